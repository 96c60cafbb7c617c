import { Button, Checkbox, Popover, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from 'urql';
import { background } from '../../background.ts';
import {
  AssignTestDocument,
  UnassignTestDocument,
  type AssignmentsFragment,
  type TestTypeNameFragment,
} from '../../__generated__/graphql.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';

/** The tests that the person is asked to do, and a list to tick for those who may change it. */
export function AssignedTests(props: {
  participant: AssignmentsFragment;
  testTypes: readonly TestTypeNameFragment[];
  mayAssign: boolean;
}) {
  const { id, assignments } = props.participant;
  const [assigning, assign] = useMutation(AssignTestDocument);
  const [unassigning, unassign] = useMutation(UnassignTestDocument);
  // A tick shows at once, before the API has answered.
  const [changing, setChanging] = useState<{ id: string; wanted: boolean } | null>(null);
  const error = assigning.error ?? unassigning.error;
  const assigned = new Set(assignments.map(({ testType }) => testType.id));

  const change = async (testType: string, wanted: boolean) => {
    setChanging({ id: testType, wanted });
    await (wanted ? assign : unassign)({ input: { participantId: id, testType } });
    setChanging(null);
  };

  return (
    <Stack gap={4} align="flex-start">
      <span>{assignments.map(({ testType }) => testType.name).join(', ') || 'None'}</span>
      {props.mayAssign && (
        <Popover position="bottom-start" trapFocus shadow="md">
          <Popover.Target>
            <Button size="compact-xs" variant="default">
              Change
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <Stack gap="xs">
              <Text size="sm" fw={600}>
                Assigned tests
              </Text>
              {props.testTypes.map((testType) => (
                <Checkbox
                  key={testType.id}
                  label={testType.name}
                  checked={
                    changing?.id === testType.id ? changing.wanted : assigned.has(testType.id)
                  }
                  disabled={changing !== null && changing.id !== testType.id}
                  onChange={({ currentTarget }) =>
                    background(change(testType.id, currentTarget.checked))
                  }
                />
              ))}
              {error && <FailureNotice error={error} />}
            </Stack>
          </Popover.Dropdown>
        </Popover>
      )}
    </Stack>
  );
}
