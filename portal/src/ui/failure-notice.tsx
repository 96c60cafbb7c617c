import { Alert, Button, Code, Text } from '@mantine/core';
import type { CombinedError } from 'urql';
import { toFailure } from '../api/failure.ts';
import { useTranslation } from '../i18n/use-translation.tsx';
import { useProblemTexts } from './problems/problem-texts.ts';

/** An error, with the request id for support and a retry button. */
export function FailureNotice({ error, onRetry }: { error: CombinedError; onRetry?: () => void }) {
  const { t } = useTranslation();
  const wordsOf = useProblemTexts();
  const { code, detail, requestId, problems } = toFailure(error);
  const words = problems.map((problem) => wordsOf(code, problem));
  const isTold = words.length > 0 && !words.includes(null);
  return (
    <Alert color="red" title={t('failure.title')} role="alert">
      {isTold ? (
        words.map((sentence) => (
          <Text key={sentence} size="sm">
            {sentence}
          </Text>
        ))
      ) : (
        <Text size="sm">{t(`failure.${code}`)}</Text>
      )}
      {!isTold && detail !== null && (
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
