import { Alert, Button, Code, Group, Text } from '@mantine/core';
import type { OpenedSqlQueryFragment, TextPlace } from '../../../__generated__/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';

const KNOWN_CODES = ['INVALID_INPUT', 'LIMIT_EXCEEDED', 'UNAVAILABLE'] as const;

/** Why a query failed in plain words, the engine's own words, and the way to the place. */
export function FailedQuery(props: {
  failure: NonNullable<OpenedSqlQueryFragment['failure']>;
  /** Null when the editor shows something else by now. */
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

/** The API names the field of its input first, of which there is no other here. */
const withoutField = (message: string) => message.replace(/^statement: /, '');
