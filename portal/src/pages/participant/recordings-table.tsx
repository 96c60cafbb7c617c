import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import {
  ParticipantRecordingsDocument,
  type ParticipantRecordingsQuery,
} from '../../__generated__/graphql.ts';
import { usePages } from '../../api/use-pages.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { VirtualTable } from '../../ui/tables/virtual-table.tsx';
import {
  RECORDING_ORDERS,
  recordingOrderIn,
  spanOf,
  STATUS_FILTERS,
  statusFilterIn,
  type StatusFilter,
} from './participant-search.ts';
import { RecordingCells } from './recording-cells.tsx';
import { RecordingSelection } from './recording-selection.tsx';
import { useParticipantSearch } from './use-participant-search.ts';

const COLUMNS = ['select', 'when', 'length', 'result', 'interval', 'clinician'] as const;

const connectionOf = ({ participant }: ParticipantRecordingsQuery) => participant?.recordings;

/** The recordings of one test, with filter, order and deletion of several at once. */
export function RecordingsTable(props: {
  participantId: string;
  testType: string;
  testName: string;
  personName: string;
  mayDelete: boolean;
}) {
  const { participantId, testType, testName, personName, mayDelete } = props;
  const { t } = useTranslation('participant');
  const [search] = useParticipantSearch();
  const { from, to } = spanOf(search);
  const orderBy = recordingOrderIn(search);
  const status = statusFilterIn(search);
  const variables = useMemo(() => {
    const filter = { testType, from, to, ...(status && { status: [...STATUS_FILTERS[status]] }) };
    return { participantId, filter, orderBy };
  }, [participantId, testType, from, to, status, orderBy]);
  const pages = usePages(ParticipantRecordingsDocument, variables, connectionOf);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const select = useCallback((id: string, wanted: boolean) => {
    setSelected((before) => {
      const after = new Set(before);
      if (wanted) after.add(id);
      else after.delete(id);
      return after;
    });
  }, []);

  const { first, error, nodes } = pages;
  const totalCount = first?.participant?.recordings.totalCount ?? 0;
  const isNarrowed = status !== null || from !== null || to !== null;
  return (
    <Section
      title={t('recordings.title')}
      aside={
        first && (
          <Text size="sm" c="dimmed" role="status">
            {t('recordings.count', { count: totalCount })}
          </Text>
        )
      }
    >
      <Stack gap="sm">
        {(totalCount > 0 || isNarrowed) && <Filters />}
        {error && <FailureNotice error={error} onRetry={pages.retry} />}
        {!first && !error && <ListSkeleton rows={5} />}
        {first && totalCount === 0 && (
          <Text c="dimmed">{isNarrowed ? t('recordings.noneFound') : t('recordings.none')}</Text>
        )}
        {mayDelete && totalCount > 0 && (
          <RecordingSelection
            selected={selected}
            listed={nodes}
            personName={personName}
            onSelect={setSelected}
          />
        )}
        {totalCount > 0 && (
          <VirtualTable
            caption={t('recordings.caption', { test: testName })}
            columns={COLUMNS.filter((column) => mayDelete || column !== 'select').map((key) => ({
              key,
              name: t(`recordings.${key}`),
            }))}
            rows={nodes}
            totalCount={totalCount}
            isDimmed={pages.isStale}
            isLoadingMore={pages.isLoadingMore}
            onNearEnd={pages.loadMore}
            render={(recording) => (
              <RecordingCells
                recording={recording}
                isSelected={selected.has(recording.id)}
                onSelect={mayDelete ? select : null}
              />
            )}
          />
        )}
      </Stack>
    </Section>
  );
}

function Filters() {
  const { t } = useTranslation('participant');
  const [search, change] = useParticipantSearch();
  const statuses = Object.keys(STATUS_FILTERS) as StatusFilter[];
  return (
    <Group gap="sm" data-print-hidden>
      <NativeSelect
        label={t('recordings.show')}
        value={statusFilterIn(search) ?? ''}
        onChange={({ currentTarget }) => change({ status: currentTarget.value || undefined })}
        data={[
          { value: '', label: t('recordings.all') },
          ...statuses.map((one) => ({ value: one, label: t(`recordings.filter.${one}`) })),
        ]}
      />
      <NativeSelect
        label={t('recordings.sortedBy')}
        value={recordingOrderIn(search)}
        onChange={({ currentTarget: { value } }) =>
          change({ order: value === 'STARTED_AT_DESC' ? undefined : value })
        }
        data={RECORDING_ORDERS.map((one) => ({ value: one, label: t(`recordings.order.${one}`) }))}
      />
    </Group>
  );
}
