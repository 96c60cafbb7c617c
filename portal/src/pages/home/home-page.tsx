import { useRouteContext } from '@tanstack/react-router';
import { ParticipantsPage } from '../participants/participants-page.tsx';
import { AnalystHome } from './analyst-home.tsx';
import { ParticipantHome } from './participant-home.tsx';

/** What a viewer sees first, by the groups in their token; the API decides what it answers. */
export function HomePage() {
  const { session } = useRouteContext({ from: '/signed-in' });
  const isIn = (group: (typeof session.groups)[number]) => session.groups.includes(group);
  if (isIn('careProvider') || isIn('admin')) return <ParticipantsPage />;
  if (isIn('analyst')) return <AnalystHome />;
  return <ParticipantHome />;
}
