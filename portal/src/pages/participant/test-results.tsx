import { Stack, Tabs } from '@mantine/core';
import { useState } from 'react';
import type { TestTypeNameFragment, ViewerFragment } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useTestNames } from '../../ui/words/test-names.ts';
import { ChartSections } from './chart-sections.tsx';
import { DateRange } from './date-range.tsx';
import { ModelCard } from './model-card.tsx';
import type { PageParticipant } from './participant-facts.tsx';
import { RecordingsTable } from './recordings-table.tsx';
import { useParticipantSearch } from './use-participant-search.ts';

/** Scores, movement, model and recordings of one test at a time. The test and the days are in the URL. */
export function TestResults(props: {
  participant: PageParticipant;
  testTypes: readonly TestTypeNameFragment[];
  viewer: ViewerFragment;
}) {
  const { participant, testTypes, viewer } = props;
  const { t } = useTranslation('participant');
  const [{ test }, change] = useParticipantSearch();
  const nameOf = useTestNames(testTypes);
  // Chosen once, so that a new recording of another test does not switch the tab.
  const [first] = useState(() => firstTest(participant, testTypes)?.key);
  const shown =
    testTypes.find(({ key }) => key === test) ??
    testTypes.find(({ key }) => key === first) ??
    testTypes[0];
  if (shown === undefined)
    return <EmptyState title={t('noTests.title')}>{t('noTests.lead')}</EmptyState>;

  const subject = { participantId: participant.id, testType: shown.id };
  const fileName = `${participant.givenName} ${participant.familyName} ${nameOf(shown)}`
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  return (
    <Tabs
      value={shown.key}
      onChange={(key) => change({ test: key ?? shown.key })}
      keepMounted={false}
      styles={{ tab: { whiteSpace: 'normal', textAlign: 'start' } }} // a long name must not widen the page on a phone
    >
      <Tabs.List mb="lg" aria-label={t('test')}>
        {testTypes.map((test) => (
          <Tabs.Tab key={test.key} value={test.key}>
            {nameOf(test)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={shown.key}>
        <Stack gap="lg" key={shown.key}>
          <DateRange newest={participant.latestRecording?.startedAt ?? null} />
          <ChartSections {...subject} bands={viewer.organization} fileName={fileName} />
          <ModelCard {...subject} />
          <RecordingsTable
            {...subject}
            testName={nameOf(shown)}
            personName={`${participant.givenName} ${participant.familyName}`}
            mayDelete={viewer.groups.includes('careProvider')}
          />
        </Stack>
      </Tabs.Panel>
    </Tabs>
  );
}

/** The test of the latest recording, else an assigned one, else any. */
function firstTest(
  { latestRecording, assignments }: PageParticipant,
  testTypes: readonly TestTypeNameFragment[],
) {
  const wanted = latestRecording?.testType.id ?? assignments[0]?.testType.id;
  return testTypes.find(({ id }) => id === wanted) ?? testTypes[0];
}
