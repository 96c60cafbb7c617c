import { useRouteContext } from '@tanstack/react-router';
import { ParticipantsPage } from '../participants/participants-page.tsx';
import { AnalystHome } from './analyst-home.tsx';
import { ParticipantHome } from './participant-home.tsx';
import { seesPeople } from './sees-people.ts';

/** What a viewer sees first, by the groups in their token; the API decides what it answers. */
export function HomePage() {
  const { session } = useRouteContext({ from: '/signed-in' });
  if (seesPeople(session.groups)) return <ParticipantsPage />;
  if (session.groups.includes('analyst')) return <AnalystHome />;
  return <ParticipantHome />;
}
