import { Stack, Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { background } from '../../background.ts';
import type { TestTypeNameFragment } from '../../__generated__/graphql.ts';
import type { BandLimits } from '../../components/charts/score-marks.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ModelCard } from './model-card.tsx';
import type { PageParticipant } from './participant-facts.tsx';
import { RecordingsTable } from './recordings-table.tsx';
import { ScoreSection } from './score-section.tsx';

const PAGE = '/signed-in/participants/$participantId';

/** Scores, model and recordings of one test at a time. The URL says which. */
export function TestResults(props: {
  participant: PageParticipant;
  testTypes: readonly TestTypeNameFragment[];
  bands: BandLimits;
}) {
  const { participant, testTypes, bands } = props;
  const { test } = useSearch({ from: PAGE });
  const navigate = useNavigate({ from: '/participants/$participantId' });
  const shown = testTypes.find(({ key }) => key === test) ?? firstTest(participant, testTypes);
  if (shown === undefined)
    return (
      <EmptyState title="There are no tests yet">
        Your organization has no test types. An admin can make the first one.
      </EmptyState>
    );

  const subject = { participantId: participant.id, testType: shown.id };
  return (
    <Tabs
      value={shown.key}
      onChange={(key) =>
        background(navigate({ search: { test: key ?? shown.key }, replace: true }))
      }
      keepMounted={false}
    >
      <Tabs.List mb="lg" aria-label="Test">
        {testTypes.map(({ key, name }) => (
          <Tabs.Tab key={key} value={key}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={shown.key}>
        <Stack gap="lg" key={shown.key}>
          <ScoreSection {...subject} bands={bands} />
          <ModelCard
            {...subject}
            model={participant.models.find(({ testType }) => testType.id === shown.id) ?? null}
          />
          <RecordingsTable {...subject} testName={shown.name} />
        </Stack>
      </Tabs.Panel>
    </Tabs>
  );
}

/** The test that was done last, else one that is assigned, else any. */
function firstTest(
  { latestRecording, assignments }: PageParticipant,
  testTypes: readonly TestTypeNameFragment[],
) {
  const wanted = latestRecording?.testType.id ?? assignments[0]?.testType.id;
  return testTypes.find(({ id }) => id === wanted) ?? testTypes[0];
}
