import type { Visibility } from '../scoped-reader.ts';
import type { Value } from '../engine/round-trip.ts';
import type { Selection } from '../../domain/selection.ts';

/** The values of a statement under construction. The viewer's id and organization are `$1` and `$2` already. */
export class Parameters {
  readonly values: Value[] = [];

  /** The text that stands for a value. */
  add(value: Value, type: string): string {
    this.values.push(value);
    return `$${this.values.length + 2}::${type}`;
  }
}

/** SQL of a `timestamptz` as ISO 8601 text in UTC, to the microsecond: a `Date` keeps milliseconds alone. */
export const exactText = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * That a row of the viewer's organization belongs to a participant whom the viewer sees: oneself, those in one's care,
 * and to an admin all. Wherever a page begins, its statement says so; what hangs on the participants of a page is
 * asked for by their ids. Row-level security holds for all of it. An index can be searched for the array.
 */
export function seesParticipant(
  visibility: Visibility,
  table: 'participants' | 'recordings',
): string {
  const inOrganization = `${table}.organization_id = $2`;
  if (visibility === 'organization') return inOrganization;
  const column = table === 'participants' ? 'id' : 'participant_id';
  return `${inOrganization} and ${table}.${column} = any ((select viewer_participant_ids())::uuid[])`;
}

/** SQL of columns, under the names that rows have them. */
export type Columns = Readonly<Record<string, string>>;

/**
 * Writes the select list of a selection: the columns that are always read, and those that a selected field is made of.
 * The same document yields the same selection object, so its list is written once.
 */
export function selectList(
  always: Columns,
  optional: Readonly<Record<string, Columns>>,
): (selection: Selection) => string {
  const written = new WeakMap<Selection, string>();
  return (selection) => {
    let list = written.get(selection);
    if (list === undefined) {
      const columns = { ...always };
      for (const field in optional) {
        if (selection[field] !== undefined) Object.assign(columns, optional[field]);
      }
      list = Object.entries(columns)
        .map(([name, text]) => `${text} as "${name}"`)
        .join(', ');
      written.set(selection, list);
    }
    return list;
  };
}
