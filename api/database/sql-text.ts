import type { Sight } from './scoped-reader.ts';
import type { Value } from './round-trip.ts';
import type { Wanted } from '../domain/wanted.ts';

/** The values of a statement under construction. The viewer's id and organization are `$1` and `$2` already. */
export class Parameters {
  readonly values: Value[] = [];

  /** The text that stands for a value. */
  add(value: Value, type: string): string {
    this.values.push(value);
    return `$${this.values.length + 2}::${type}`;
  }
}

/**
 * Which participants a viewer sees: oneself, those in one's care, and to an admin all of the organization. Everything
 * that hangs on a participant is read through this condition. Row-level security repeats it; the two are tested
 * against each other.
 */
export function seesParticipant(sight: Sight, column: string): string {
  if (sight === 'organization')
    return `exists (${OWN_ORGANIZATION} and participants.id = ${column})`;
  const own = `select id from participants where user_id = $1 and organization_id = $2`;
  if (sight === 'own') return `${column} in (${own})`;
  return `${column} in (select participant_id from care_team_members where user_id = $1 union all ${own})`;
}

const OWN_ORGANIZATION = 'select from participants where participants.organization_id = $2';

/** SQL of columns, under the names that rows have them. */
export type Columns = Readonly<Record<string, string>>;

/** The select list of what is wanted: columns that are always read, and those that a wanted field is made of. */
export function selectList(
  wanted: Wanted,
  always: Columns,
  optional: Readonly<Record<string, Columns>>,
): string {
  const columns = { ...always };
  for (const field in optional) {
    if (wanted[field] !== undefined) Object.assign(columns, optional[field]);
  }
  return Object.entries(columns)
    .map(([name, text]) => `${text} as "${name}"`)
    .join(', ');
}

/** A text for each sight, made once. */
export const bySight = <T>(make: (sight: Sight) => T): Readonly<Record<Sight, T>> => ({
  organization: make('organization'),
  inCare: make('inCare'),
  own: make('own'),
});
