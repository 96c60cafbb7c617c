import { Checkbox, Stack, Text } from '@mantine/core';
import { useMutation } from 'urql';
import {
  AssignTestDocument,
  UnassignTestDocument,
  type AssignmentsFragment,
  type TestTypeNameFragment,
} from '../../__generated__/graphql.ts';
import { fireAndForget } from '../../fire-and-forget.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useTestNames } from '../../ui/words/test-names.ts';

/** Each checkbox assigns or unassigns a test at once, and shows the change before the API has responded. */
export function TestCheckboxes(props: {
  participant: AssignmentsFragment;
  testTypes: readonly TestTypeNameFragment[];
}) {
  const { t } = useTranslation();
  const nameOf = useTestNames(props.testTypes);
  const { id, assignments } = props.participant;
  const [assigning, assign] = useMutation(AssignTestDocument);
  const [unassigning, unassign] = useMutation(UnassignTestDocument);
  const error = assigning.error ?? unassigning.error;
  const assigned = new Set(assignments.map(({ testType }) => testType.id));
  return (
    <Stack gap="xs" role="group" aria-label={t('tests.assigned')}>
      <Text size="sm" fw={600} aria-hidden>
        {t('tests.assigned')}
      </Text>
      {props.testTypes.map((testType) => (
        <Checkbox
          key={testType.id}
          label={nameOf(testType)}
          checked={assigned.has(testType.id)}
          onChange={({ currentTarget }) => {
            const change = currentTarget.checked ? assign : unassign;
            fireAndForget(change({ input: { participantId: id, testType: testType.id } }));
          }}
        />
      ))}
      {error && <FailureNotice error={error} />}
    </Stack>
  );
}
