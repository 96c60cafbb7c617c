import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMutation } from 'urql';
import { background } from '../../background.ts';
import {
  RetryRecordingDocument,
  type RecordingDetailsFragment,
  type UserGroup,
} from '../../__generated__/graphql.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';

/** Why it stopped, and a button for those who may run it again. */
export function FailedRecording(props: {
  recording: RecordingDetailsFragment;
  groups: readonly UserGroup[];
}) {
  const { recording, groups } = props;
  const [{ fetching, error }, retry] = useMutation(RetryRecordingDocument);
  const mayRetry = groups.includes('careProvider') || groups.includes('admin');
  const retryable = recording.failure?.retryable ?? true;
  return (
    <Stack gap="sm" align="flex-start">
      <Alert color="red" title="This recording could not be scored" w="100%">
        <Text size="sm">{recording.failure?.message ?? 'The reason was not kept.'}</Text>
        {!retryable && (
          <Text size="sm" mt={4}>
            Running it again will not help: please record the test once more.
          </Text>
        )}
      </Alert>
      {mayRetry && retryable && (
        <Button loading={fetching} onClick={() => background(retry({ recordingId: recording.id }))}>
          Retry
        </Button>
      )}
      {error && <FailureNotice error={error} />}
    </Stack>
  );
}
