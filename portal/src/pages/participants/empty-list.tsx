import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { isFiltered, type ListSearch } from './list-search.ts';
import { useListSearch } from './use-list-search.ts';

const NO_FILTER = {
  search: undefined,
  attention: undefined,
  band: undefined,
  test: undefined,
} satisfies { [Name in keyof ListSearch]: undefined };

/** Explains why the list is empty, and what to do. */
export function EmptyList({ search }: { search: ListSearch }) {
  const { t } = useTranslation('participants');
  const [, change] = useListSearch();
  if (!isFiltered(search)) return <EmptyState title={t('none.title')}>{t('none.lead')}</EmptyState>;
  return (
    <EmptyState
      title={t('noneFound.title')}
      action={
        <Button variant="default" onClick={() => change(NO_FILTER)}>
          {t('noneFound.showAll')}
        </Button>
      }
    >
      {search.search === undefined
        ? t('noneFound.filters')
        : t('noneFound.search', { search: search.search })}
    </EmptyState>
  );
}
