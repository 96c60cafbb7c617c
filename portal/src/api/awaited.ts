import { beginRequest, endRequest } from './connection-state.ts';

/** Counts what else somebody waits for, such as the samples of a recording, among the requests that may be slow. */
export async function awaited<Result>(work: Promise<Result>): Promise<Result> {
  const key = {};
  beginRequest(key);
  try {
    return await work;
  } finally {
    endRequest(key);
  }
}
