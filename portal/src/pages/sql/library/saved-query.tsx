import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from 'urql';
import {
  SaveSqlQueryDocument,
  type SavedSqlQueryFragment,
} from '../../../__generated__/graphql.ts';
import { fireAndForget } from '../../../fire-and-forget.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import classes from './library.module.css';

/** One saved query. */
export function SavedQuery(props: {
  query: SavedSqlQueryFragment;
  onOpen: () => void;
  onDelete: () => void;
}) {
  const { query, onOpen, onDelete } = props;
  const { name, statement } = query;
  const { t } = useTranslation('sql');
  const [isRenaming, setRenaming] = useState<boolean | null>(null);
  if (isRenaming === true) return <RenameForm query={query} onEnd={() => setRenaming(false)} />;
  return (
    <>
      <button type="button" className={classes.query} onClick={onOpen}>
        <span className={classes.name}>{name}</span>
        <span className={classes.statement}>{statement}</span>
      </button>
      <div className={classes.actions}>
        <Button
          size="compact-xs"
          variant="default"
          autoFocus={isRenaming === false} // returns the focus after renaming
          aria-label={t('saved.renameOf', { name })}
          onClick={() => setRenaming(true)}
        >
          {t('saved.rename')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('saved.deleteOf', { name })}
          onClick={onDelete}
        >
          {t('saved.delete')}
        </Button>
      </div>
    </>
  );
}

function RenameForm({ query, onEnd }: { query: SavedSqlQueryFragment; onEnd: () => void }) {
  const { t } = useTranslation(['sql', 'common']);
  const [name, setName] = useState(query.name);
  const [{ fetching, error }, save] = useMutation(SaveSqlQueryDocument);
  const rename = async () => {
    const { id, statement, parameters } = query;
    const { data } = await save({ input: { id, name: name.trim(), statement, parameters } });
    if (data) onEnd();
  };
  return (
    <form
      className={classes.rename}
      onSubmit={(event) => {
        event.preventDefault();
        fireAndForget(rename());
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onEnd();
      }}
    >
      <TextInput
        autoFocus
        label={t('saved.newName')}
        value={name}
        maxLength={200}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Group gap="xs" mt="xs">
        <Button size="xs" type="submit" loading={fetching} disabled={name.trim() === ''}>
          {t('common:save')}
        </Button>
        <Button size="xs" variant="default" onClick={onEnd}>
          {t('common:cancel')}
        </Button>
      </Group>
      {error && <FailureNotice error={error} />}
    </form>
  );
}
