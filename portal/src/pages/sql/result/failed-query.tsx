import { Alert, Button, Code, Group, Text } from '@mantine/core';
import type { OpenedSqlQueryFragment, TextPlace } from '../../../__generated__/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';

const KNOWN_CODES = ['INVALID_INPUT', 'LIMIT_EXCEEDED', 'UNAVAILABLE'] as const;

/** Why a query failed, the engine's message, and a button that moves the cursor to the error. */
export function FailedQuery(props: {
  failure: NonNullable<OpenedSqlQueryFragment['failure']>;
  /** Null when the editor shows another query. */
  onGoTo: ((place: TextPlace) => void) | null;
  onRunAgain: () => void;
}) {
  const { failure, onGoTo, onRunAgain } = props;
  const { code, message, place } = failure;
  const { t } = useTranslation('sql');
  const known = KNOWN_CODES.find((one) => one === code) ?? 'UNAVAILABLE';
  return (
    <Alert color="red" title={t(`failed.title.${known}`)} role="alert">
      <Text size="sm">{t(`failed.advice.${known}`)}</Text>
      <Code block mt="xs" lang="en" style={{ whiteSpace: 'pre-wrap' }}>
        {withoutField(message)}
      </Code>
      <Group gap="xs" mt="sm">
        {place && onGoTo && (
          <Button size="xs" variant="default" onClick={() => onGoTo(place)}>
            {t('failed.goTo', place)}
          </Button>
        )}
        {known === 'UNAVAILABLE' && (
          <Button size="xs" variant="default" onClick={onRunAgain}>
            {t('answer.runAgain')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

/** Removes the field name with which the API's message starts; there is only one field here. */
const withoutField = (message: string) => message.replace(/^statement: /, '');
