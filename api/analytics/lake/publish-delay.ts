/** Recordings of one day often change together. The delay lets one job write the day's file for all of them. */
export const SHORTEST_DELAY_SECONDS = 1;

/** After this time, analysts see a change even in the largest file. */
const LONGEST_DELAY_SECONDS = 300;

/** A larger file is written less often: a second later for each of these bytes. */
const BYTES_PER_SECOND = 1000;

/** A file of about a hundred recordings is still written after a second. */
const SMALL_FILE_BYTES = 16_000;

/**
 * The shortest time between two writes of a day's file. It grows with the file, because each write writes all of it: at one
 * write a second, 100,000 recordings of a day would cause hundreds of gigabytes.
 */
export function publishDelaySeconds(fileBytes: number): number {
  const delay = Math.ceil((fileBytes - SMALL_FILE_BYTES) / BYTES_PER_SECOND);
  return Math.min(Math.max(delay, SHORTEST_DELAY_SECONDS), LONGEST_DELAY_SECONDS);
}
