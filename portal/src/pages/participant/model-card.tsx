import { Button, Skeleton, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { ModelHistoryDocument, type ModelFragment } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { formatScore } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Section } from '../../ui/section.tsx';
import { waitingText } from '../../ui/words/waiting-text.ts';

/** The model that scores this participant and test, its accuracy, and earlier models. */
export function ModelCard(props: { participantId: string; testType: string }) {
  const { t } = useTranslation('participant');
  const [{ data, error }, refetch] = useQuery({ query: ModelHistoryDocument, variables: props });
  const models = data?.participant?.modelHistory ?? [];
  const current = models.at(-1);
  return (
    <Section title={t('model.title')}>
      {error && <FailureNotice error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton height={90} />}
      {data && current === undefined && (
        <Text>
          {waitingText(data.participant?.training.totalCount ?? 0)}. {t('model.none')}
        </Text>
      )}
      {current && <CurrentModel model={current} />}
      {models.length > 1 && <EarlierModels models={models} />}
    </Section>
  );
}

function CurrentModel({ model }: { model: ModelFragment }) {
  const { t } = useTranslation('participant');
  const { version, trainedAt, trainingCount, meanAbsoluteError, baselineError } = model;
  return (
    <>
      <Text>
        {t('model.learned', { count: trainingCount })}{' '}
        {t('model.errors', {
          error: formatScore(meanAbsoluteError),
          baseline: formatScore(baselineError),
        })}
        {model.lowConfidence && (
          <>
            {' '}
            {/* With few recordings a model can be better than the average by chance. */}
            {t(meanAbsoluteError < baselineError ? 'model.perhapsLuck' : 'model.noBetter')}
          </>
        )}
      </Text>
      <Text size="sm" c="dimmed" mt={4}>
        {t('model.version', { version })} <Moment at={trainedAt} />
      </Text>
    </>
  );
}

function EarlierModels({ models }: { models: readonly ModelFragment[] }) {
  const { t } = useTranslation('participant');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        mt="sm"
        data-print-hidden
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? t('model.hideEarlier') : t('model.showEarlier', { count: models.length })}
      </Button>
      {open && (
        <Table.ScrollContainer minWidth={420} mt="sm">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('table.model')}</Table.Th>
                <Table.Th>{t('model.made')}</Table.Th>
                <Table.Th>{t('model.from')}</Table.Th>
                <Table.Th>{t('model.error')}</Table.Th>
                <Table.Th>{t('model.meanError')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {models.toReversed().map((model) => (
                <Table.Tr key={model.id}>
                  <Table.Td>{model.version}</Table.Td>
                  <Table.Td>
                    <Moment at={model.trainedAt} />
                  </Table.Td>
                  <Table.Td>{model.trainingCount}</Table.Td>
                  <Table.Td>{formatScore(model.meanAbsoluteError)}</Table.Td>
                  <Table.Td>{formatScore(model.baselineError)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </>
  );
}
