import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { SavedSqlQueriesDocument, SaveSqlQueryDocument } from '../../../__generated__/graphql.ts';
import { fireAndForget } from '../../../fire-and-forget.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { parametersOf, type QueryText } from '../parameters.ts';

/** Saves a statement under a name. An existing name replaces that query. */
export function SaveQuery(props: {
  text: QueryText;
  initialName: string;
  onSaved: (name: string) => void;
  onCancel: () => void;
}) {
  const { text, initialName, onSaved, onCancel } = props;
  const { t } = useTranslation(['sql', 'common']);
  const [typed, setName] = useState(initialName);
  const name = typed.trim();
  const [{ data }] = useQuery({ query: SavedSqlQueriesDocument });
  const known = data?.savedSqlQueries.find((query) => query.name === name);
  const [{ fetching, error }, save] = useMutation(SaveSqlQueryDocument);
  const submit = async () => {
    const id = known?.id ?? crypto.randomUUID();
    const input = { id, name, statement: text.statement, parameters: parametersOf(text) };
    const answer = await save({ input });
    if (answer.data) onSaved(name);
  };
  return (
    <form
      aria-label={t('saved.title')}
      onSubmit={(event) => {
        event.preventDefault();
        fireAndForget(submit());
      }}
    >
      <Stack gap="xs">
        <Group gap="sm" align="flex-end">
          <TextInput
            autoFocus
            label={t('saved.name')}
            value={typed}
            maxLength={200}
            flex="1 1 12rem"
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Group gap="sm">
            <Button type="submit" loading={fetching} disabled={name === ''}>
              {known ? t('saved.replace') : t('common:save')}
            </Button>
            <Button variant="default" onClick={onCancel}>
              {t('common:cancel')}
            </Button>
          </Group>
        </Group>
        <Text size="sm" c="dimmed" role="status">
          {known && t('saved.replaces')}
        </Text>
        {error && <FailureNotice error={error} />}
      </Stack>
    </form>
  );
}
