import { Badge, Button, Stack, Text } from '@mantine/core';
import { useMutation } from 'urql';
import {
  type JobState,
  type ListedJobFragment,
  RetryJobDocument,
} from '../../../__generated__/graphql.ts';
import { useApiClient } from '../../../api/api-client.ts';
import { fireAndForget } from '../../../fire-and-forget.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { paths } from '../../../paths.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { formatDateTime } from '../../../ui/format.ts';
import { LinkText } from '../../../ui/links.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { StackingCell } from '../../../ui/tables/stacking-table.tsx';
import { JOB_KINDS } from './job-kinds.ts';
import { JobReason } from './job-reason.tsx';

const COLOR_OF_STATE: Readonly<Record<JobState, string>> = {
  QUEUED: 'gray',
  RUNNING: 'blue',
  FAILED: 'red',
  DONE: 'teal',
};

/** One job: its kind, its state, why it failed, and a retry button. */
export function JobRow({ job, columns }: { job: ListedJobFragment; columns: readonly string[] }) {
  const { t } = useTranslation('admin');
  const { refetchPage } = useApiClient();
  const [{ fetching, error }, retry] = useMutation(RetryJobDocument);
  const [work, state, when, about] = columns as [string, string, string, string];
  const kind = JOB_KINDS.find((one) => one === job.kind);
  const runAgain = async () => {
    const { data } = await retry({ jobId: job.id });
    if (data) refetchPage();
  };
  const isLater = job.state === 'QUEUED' && job.startsAt > job.createdAt;
  return (
    <tr>
      <StackingCell column={work}>{kind ? t(`jobKind.${kind}`) : job.kind}</StackingCell>
      <StackingCell column={state}>
        <Stack gap={4} align="flex-start">
          <Badge
            variant="light"
            tt="none"
            color={COLOR_OF_STATE[job.state]}
            c="var(--mantine-color-text)"
          >
            {t(`jobState.${job.state}`)}
          </Badge>
          {job.state === 'FAILED' && (
            <>
              <JobReason kind={kind} code={job.reasonCode} message={job.reason} />
              <Button
                size="xs"
                variant="default"
                loading={fetching}
                onClick={() => fireAndForget(runAgain())}
              >
                {t('jobs.retry')}
              </Button>
            </>
          )}
          {job.attempts > 1 && (
            <Text size="xs" c="dimmed">
              {t('jobs.attempts', { count: job.attempts })}
            </Text>
          )}
          {error && <FailureNotice error={error} />}
        </Stack>
      </StackingCell>
      <StackingCell column={when}>
        <Moment at={job.finishedAt ?? job.createdAt} />
        {isLater && (
          <Text size="xs" c="dimmed">
            {t('jobs.notBefore', { time: formatDateTime(job.startsAt) })}
          </Text>
        )}
      </StackingCell>
      <StackingCell column={about}>
        {job.recordingId !== null ? (
          <LinkText size="sm" {...paths.recording(job.recordingId)}>
            {t('jobs.recording')}
          </LinkText>
        ) : job.participantId !== null && kind !== 'erase-person' ? (
          <LinkText size="sm" {...paths.participant(job.participantId)}>
            {t('jobs.participant')}
          </LinkText>
        ) : kind === 'mail-invitation' ? (
          <LinkText size="sm" {...paths.users()}>
            {t('jobs.invitations')}
          </LinkText>
        ) : null}
      </StackingCell>
    </tr>
  );
}
