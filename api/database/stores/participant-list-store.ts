import { ATTENTION_REASONS, type AttentionReason } from '../../domain/attention.ts';
import type { PageRequest } from '../../domain/page.ts';
import type { ScoreBand } from '../../domain/score-band.ts';
import type { Selection } from '../../domain/selection.ts';
import {
  hasAnyReason,
  isInBand,
  PARTICIPANTS_WITH_STATES,
  REASON_COUNTS,
  URGENCY,
} from './participant-state-store.ts';
import { participantColumns, type ParticipantRow } from './participant-store.ts';
import type { ScopedReader } from '../scoped-reader.ts';
import { Parameters, seesParticipant } from './sql-text.ts';
import { statement } from '../statement.ts';

/** The place of a participant in the list: by rank, then by name; the id decides between namesakes. */
export interface ParticipantKey {
  /** What the order goes by, smallest first; 0 for all in an order by name. */
  readonly rank: number;
  readonly familyName: string;
  readonly givenName: string;
  readonly id: string;
}

export interface ParticipantQuery {
  readonly search: string | null;
  readonly identityId: string | null;
  readonly testTypeId: string | null;
  /** Only participants who requested their erasure. */
  readonly erasureRequested: boolean;
  /** Any of these. */
  readonly attention: readonly AttentionReason[] | null;
  /** Any of these, of the newest score. */
  readonly bands: readonly ScoreBand[] | null;
}

/** SQL of the rank for each order; those by name have none. A person without what it goes by comes last. */
const RANKS = {
  ATTENTION: `-(${URGENCY})`,
  LATEST_RECORDING_DESC: `-coalesce(extract(epoch from last_recording_at), 0)`,
  LATEST_RECORDING_ASC: `coalesce(extract(epoch from last_recording_at), 0)`,
  LATEST_SCORE_ASC: 'coalesce(last_score, 101)',
  LATEST_SCORE_DESC: '-coalesce(last_score, -1)',
};

export type ParticipantListOrder = 'NAME_ASC' | 'NAME_DESC' | keyof typeof RANKS;

export interface ListedParticipant extends ParticipantRow {
  readonly rank: number;
}

/** How many match, and how many would have each reason if the query named none. */
export interface ParticipantCounts {
  readonly totalCount: number;
  readonly attention: readonly { readonly reason: AttentionReason; readonly count: number }[];
}

/** Statements on the list of participants. What the scope does not show does not exist here. */
export const participantListStore = {
  /** Returns one row more than requested when there is one. */
  page(
    records: ScopedReader,
    query: ParticipantQuery,
    { first, after }: PageRequest<ParticipantKey>,
    order: ParticipantListOrder,
    selection: Selection,
  ): Promise<ListedParticipant[]> {
    const given = new Parameters();
    const byName = order === 'NAME_ASC' || order === 'NAME_DESC';
    const rank = byName ? '0' : `(${RANKS[order]})::float8`;
    const direction = order === 'NAME_DESC' ? 'desc' : 'asc';
    const conditions = [...isListed(records, query, given), ...needsState(query, given)];
    if (after !== null) {
      const place = byName ? '' : `${rank}, `;
      const of = byName ? '' : `${given.add(after.rank, 'float8')}, `;
      conditions.push(`(${place}family_name, given_name, participants.id)
        ${direction === 'asc' ? '>' : '<'} (${of}${given.add(after.familyName, 'text')},
          ${given.add(after.givenName, 'text')}, ${given.add(after.id, 'uuid')})`);
    }
    const from = byName && !asksForState(query) ? 'participants' : PARTICIPANTS_WITH_STATES;
    // `offset 0` keeps Postgres from walking the whole organization in the order of names for the few in sight.
    const text = `select ${participantColumns(selection)}, rank from (
        select participants.*, ${rank} as rank from ${from} where ${conditions.join(' and ')}
        ${records.visibility === 'organization' ? '' : 'offset 0'}) as participants
      order by ${byName ? '' : 'rank, '}family_name ${direction}, given_name ${direction},
        participants.id ${direction}
      limit ${given.add(first + 1, 'bigint')}`;
    return records.rows(statement<ListedParticipant>(text), ...given.values);
  },

  async counts(
    records: ScopedReader,
    query: ParticipantQuery,
    selection: Selection,
  ): Promise<ParticipantCounts> {
    const given = new Parameters();
    const wantsReasons = selection['attention'] !== undefined;
    const conditions = isListed(records, query, given);
    const narrower = needsState(query, given).join(' and ');
    const from = wantsReasons || narrower !== '' ? PARTICIPANTS_WITH_STATES : 'participants';
    const text = `select count(*)${narrower && ` filter (where ${narrower})`}::int as "totalCount",
        ${wantsReasons ? REASON_COUNTS : 'null'} as counts
      from ${from} where ${conditions.join(' and ')}`;
    const [row] = await records.rows(
      statement<{ totalCount: number; counts: readonly number[] | null }>(text),
      ...given.values,
    );
    return {
      totalCount: row?.totalCount ?? 0,
      attention: ATTENTION_REASONS.map((reason, place) => ({
        reason,
        count: row?.counts?.[place] ?? 0,
      })),
    };
  },
};

/** Conditions on the participant alone. */
function isListed(records: ScopedReader, query: ParticipantQuery, given: Parameters): string[] {
  const conditions = [seesParticipant(records.visibility, 'participants')];
  if (query.search !== null) {
    const pattern = `%${query.search.replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(`(given_name || ' ' || family_name || ' ' || coalesce(email, '')) collate search_text
      ilike ${given.add(pattern, 'text')}`);
  }
  if (query.identityId !== null) {
    conditions.push(`identity_id = ${given.add(query.identityId, 'text')}`);
  }
  if (query.erasureRequested) conditions.push('erasure_requested_at is not null');
  if (query.testTypeId !== null) {
    conditions.push(`exists (select from assignments where participant_id = participants.id
      and test_type_id = ${given.add(query.testTypeId, 'uuid')})`);
  }
  return conditions;
}

const asksForState = ({ attention, bands }: ParticipantQuery): boolean =>
  attention !== null || bands !== null;

/** Conditions on what is kept about the participant. */
function needsState({ attention, bands }: ParticipantQuery, given: Parameters): string[] {
  const conditions: string[] = [];
  if (attention !== null) conditions.push(hasAnyReason(attention));
  if (bands !== null) conditions.push(isInBand(bands, given));
  return conditions;
}
