import type { Client } from 'urql';
import {
  ParticipantsDocument,
  type ListedParticipantFragment,
  type ParticipantsQuery,
} from '../../__generated__/graphql.ts';
import { PageChain } from '../../api/page-chain.ts';
import { toVariables, type ListSearch } from './list-search.ts';

/** The participants of the list, page by page. */
export type ParticipantPages = PageChain<
  ParticipantsQuery,
  ReturnType<typeof toVariables>,
  ListedParticipantFragment
>;

export const participantsOf = ({ participants }: ParticipantsQuery) => participants;

/** Starts to load the participants before the page that shows them is rendered. */
export function beginParticipants(client: Client, search: ListSearch): ParticipantPages {
  const pages = new PageChain(client, ParticipantsDocument, toVariables(search), participantsOf);
  pages.begin();
  return pages;
}
