import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from '../i18n/use-translation.tsx';

/** The placeholder of a list. */
export function ListSkeleton({ rows = 8 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" aria-busy="true" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={36} />
      ))}
    </Stack>
  );
}

/** The placeholder of a page with a heading and two sections. */
export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <Stack gap="lg" aria-busy="true" aria-label={t('loading')}>
      <Skeleton height={36} width="min(20rem, 70%)" />
      <Skeleton height={110} />
      <Skeleton height={320} />
    </Stack>
  );
}
