import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import {
  DeleteSavedSqlQueryDocument,
  SavedSqlQueriesDocument,
  SaveSqlQueryDocument,
  type SavedSqlQueryFragment,
} from '../../../__generated__/graphql.ts';
import { fireAndForget } from '../../../fire-and-forget.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import classes from './library.module.css';
import { SavedQuery } from './saved-query.tsx';

/** The viewer's saved queries: open, rename, delete and restore. */
export function SavedQueries(props: { onOpen: (query: SavedSqlQueryFragment) => void }) {
  const { t } = useTranslation(['sql', 'common']);
  const [{ data, error }, refetch] = useQuery({ query: SavedSqlQueriesDocument });
  const [{ error: refused }, forget] = useMutation(DeleteSavedSqlQueryDocument);
  const [{ error: notKept }, save] = useMutation(SaveSqlQueryDocument);
  const [deleted, setDeleted] = useState<SavedSqlQueryFragment | null>(null);

  const remove = async (query: SavedSqlQueryFragment) => {
    const answer = await forget({ id: query.id });
    if (answer.data) setDeleted(query);
  };
  const putBack = async ({ id, name, statement, parameters }: SavedSqlQueryFragment) => {
    const answer = await save({ input: { id, name, statement, parameters } });
    if (answer.data) setDeleted(null);
  };

  if (!data && error) return <FailureNotice error={error} onRetry={refetch} />;
  if (!data) return <ListSkeleton rows={4} />;
  const trouble = refused ?? notKept;
  return (
    <>
      <div role="status">
        {deleted && (
          <Group gap="xs" p="xs">
            <Text size="sm">{t('saved.deleted', { name: deleted.name })}</Text>
            <Button
              size="compact-sm"
              variant="default"
              autoFocus
              onClick={() => fireAndForget(putBack(deleted))}
            >
              {t('common:field.undo')}
            </Button>
          </Group>
        )}
      </div>
      {trouble && <FailureNotice error={trouble} />}
      {data.savedSqlQueries.length === 0 && (
        <Text size="sm" c="dimmed" p="xs">
          {t('saved.none')}
        </Text>
      )}
      <ul className={classes.queries}>
        {data.savedSqlQueries.map((query) => (
          <li key={query.id}>
            <SavedQuery
              query={query}
              onOpen={() => props.onOpen(query)}
              onDelete={() => fireAndForget(remove(query))}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
