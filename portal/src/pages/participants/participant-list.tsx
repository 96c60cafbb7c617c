import { Stack, Text } from '@mantine/core';
import { memo, useCallback, useState } from 'react';
import type {
  ListedParticipantFragment,
  ParticipantsQuery,
  TestTypeNameFragment,
  ViewerFragment,
} from '../../__generated__/graphql.ts';
import type { Pages } from '../../api/page-chain.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { ParticipantRow } from './participant-row.tsx';
import { PARTICIPANT_COLUMNS } from './participant-columns.ts';
import { SelectionBar } from './selection-bar.tsx';
import { VirtualTable } from '../../ui/tables/virtual-table.tsx';

/** The matching participants, and actions on several of them at once. */
export const ParticipantList = memo(function ParticipantList(props: {
  pages: Pages<ParticipantsQuery, ListedParticipantFragment> & {
    readonly isStale: boolean;
    loadMore(): void;
  };
  viewer: ViewerFragment;
  testTypes: readonly TestTypeNameFragment[];
}) {
  const { pages, viewer, testTypes } = props;
  const { t } = useTranslation('participants');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const mayAssign = viewer.groups.includes('careProvider');
  const totalCount = pages.first?.participants.totalCount ?? 0;

  const select = useCallback((id: string, wanted: boolean) => {
    setSelected((before) => {
      const after = new Set(before);
      if (wanted) after.add(id);
      else after.delete(id);
      return after;
    });
  }, []);

  return (
    <Stack gap="xs" aria-busy={pages.isStale}>
      <Text size="sm" c="dimmed" role="status">
        {t('count', { count: totalCount })}
      </Text>
      {mayAssign && (
        <SelectionBar
          selected={selected}
          listed={pages.nodes}
          testTypes={testTypes}
          onSelect={setSelected}
        />
      )}
      <VirtualTable
        caption={t('title')}
        columns={PARTICIPANT_COLUMNS.filter((column) => mayAssign || column !== 'select').map(
          (column) => ({ key: column, name: t(`column.${column}`) }),
        )}
        rows={pages.nodes}
        totalCount={totalCount}
        isDimmed={pages.isStale}
        isLoadingMore={pages.isLoadingMore}
        onNearEnd={pages.loadMore}
        render={(participant) => (
          <ParticipantRow
            participant={participant}
            testTypes={testTypes}
            bandOk={viewer.organization.bandOk}
            mayAssign={mayAssign}
            isSelected={selected.has(participant.id)}
            onSelect={select}
          />
        )}
      />
    </Stack>
  );
});
