import { useRouteContext } from '@tanstack/react-router';
import { seesParticipants } from '../../session/groups.ts';
import { ParticipantsPage } from '../participants/participants-page.tsx';
import { ParticipantHome } from './participant-home.tsx';

/** What a viewer sees first, by the groups in their token; the API decides what it answers. Analysts have another page. */
export function HomePage() {
  const { session } = useRouteContext({ from: '/signed-in' });
  if (seesParticipants(session.groups)) return <ParticipantsPage />;
  return <ParticipantHome />;
}
