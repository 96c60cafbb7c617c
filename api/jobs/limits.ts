/**
 * Time limits that depend on one another, in seconds. Change one here and the others follow;
 * `test/unit/jobs/limits.test.ts` checks their order.
 */

/** A job that runs longer fails this attempt. */
export const JOB_SECONDS = 300;

/** Time that the job of a query needs beside the query itself: reading the statement, storing the result. */
const BESIDE_QUERY_SECONDS = 20;

/** The longest time limit that `QUERY_SECONDS` may set, so that a query ends before its job does. */
export const LONGEST_QUERY_SECONDS = JOB_SECONDS - BESIDE_QUERY_SECONDS;

/** The queue ends an attempt after this time when the process that runs it did not. */
export const EXPIRY_SECONDS = JOB_SECONDS + 30;

/**
 * The delay of the second round of a deletion. A job that was working on the data when its rows were deleted
 * may leave files behind; after this time it has ended, however late the queue noticed.
 */
export const DELETION_SECOND_ROUND_SECONDS = 2 * JOB_SECONDS;

/** Attempts after the first one, for failures other than outages. A killed process counts as one of them. */
export const RETRIES = 4;

/** Attempts in addition to `RETRIES` while something that the job needs is unavailable: about seven hours. */
export const OUTAGE_RETRIES = 50;

/** The longest wait between two attempts. The first one is about a second, and each is twice the one before. */
export const LONGEST_RETRY_DELAY_SECONDS = 600;

/** Finished and failed jobs are kept for the job board for this many days. */
export const KEEP_ENDED_DAYS = 7;

/** Waiting jobs are never dropped. The queue demands a limit, so this is longer than Gaitway stands still anywhere. */
export const KEEP_WAITING_YEARS = 50;
