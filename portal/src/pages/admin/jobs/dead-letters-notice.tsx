import { Alert, Code, List, Text } from '@mantine/core';
import { useQuery } from 'urql';
import { DeadLettersDocument } from '../../../__generated__/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { Moment } from '../../../ui/moment.tsx';

/** Inbox messages that could not be processed. The board works without this notice, so an error here is not shown. */
export function DeadLettersNotice() {
  const { t } = useTranslation('admin');
  const [{ data }] = useQuery({ query: DeadLettersDocument });
  if (!data || data.deadLetters.count === 0) return null;
  const { count, letters } = data.deadLetters;
  return (
    <Alert color="yellow" title={t('jobs.setAside', { count })}>
      <Text size="sm" mb="xs">
        {t('jobs.setAsideLead')}
      </Text>
      <List size="sm">
        {letters.map(({ id, sentAt }) => (
          <List.Item key={id}>
            <Moment at={sentAt} /> <Code>{id}</Code>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
