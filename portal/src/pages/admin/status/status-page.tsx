import { Badge, Button, Group, Stack } from '@mantine/core';
import { useQuery } from 'urql';
import { SystemStatusDocument } from '../../../__generated__/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { paths } from '../../../paths.ts';
import { Fact, FactList } from '../../../ui/fact-list.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { LinkText } from '../../../ui/links.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Section } from '../../../ui/section.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { DamagedFiles } from './damaged-files.tsx';
import { StackingCell, StackingTable } from '../../../ui/tables/stacking-table.tsx';

/** Names that have texts; others are shown as they are. */
const KNOWN = ['database', 'objects', 'signIn', 'scoring', 'mail', 'push'] as const;
const KNOWN_ADAPTERS = [
  'embedded',
  'folder',
  's3',
  'local',
  'cognito',
  'oidc',
  'sagemaker',
  'outbox',
  'ses',
  'sns',
] as const;

/** The health of the services that the gateway needs, and the number of waiting jobs. */
export function StatusPage() {
  const { t } = useTranslation(['admin', 'common']);
  const [{ data, error, fetching }, refetch] = useQuery({
    query: SystemStatusDocument,
    requestPolicy: 'network-only',
  });
  if (!data && error) return <FailureNotice error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  const { version, runtime, startedAt, dependencies, queue, damagedLakeFiles } = data.systemStatus;
  const columns = [t('status.part'), t('status.stands'), t('status.works')] as const;
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <PageTitle>{t('status.title')}</PageTitle>
        <Button
          variant="default"
          loading={fetching}
          onClick={() => refetch({ requestPolicy: 'network-only' })}
        >
          {t('status.again')}
        </Button>
      </Group>
      {error && <FailureNotice error={error} />}
      <Section title={t('status.needs')}>
        <StackingTable caption={t('status.needs')} columns={columns}>
          {dependencies.map(({ name, adapter, works, answeredInMs }) => {
            const known = KNOWN.find((one) => one === name);
            const knownAdapter = KNOWN_ADAPTERS.find((one) => one === adapter);
            return (
              <tr key={name}>
                <StackingCell column={columns[0]}>
                  {known ? t(`dependency.${known}`) : name}
                </StackingCell>
                <StackingCell column={columns[1]}>
                  {knownAdapter ? t(`adapter.${knownAdapter}`) : adapter}
                </StackingCell>
                <StackingCell column={columns[2]}>
                  <Badge
                    variant="light"
                    tt="none"
                    color={works ? 'teal' : 'red'}
                    c="var(--mantine-color-text)"
                  >
                    {!works
                      ? t('status.silent')
                      : answeredInMs === null
                        ? t('status.partOfIt')
                        : t('status.duration', { ms: formatNumber(answeredInMs) })}
                  </Badge>
                </StackingCell>
              </tr>
            );
          })}
        </StackingTable>
      </Section>
      <Section
        title={t('status.queue')}
        aside={
          <LinkText size="sm" {...paths.jobs()}>
            {t('status.toJobs')}
          </LinkText>
        }
      >
        <FactList>
          <Fact name={t('jobState.QUEUED')}>{formatNumber(queue.queued)}</Fact>
          <Fact name={t('jobState.RUNNING')}>{formatNumber(queue.running)}</Fact>
          <Fact name={t('jobState.FAILED')}>{formatNumber(queue.failed)}</Fact>
          {queue.oldestQueuedAt !== null && (
            <Fact name={t('status.oldest')}>
              <Moment at={queue.oldestQueuedAt} />
            </Fact>
          )}
        </FactList>
      </Section>
      <DamagedFiles files={damagedLakeFiles} />
      <Section title={t('status.versions')}>
        <FactList>
          <Fact name="Gaitway">{version}</Fact>
          <Fact name={t('status.runtime')}>{runtime}</Fact>
          <Fact name={t('status.since')}>
            <Moment at={startedAt} />
          </Fact>
        </FactList>
      </Section>
    </Stack>
  );
}
