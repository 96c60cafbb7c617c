import type { DataAccessQuery } from '../../__generated__/graphql.ts';

type SeenEvent = DataAccessQuery['auditEvents']['edges'][number]['node'];

/** The actions of one user within a minute, because opening one page causes several events. */
export interface Visit {
  readonly id: string;
  readonly occurredAt: string;
  readonly actor: SeenEvent['actor'];
  /** Each action once, newest first. */
  readonly actions: readonly string[];
}

const MINUTE = 'YYYY-MM-DDTHH:MM'.length;

/** Groups consecutive events, newest first. */
export function visitsOf(events: readonly SeenEvent[]): Visit[] {
  const visits: Visit[] = [];
  for (const { id, occurredAt, actor, action } of events) {
    const before = visits.at(-1);
    const isSame =
      before?.actor?.id === actor?.id &&
      before?.occurredAt.slice(0, MINUTE) === occurredAt.slice(0, MINUTE);
    if (before === undefined || !isSame) visits.push({ id, occurredAt, actor, actions: [action] });
    else
      visits[visits.length - 1] = { ...before, actions: [...new Set([...before.actions, action])] };
  }
  return visits;
}
