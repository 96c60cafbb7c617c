import { readFileSync } from 'node:fs';
import {
  CLINIC,
  participantId,
  participantOf,
  sampledRecordingOf,
  TODAY,
} from './dataset/clinic.ts';

export const PAGE_NAMES = ['home', 'participant-detail', 'history', 'recording'] as const;
export type PageName = (typeof PAGE_NAMES)[number];

/** One request for a page. */
export interface Question {
  /** Number of the provider. */
  readonly provider: number;
  /** The variables of the operation, and further parameters for a server without GraphQL. */
  readonly variables: Readonly<Record<string, string>>;
}

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(TODAY.getTime() - days * DAY_MS).toISOString();
const PERIODS = { from7: daysAgo(7), from30: daysAgo(30), to: TODAY.toISOString() };

const everyProvider = Array.from({ length: CLINIC.providers }, (_, provider) => provider);
/** For each provider, the participants whose index in the care team is a multiple of `step`. */
const everyParticipant = (step: number) =>
  everyProvider.flatMap((provider) =>
    Array.from({ length: CLINIC.participantsPerProvider / step }, (_, i) => ({
      provider,
      id: participantId(participantOf(provider, i * step)),
    })),
  );

/** All requests of a page, in an order in which neighbours have nothing in common. */
export const questionsOf = (page: PageName): readonly Question[] => scattered(QUESTIONS[page]());

const QUESTIONS: Readonly<Record<PageName, () => Question[]>> = {
  home: () => everyProvider.map((provider) => ({ provider, variables: {} })),
  'participant-detail': () =>
    everyParticipant(1).map(({ provider, id }) => ({ provider, variables: { id } })),
  // Participants whose history is longer than the page.
  history: () =>
    everyParticipant(CLINIC.longHistoryEvery).map(({ provider, id }) => ({
      provider,
      variables: { id, ...PERIODS },
    })),
  recording: () =>
    everyProvider.map((provider) => ({ provider, variables: sampledRecordingOf(provider) })),
};

/** A stride that is coprime to the number of requests visits each of them once. */
const STRIDE = 7_919;

const scattered = <Item>(items: readonly Item[]): Item[] =>
  items.map((_, i) => items[(i * STRIDE) % items.length]!);

/** The document of a page; `folder` has the documents of a dialect. */
export const operationOf = (page: PageName, folder = 'operations'): string =>
  readFileSync(new URL(`./${folder}/${page}.graphql`, import.meta.url), 'utf8');
