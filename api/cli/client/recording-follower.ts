import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from './api-client.ts';

/** Where the API has nothing more to do with a recording for now; a new model scores those that wait for one. */
const SETTLED: readonly string[] = ['SCORED', 'TRAINING', 'AWAITING_MODEL', 'FAILED'];
/** The API takes at most 30 aliases in one query. */
const AT_A_TIME = 25;
const LOOK_EVERY_MS = 500;

/** A recording that has settled. */
export interface SettledRecording {
  readonly id: string;
  readonly status: string;
  readonly failure: { readonly code: string; readonly message: string } | null;
}

/**
 * Follows recordings until each is scored, taught a model, waits for one, or has failed. Looks at the oldest
 * of those under way only: recordings are worked on in the order in which they came.
 */
export async function followRecordings(
  api: ApiClient,
  ids: readonly string[],
  onSettled: (recording: SettledRecording) => void,
): Promise<void> {
  let pending = [...ids];
  while (pending.length > 0) {
    const looked = pending.slice(0, AT_A_TIME);
    const settled = (await look(api, looked)).filter(({ status }) => SETTLED.includes(status));
    settled.forEach(onSettled);
    const done = new Set(settled.map(({ id }) => id));
    pending = pending.filter((id) => !done.has(id));
    if (done.size < looked.length) await sleep(LOOK_EVERY_MS);
  }
}

/** Those that are there; one that was deleted meanwhile counts as failed. */
async function look(api: ApiClient, ids: readonly string[]): Promise<SettledRecording[]> {
  const variables = ids.map((_, index) => `$id${index}: ID!`).join(', ');
  const fields = ids.map(
    (_, index) => `r${index}: recording(id: $id${index}) { status failure { code message } }`,
  );
  const data = await api.request<Record<string, Omit<SettledRecording, 'id'> | null>>(
    `query FollowRecordings(${variables}) { ${fields.join('\n')} }`,
    Object.fromEntries(ids.map((id, index) => [`id${index}`, id])),
  );
  const gone = { status: 'FAILED', failure: { code: 'NOT_FOUND', message: 'It was deleted.' } };
  return ids.map((id, index) => ({ id, ...(data[`r${index}`] ?? gone) }));
}
