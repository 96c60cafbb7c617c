import { groupBy } from '../../domain/group-by.ts';
import type { ByParticipant } from './histories.ts';

/** What a page waits for, piece by piece, and how the pieces come back to the records that they belong to. */
export type Load = Promise<ByParticipant<unknown>>;

/** Lists that hang on participants. */
export async function lists<Item extends { readonly participantId: string }>(
  items: readonly Item[] | Promise<readonly Item[]>,
): Promise<ByParticipant<readonly Item[]>> {
  const byParticipant = groupBy(await items, ({ participantId }) => participantId);
  return (id) => byParticipant.get(id) ?? [];
}

/** A field that cannot be loaded is an error in its own place; the rest of the page is shown. */
export const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error('could not be loaded', { cause: error });

/** Everything that is loaded, under the same names; with `onError`, an error stands in the place of its value. */
export async function allOf<Value>(
  loads: Readonly<Record<string, Promise<Value>>>,
  onError?: (error: unknown) => Error,
): Promise<Record<string, Value | Error>> {
  const entries = Object.entries(loads).map(async ([name, load]) => {
    const value = await (onError ? load.catch(onError) : load);
    return [name, value] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** One participant's share of everything that was loaded. */
export function valuesFor(
  id: string,
  values: Readonly<Record<string, ByParticipant<unknown> | Error>>,
): Record<string, unknown> {
  const own: Record<string, unknown> = {};
  for (const name in values) {
    const value = values[name]!;
    own[name] = value instanceof Error ? value : value(id);
  }
  return own;
}
