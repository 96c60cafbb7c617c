import { fromPostGraphile } from './answers.ts';
import { operationOf, type PageName, type Question } from './pages.ts';
import { providerId } from './dataset/clinic.ts';
import { PROVIDER_HEADER } from './peers/provider-header.ts';

export const CONTESTANT_NAMES = [
  'gaitway',
  'limit',
  'limit-json',
  'mercurius',
  'postgraphile-rls',
  'postgraphile',
  'apollo',
  'yoga',
] as const;

/** `before` is Gaitway of another checkout; it runs when `--against` names the checkout. */
export type ContestantName = (typeof CONTESTANT_NAMES)[number] | 'before';

/** An HTTP request before serialisation. */
export interface PageRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

/** A server in the comparison. */
export interface Contestant {
  readonly title: string;
  /** Its program under `peers/`; absent for Gaitway, which starts like in production. */
  readonly peer?: string;
  readonly environment?: Readonly<Record<string, string>>;
  request(page: PageName, question: Question): PageRequest;
  /** The data of the response in Gaitway's shape. */
  read(page: PageName, data: never): unknown;
}

const sameShape = (_: PageName, data: never): unknown => data;
const asProvider = (provider: number) => ({ [PROVIDER_HEADER]: providerId(provider) });

/** Hand-written pages, one path each. */
const limit = {
  request: (page: PageName, { provider, variables }: Question): PageRequest => ({
    path: `/${page}`,
    headers: asProvider(provider),
    body: variables,
  }),
  read: sameShape,
};

/** The same documents as Gaitway, without a token. */
const sameDocuments = {
  request: (page: PageName, { provider, variables }: Question): PageRequest => ({
    path: '/graphql',
    headers: asProvider(provider),
    body: { query: operationOf(page), variables },
  }),
  read: sameShape,
};

const postgraphile = {
  peer: 'postgraphile/postgraphile.ts',
  request: (page: PageName, { provider, variables }: Question): PageRequest => ({
    path: '/graphql',
    headers: asProvider(provider),
    body: {
      query: operationOf(page, 'peers/postgraphile'),
      variables: page === 'home' ? { provider: providerId(provider) } : variables,
    },
  }),
  read: (page: PageName, data: never) => fromPostGraphile[page](data),
};

/** Requests carry the access token of the provider. */
const gaitway = (title: string, tokens: readonly string[]): Contestant => ({
  title,
  request: (page, { provider, variables }) => ({
    path: '/graphql',
    headers: { authorization: `Bearer ${tokens[provider]}` },
    body: { query: operationOf(page), variables },
  }),
  read: sameShape,
});

/**
 * @param tokens an access token for each provider of the clinic
 * @param before the same for the other checkout; empty when there is none
 */
export const contestantsWith = (
  tokens: readonly string[],
  before: readonly string[] = [],
): Readonly<Record<ContestantName, Contestant>> => ({
  gaitway: gaitway('Gaitway', tokens),
  before: gaitway('Gaitway before', before),
  limit: { title: 'limit: rows to text by hand', peer: 'limit-rows.ts', ...limit },
  'limit-json': { title: 'limit: JSON by Postgres', peer: 'limit-json.ts', ...limit },
  mercurius: { title: 'Mercurius, JIT', peer: 'mercurius.ts', ...sameDocuments },
  'postgraphile-rls': {
    title: 'PostGraphile, RLS',
    environment: { ROW_LEVEL_SECURITY: 'true' },
    ...postgraphile,
  },
  postgraphile: { title: 'PostGraphile', ...postgraphile },
  apollo: { title: 'Apollo, type-graphql', peer: 'apollo.ts', ...sameDocuments },
  yoga: { title: 'Yoga', peer: 'yoga.ts', ...sameDocuments },
});
