import { Alert, Button, Code, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { toFailure } from '../api/failure.ts';

/** What went wrong, with the id to quote when asking for help, and a way to try again. */
export function FailureNotice({ error, onRetry }: { error: CombinedError; onRetry?: () => void }) {
  const { t } = useTranslation();
  const { code, detail, requestId } = toFailure(error);
  return (
    <Alert color="red" title={t('failure.title')} role="alert">
      <Text size="sm">{t(`failure.${code}`)}</Text>
      {detail !== null && (
        <Text size="sm" mt={4} lang="en">
          {detail}
        </Text>
      )}
      {requestId !== null && (
        <Text size="sm" mt={4}>
          {t('failure.requestId')} <Code>{requestId}</Code>
        </Text>
      )}
      {onRetry && (
        <Button size="xs" mt="sm" variant="default" onClick={onRetry}>
          {t('tryAgain')}
        </Button>
      )}
    </Alert>
  );
}
