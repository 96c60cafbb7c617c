import { Alert, Button, Code, Text } from '@mantine/core';
import type { CombinedError } from 'urql';
import { toFailure } from '../api/failure.ts';

/** What went wrong, with the id to quote when asking for help, and a way to try again. */
export function FailureNotice({ error, onRetry }: { error: CombinedError; onRetry?: () => void }) {
  const { message, requestId } = toFailure(error);
  return (
    <Alert color="red" title="This did not work" role="alert">
      <Text size="sm">{message}</Text>
      {requestId !== null && (
        <Text size="sm" mt={4}>
          Request id for support: <Code>{requestId}</Code>
        </Text>
      )}
      {onRetry && (
        <Button size="xs" mt="sm" variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}
