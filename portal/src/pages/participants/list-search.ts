import type {
  AttentionReason,
  ParticipantOrder,
  ParticipantsQueryVariables,
  ScoreBand,
} from '../../__generated__/graphql.ts';
import { ATTENTION_REASONS } from '../../ui/attention.ts';

/** What the list shows, as it stands in the URL. */
export interface ListSearch {
  readonly search?: string;
  /** Reasons, joined by commas; `any` for those who have one. */
  readonly attention?: string;
  /** Of the last score. */
  readonly band?: string;
  /** Key of a test that they are asked to do. */
  readonly test?: string;
  readonly order?: string;
}

export const BANDS = ['VERY_LOW', 'LOW', 'OK'] as const satisfies readonly ScoreBand[];

/** Who needs attention comes first, unless somebody wants it otherwise. */
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

/** Takes what the list knows out of a URL's search; anything else counts as absent. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const names = ['search', 'attention', 'band', 'test', 'order'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = search[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );
}

/** The reasons that the URL asks for; null when it asks for none in particular. */
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

/** Whether anything but the order is asked for. */
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
