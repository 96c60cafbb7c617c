import type { LakeColumn } from './lake.ts';

/** How a query disguises the lake. The keys are hexadecimal, and no part of a result shows them. */
export interface LakeDisguise {
  /** Replaces the ids in each row by others. Null keeps them. */
  readonly idKey: string | null;
  /** Shifts the times of each participant. Null keeps them. */
  readonly shiftKey: string | null;
}

export const NO_DISGUISE: LakeDisguise = { idKey: null, shiftKey: null };

/** What SQL engines call differently. */
export interface DisguiseDialect {
  /** The first so many hexadecimal digits of the SHA-256 of a text. */
  digest(text: string, digits: number): string;
  /** The number that so many hexadecimal digits stand for. */
  numberOf(digits: string): string;
  /** A time or date that many days earlier. */
  earlier(moment: string, days: string, type: LakeColumn['type']): string;
}

/** Each of them leads to one participant: a model belongs to one. */
const IDS: ReadonlySet<string> = new Set(['recording_id', 'participant_id', 'model_id']);

/** The digits of a pseudonym, with or without a disguise. */
const ID_DIGITS = 32;

/**
 * The SQL of a column as a query may see it. All times of a participant are shifted by the same 1 to 52 weeks: intervals and
 * the day of the week stay, and each participant's calendar is their own.
 */
export function disguised(
  { name, type }: Pick<LakeColumn, 'name' | 'type'>,
  { idKey, shiftKey }: LakeDisguise,
  { digest, numberOf, earlier }: DisguiseDialect,
): string {
  if (idKey !== null && IDS.has(name)) {
    return `${digest(`${name} || '${idKey}'`, ID_DIGITS)} as ${name}`;
  }
  if (shiftKey !== null && (type === 'timestamp' || type === 'date')) {
    const weeks = `(${numberOf(digest(`participant_id || '${shiftKey}'`, 6))} % 52 + 1)`;
    return `${earlier(name, `${weeks} * 7`, type)} as ${name}`;
  }
  return name;
}
