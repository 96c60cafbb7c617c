import { NativeSelect } from '@mantine/core';
import { memo } from 'react';
import type { TestTypeNameFragment } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { useTestNames } from '../../ui/words/test-names.ts';
import { bandIn, BANDS, DEFAULT_ORDER, orderIn, ORDERS } from './list-search.ts';
import classes from './participant-filters.module.css';
import { ParticipantSearch } from './participant-search.tsx';
import { useListSearch } from './use-list-search.ts';

/** The filters and the order of the list. */
export const ParticipantFilters = memo(function ParticipantFilters(props: {
  testTypes: readonly TestTypeNameFragment[];
}) {
  const { t } = useTranslation(['participants', 'common']);
  const [search, change] = useListSearch();
  const nameOf = useTestNames(props.testTypes);
  return (
    <search className={classes.filters}>
      <ParticipantSearch />
      <NativeSelect
        label={t('filter.test')}
        value={search.test ?? ''}
        onChange={({ currentTarget }) => change({ test: currentTarget.value || undefined })}
        data={[
          { value: '', label: t('filter.anyTest') },
          ...props.testTypes.map((test) => ({ value: test.key, label: nameOf(test) })),
        ]}
      />
      <NativeSelect
        label={t('filter.band')}
        value={bandIn(search) ?? ''}
        onChange={({ currentTarget }) => change({ band: currentTarget.value || undefined })}
        data={[
          { value: '', label: t('filter.anyBand') },
          ...BANDS.map((band) => ({ value: band, label: t(`common:band.${band}`) })),
        ]}
      />
      <NativeSelect
        label={t('sortedBy')}
        value={orderIn(search)}
        onChange={({ currentTarget: { value } }) =>
          change({ order: value === DEFAULT_ORDER ? undefined : value })
        }
        data={ORDERS.map((order) => ({ value: order, label: t(`order.${order}`) }))}
      />
    </search>
  );
});
