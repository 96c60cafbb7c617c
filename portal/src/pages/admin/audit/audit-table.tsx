import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import {
  type AuditFilter,
  AuditLogDocument,
  type LoggedEventFragment,
} from '../../../__generated__/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { actionKey } from '../../../ui/words/action-key.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { LoadMoreRow, PendingRow } from '../../../ui/tables/load-more-row.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { StackingCell, StackingTable } from '../../../ui/tables/stacking-table.tsx';
import { ACTIONS } from './actions.ts';

interface Narrowing {
  /** Shows only actions of this user. */
  readonly onActor: (userId: string) => void;
  /** Shows only actions on this participant's data. */
  readonly onParticipant: (participantId: string) => void;
}

/** The filtered events, newest first, page by page. */
export function AuditTable({ filter, ...narrowing }: { filter: AuditFilter } & Narrowing) {
  const { t } = useTranslation('admin');
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const [{ data, error }, refetch] = useQuery({
    query: AuditLogDocument,
    variables: { filter, after: null },
  });
  if (!data && error) return <FailureNotice error={error} onRetry={refetch} />;
  if (!data) return <ListSkeleton />;
  if (data.auditEvents.edges.length === 0)
    return <EmptyState title={t('audit.none')}>{t('audit.noneLead')}</EmptyState>;
  const columns = [t('audit.when'), t('audit.who'), t('audit.what'), t('audit.whose')];
  return (
    <StackingTable caption={t('audit.title')} columns={columns}>
      {cursors.map((after, index) => (
        <EventRows
          key={after}
          filter={filter}
          after={after}
          columns={columns}
          narrowing={narrowing}
          onMore={
            index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined
          }
        />
      ))}
    </StackingTable>
  );
}

function EventRows(props: {
  filter: AuditFilter;
  after: string | null;
  columns: readonly string[];
  narrowing: Narrowing;
  /** Set on the last page only. */
  onMore: ((cursor: string) => void) | undefined;
}) {
  const { filter, after, columns, narrowing, onMore } = props;
  const [{ data, error }, refetch] = useQuery({
    query: AuditLogDocument,
    variables: { filter, after },
  });
  if (!data) return <PendingRow columnCount={columns.length} error={error} onRetry={refetch} />;
  const { edges, pageInfo } = data.auditEvents;
  return (
    <>
      {edges.map(({ node }) => (
        <EventRow key={node.id} event={node} columns={columns} {...narrowing} />
      ))}
      {onMore && pageInfo.hasNextPage && (
        <LoadMoreRow columnCount={columns.length} onLoad={() => onMore(pageInfo.endCursor!)} />
      )}
    </>
  );
}

function EventRow(props: { event: LoggedEventFragment; columns: readonly string[] } & Narrowing) {
  const { t } = useTranslation(['admin', 'common']);
  const { occurredAt, actor, action, participants } = props.event;
  const [when, who, what, whose] = props.columns as [string, string, string, string];
  const known = ACTIONS.find((one) => one === action);
  const [only] = participants;
  return (
    <tr>
      <StackingCell column={when}>
        <Moment at={occurredAt} />
      </StackingCell>
      <StackingCell column={who}>
        {actor === null ? (
          t('audit.gaitway')
        ) : (
          <Group gap={6}>
            <Button
              size="compact-sm"
              variant="subtle"
              ml={-8}
              aria-label={t('audit.onlyActor', { name: actor.name ?? actor.id })}
              onClick={() => props.onActor(actor.id)}
            >
              {actor.name ?? t('audit.gone')}
            </Button>
            <Text span size="xs" c="dimmed">
              {actor.groups.map((group) => t(`common:group.${group}`)).join(', ')}
            </Text>
          </Group>
        )}
      </StackingCell>
      <StackingCell column={what}>{known ? t(`action.${actionKey(known)}`) : action}</StackingCell>
      <StackingCell column={whose}>
        {participants.length === 1 && only ? (
          <Button
            size="compact-sm"
            variant="subtle"
            ml={-8}
            onClick={() => props.onParticipant(only.id)}
          >
            {only.name ?? t('audit.erased', { id: only.id.slice(0, 8) })}
          </Button>
        ) : participants.length > 1 ? (
          t('audit.people', { count: participants.length })
        ) : null}
      </StackingCell>
    </tr>
  );
}
