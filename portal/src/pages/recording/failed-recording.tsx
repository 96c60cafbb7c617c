import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMutation } from 'urql';
import { fireAndForget } from '../../fire-and-forget.ts';
import {
  RetryRecordingDocument,
  type RecordingDetailsFragment,
  type UserGroup,
} from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { seesParticipants } from '../../session/groups.ts';

const KNOWN_CODES = [
  'INVALID_INPUT',
  'NOT_FOUND',
  'LIMIT_EXCEEDED',
  'UNAVAILABLE',
  'INTERNAL',
] as const;

/** Why processing failed, with a retry button for viewers who may use it. */
export function FailedRecording(props: {
  recording: RecordingDetailsFragment;
  groups: readonly UserGroup[];
}) {
  const { recording, groups } = props;
  const { t } = useTranslation('recording');
  const [{ fetching, error }, retry] = useMutation(RetryRecordingDocument);
  const mayRetry = seesParticipants(groups);
  const known = KNOWN_CODES.find((code) => code === recording.failure?.code);
  const retryable = recording.failure?.retryable ?? true;
  return (
    <Stack gap="sm" align="flex-start">
      <Alert color="red" title={t('failed.title')} w="100%">
        <Text size="sm">{known ? t(`failed.code.${known}`) : t('failed.noReason')}</Text>
        {recording.failure && (
          <Text size="sm" c="dimmed" lang="en">
            {recording.failure.message}
          </Text>
        )}
        {!retryable && (
          <Text size="sm" mt={4}>
            {t('failed.recordAgain')}
          </Text>
        )}
      </Alert>
      {mayRetry && retryable && (
        <Button
          loading={fetching}
          onClick={() => fireAndForget(retry({ recordingId: recording.id }))}
        >
          {t('failed.retry')}
        </Button>
      )}
      {error && <FailureNotice error={error} />}
    </Stack>
  );
}
