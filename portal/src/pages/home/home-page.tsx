import { useRouteContext } from '@tanstack/react-router';
import { seesParticipants } from '../../session/groups.ts';
import { ParticipantsPage } from '../participants/participants-page.tsx';
import { ParticipantHome } from './participant-home.tsx';

/**
 * The landing page of care providers, admins and participants, by the groups in their token. The API decides what it
 * returns.
 */
export function HomePage() {
  const { session } = useRouteContext({ from: '/signed-in' });
  if (seesParticipants(session.groups)) return <ParticipantsPage />;
  return <ParticipantHome />;
}
