import { beginRequest, endRequest } from './connection-state.ts';

/** Counts other work that the viewer waits for, such as loading samples, among the requests that may be slow. */
export async function awaited<Result>(work: Promise<Result>): Promise<Result> {
  const key = {};
  beginRequest(key);
  try {
    return await work;
  } finally {
    endRequest(key);
  }
}
