import { beginRequest, endRequest } from './connection-state.ts';

let count = 0;

/** Counts what else somebody waits for, such as the samples of a recording, among the requests that may be slow. */
export async function awaited<Result>(work: Promise<Result>): Promise<Result> {
  const key = --count; // the keys of requests are positive
  beginRequest(key);
  try {
    return await work;
  } finally {
    endRequest(key);
  }
}
