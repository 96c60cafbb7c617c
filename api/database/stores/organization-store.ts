import { sql } from 'kysely';
import type { BandThresholds } from '../../domain/score-band.ts';
import type { ScopedTransaction, SystemTransaction } from '../database.ts';
import type { ScopedReader } from '../scoped-reader.ts';
import { statement } from '../statement.ts';

export interface Organization {
  readonly id: string;
  readonly name: string;
  /** Scores from here on are OK, in score points. */
  readonly bandOk: number;
  /** Scores from here up to `bandOk` are LOW, those below VERY_LOW. */
  readonly bandLow: number;
  /** A participant without a recording for this many days needs attention. */
  readonly inactivityDays: number;
  /** The portal signs the user out after this many minutes without activity. */
  readonly idleMinutes: number;
  /** Whether everybody has to give a one-time code when signing in. */
  readonly secondFactorRequired: boolean;
  /** Whether recordings from a participant's account may carry a clinician's score. */
  readonly scoresFromPhonesAllowed: boolean;
  /** Whether the ids that analysts see differ from query to query. */
  readonly analystIdsByQuery: boolean;
  /** Whether analysts see the times of each participant shifted by some weeks. */
  readonly analystDatesShifted: boolean;
}

/** An `Organization`, in SQL, of the row that is joined. */
export const ORGANIZATION_JSON = `jsonb_build_object(
  'id', organizations.id, 'name', organizations.name,
  'bandOk', organizations.band_ok, 'bandLow', organizations.band_low,
  'inactivityDays', organizations.inactivity_days, 'idleMinutes', organizations.idle_minutes,
  'secondFactorRequired', organizations.second_factor_required,
  'scoresFromPhonesAllowed', organizations.scores_from_phones_allowed,
  'analystIdsByQuery', organizations.analyst_ids_by_query,
  'analystDatesShifted', organizations.analyst_dates_shifted)`;

/** Statements on organizations. They are made by commands; admins change what they settle. */
export const organizationStore = {
  /** Returns the new organization's id. */
  async insert(tx: ScopedTransaction, name: string): Promise<string> {
    const { id } = await tx.sql
      .insertInto('organizations')
      .values({ name })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },

  async find(tx: ScopedTransaction, id: string): Promise<Organization | undefined> {
    const row = await tx.sql
      .selectFrom('organizations')
      .where('id', '=', id)
      .select(sql.raw<Organization>(ORGANIZATION_JSON).as('organization'))
      .executeTakeFirst();
    return row?.organization;
  },

  /** Locks until the transaction ends. Take it to change an organization or the set of its admins. */
  async lock(tx: ScopedTransaction, id: string): Promise<void> {
    await tx.sql
      .selectFrom('organizations')
      .where('id', '=', id)
      .select('id')
      .forUpdate()
      .execute();
  },

  async update(tx: ScopedTransaction, organization: Organization): Promise<void> {
    await tx.sql
      .updateTable('organizations')
      .set({
        name: organization.name,
        band_ok: organization.bandOk,
        band_low: organization.bandLow,
        inactivity_days: organization.inactivityDays,
        idle_minutes: organization.idleMinutes,
        second_factor_required: organization.secondFactorRequired,
        scores_from_phones_allowed: organization.scoresFromPhonesAllowed,
        analyst_ids_by_query: organization.analystIdsByQuery,
        analyst_dates_shifted: organization.analystDatesShifted,
      })
      .where('id', '=', organization.id)
      .execute();
  },

  /** The bands of the viewer's organization. */
  async bands(records: ScopedReader): Promise<BandThresholds> {
    const [bands] = await records.about({}).rows(BANDS);
    if (bands === undefined) throw new Error('the organization of a viewer is there');
    return bands;
  },

  /** The only organization there is; undefined when there are several, or none. */
  async onlyOne(tx: SystemTransaction): Promise<string | undefined> {
    const rows = await tx.sql.selectFrom('organizations').select('id').limit(2).execute();
    return rows.length === 1 ? rows[0]!.id : undefined;
  },

  /** Whether there is any. */
  async exists(tx: ScopedTransaction): Promise<boolean> {
    const row = await tx.sql.selectFrom('organizations').select('id').limit(1).executeTakeFirst();
    return row !== undefined;
  },
};

const BANDS = statement<BandThresholds>(
  'select band_ok as ok, band_low as low from organizations where id = $2',
);
