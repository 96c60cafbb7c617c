import { Text } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { DataAccessDocument } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { actionKey } from '../../ui/words/action-key.ts';
import { LoadMoreRow, PendingRow } from '../../ui/tables/load-more-row.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Section } from '../../ui/section.tsx';
import { StackingCell, StackingTable } from '../../ui/tables/stacking-table.tsx';
import { type Visit, visitsOf } from './visits.ts';

/** Actions that have texts for participants; others show "used your data". */
const KNOWN_DEEDS = [
  'participant:read',
  'recording:read',
  'recording:annotate',
  'recording:submit',
  'recording:delete',
  'recording:retry',
  'assignment:change',
  'participant:create',
  'participant:invite',
  'participant:link',
  'participant:unlink',
  'participant:export',
] as const;

/** Every access of other users to the viewer's data, from the audit log. */
export function AccessSection() {
  const { t } = useTranslation('my-data');
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const columns = [t('looked.when'), t('looked.who'), t('looked.what')];
  return (
    <Section title={t('looked.title')}>
      <Text mb="md">{t('looked.lead')}</Text>
      <StackingTable caption={t('looked.title')} columns={columns}>
        {cursors.map((after, index) => (
          <Page
            key={after}
            after={after}
            columns={columns}
            isLast={index === cursors.length - 1}
            onMore={(cursor) => setCursors([...cursors, cursor])}
          />
        ))}
      </StackingTable>
    </Section>
  );
}

function Page(props: {
  after: string | null;
  columns: readonly string[];
  isLast: boolean;
  onMore: (cursor: string) => void;
}) {
  const { t } = useTranslation('my-data');
  const { after, columns, isLast, onMore } = props;
  const [{ data, error }, refetch] = useQuery({ query: DataAccessDocument, variables: { after } });
  if (!data) return <PendingRow columnCount={columns.length} error={error} onRetry={refetch} />;
  const { edges, pageInfo } = data.auditEvents;
  if (edges.length === 0)
    return (
      <tr>
        <td colSpan={columns.length} data-whole>
          {t('looked.empty')}
        </td>
      </tr>
    );
  return (
    <>
      {visitsOf(edges.map(({ node }) => node)).map((visit) => (
        <VisitRow key={visit.id} visit={visit} columns={columns} />
      ))}
      {isLast && pageInfo.hasNextPage && (
        <LoadMoreRow columnCount={columns.length} onLoad={() => onMore(pageInfo.endCursor!)} />
      )}
    </>
  );
}

function VisitRow({ visit, columns }: { visit: Visit; columns: readonly string[] }) {
  const { t } = useTranslation(['my-data', 'common']);
  const { occurredAt, actor, actions } = visit;
  const [when, who, what] = columns as [string, string, string];
  const deeds = actions.map((action) => {
    const deed = KNOWN_DEEDS.find((one) => one === action);
    return deed === undefined ? t('looked.other') : t(`deed.${actionKey(deed)}`);
  });
  return (
    <tr>
      <StackingCell column={when}>
        <Moment at={occurredAt} />
      </StackingCell>
      <StackingCell column={who}>
        {actor === null ? (
          t('looked.gaitway')
        ) : (
          <span>
            {actor.name ?? t('looked.gone')}{' '}
            <Text span size="sm" c="dimmed">
              {actor.groups.map((group) => t(`common:group.${group}`)).join(', ')}
            </Text>
          </span>
        )}
      </StackingCell>
      <StackingCell column={what}>
        {[...new Set(deeds)].map((deed) => (
          <div key={deed}>{deed}</div>
        ))}
      </StackingCell>
    </tr>
  );
}
