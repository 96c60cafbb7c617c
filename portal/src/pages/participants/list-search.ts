import type {
  AttentionReason,
  ParticipantOrder,
  ParticipantsQueryVariables,
  ScoreBand,
} from '../../__generated__/graphql.ts';
import { ATTENTION_REASONS } from '../../ui/attention.ts';

/** The search parameters of the list. */
export interface ListSearch {
  readonly search?: string;
  /** Reasons, joined by commas; `any` for participants with at least one. */
  readonly attention?: string;
  /** Of the latest score. */
  readonly band?: string;
  /** Key of an assigned test. */
  readonly test?: string;
  readonly order?: string;
}

export const BANDS = ['VERY_LOW', 'LOW', 'OK'] as const satisfies readonly ScoreBand[];

/** Participants who need attention come first by default. */
export const DEFAULT_ORDER = 'ATTENTION';

export const ORDERS = [
  DEFAULT_ORDER,
  'NAME_ASC',
  'NAME_DESC',
  'LATEST_RECORDING_DESC',
  'LATEST_RECORDING_ASC',
  'LATEST_SCORE_ASC',
  'LATEST_SCORE_DESC',
] as const satisfies readonly ParticipantOrder[];

/** Reads the known search parameters of a URL and ignores all others. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const names = ['search', 'attention', 'band', 'test', 'order'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = search[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );
}

/** The reasons in the URL; null when there is no filter by reason. */
export function reasonsIn({ attention }: ListSearch): readonly AttentionReason[] | null {
  if (attention === undefined) return null;
  if (attention === 'any') return ATTENTION_REASONS;
  const named = attention.split(',');
  const known = ATTENTION_REASONS.filter((reason) => named.includes(reason));
  return known.length === 0 ? null : known;
}

const oneOf = <Value extends string>(values: readonly Value[], value: string | undefined) =>
  values.find((one) => one === value);

export const bandIn = ({ band }: ListSearch) => oneOf(BANDS, band) ?? null;
export const orderIn = ({ order }: ListSearch) => oneOf(ORDERS, order) ?? DEFAULT_ORDER;

/** Whether the list is filtered, apart from its order. */
export const isFiltered = ({ order: _order, ...others }: ListSearch): boolean =>
  Object.keys(others).length > 0;

export function toVariables(search: ListSearch): Omit<ParticipantsQueryVariables, 'after'> {
  const reasons = reasonsIn(search);
  const band = bandIn(search);
  return {
    filter: {
      search: search.search ?? null,
      testType: search.test ?? null,
      ...(reasons && { attention: [...reasons] }),
      ...(band && { band: [band] }),
    },
    orderBy: orderIn(search),
  };
}
