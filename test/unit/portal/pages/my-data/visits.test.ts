import { expect, it } from 'vitest';
import { visitsOf } from '../../../../../portal/src/pages/my-data/visits.ts';

const CLARA = { id: 'clara', name: 'Clara Moreau', groups: ['careProvider' as const] };
const SAM = { id: 'sam', name: 'Sam Ferreira', groups: ['admin' as const] };

it('groups what one user did within a minute, and separates the rest', () => {
  const events = [
    ['09:58:59', SAM, 'participant:read'],
    ['09:58:31', CLARA, 'recording:read'],
    ['09:58:30', CLARA, 'participant:read'],
    ['09:58:02', CLARA, 'recording:read'],
    ['09:57:59', CLARA, 'recording:annotate'],
    ['09:57:10', null, 'recording:read'],
    ['09:57:09', null, 'recording:read'],
  ] as const;
  const visits = visitsOf(
    events.map(([time, actor, action], index) => ({
      id: String(index),
      occurredAt: `2026-11-22T${time}.000Z`,
      actor: actor && { ...actor, groups: [...actor.groups] },
      action,
    })),
  );
  expect(visits.map(({ id, actor, actions }) => [id, actor?.id, actions])).toEqual([
    ['0', 'sam', ['participant:read']],
    ['1', 'clara', ['recording:read', 'participant:read']],
    ['4', 'clara', ['recording:annotate']],
    ['5', undefined, ['recording:read']],
  ]);
});
