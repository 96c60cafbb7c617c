import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { ErasureRequestsDocument } from '../../../__generated__/graphql.ts';
import { EraseDialog } from '../../../components/erasure/erase-dialog.tsx';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { paths } from '../../../paths.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { LinkText } from '../../../ui/links.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { StackingCell, StackingTable } from '../../../ui/tables/stacking-table.tsx';

/** Open erasure requests. */
export function ErasuresPage() {
  const { t } = useTranslation('erasure');
  const [{ data, error }, refetch] = useQuery({ query: ErasureRequestsDocument });
  const [open, setOpen] = useState<{ readonly id: string; readonly name: string } | null>(null);
  if (!data && error) return <FailureNotice error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  const people = data.participants.edges.map(({ node }) => node);
  const columns = [t('person'), t('asked'), t('action')] as const;
  return (
    <Stack gap="lg">
      <PageTitle>{t('title')}</PageTitle>
      {people.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneLead')}</EmptyState>
      ) : (
        <StackingTable caption={t('title')} columns={columns}>
          {people.map(({ id, givenName, familyName, erasureRequestedAt }) => {
            const name = `${givenName} ${familyName}`;
            return (
              <tr key={id}>
                <StackingCell column={columns[0]}>
                  <LinkText {...paths.participant(id)}>{name}</LinkText>
                </StackingCell>
                <StackingCell column={columns[1]}>
                  {erasureRequestedAt !== null && <Moment at={erasureRequestedAt} />}
                </StackingCell>
                <StackingCell column={columns[2]}>
                  <Button
                    size="xs"
                    variant="outline"
                    color="red"
                    aria-label={t('eraseOne', { name })}
                    onClick={() => setOpen({ id, name })}
                  >
                    {t('erase')}
                  </Button>
                </StackingCell>
              </tr>
            );
          })}
        </StackingTable>
      )}
      {open !== null && (
        <EraseDialog
          participantId={open.id}
          name={open.name}
          onClose={() => setOpen(null)}
          onErased={() => {
            setOpen(null);
            refetch({ requestPolicy: 'network-only' });
          }}
        />
      )}
    </Stack>
  );
}
