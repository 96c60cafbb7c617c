import type { Client } from 'urql';
import {
  ParticipantsDocument,
  type ListedParticipantFragment,
  type ParticipantsQuery,
} from '../../__generated__/graphql.ts';
import { PageChain } from '../../api/page-chain.ts';
import { toVariables, type ListSearch } from './list-search.ts';

/** The participants of the list, page by page. */
export type PeoplePages = PageChain<
  ParticipantsQuery,
  ReturnType<typeof toVariables>,
  ListedParticipantFragment
>;

export const peopleOf = ({ participants }: ParticipantsQuery) => participants;

/** Starts to load the participants before the page that shows them is rendered. */
export function askForPeople(client: Client, search: ListSearch): PeoplePages {
  const pages = new PageChain(client, ParticipantsDocument, toVariables(search), peopleOf);
  pages.begin();
  return pages;
}
