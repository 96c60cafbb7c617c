import { Button, Group, Modal, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from 'urql';
import {
  ChangeAssignmentsDocument,
  type ListedParticipantFragment,
  type TestTypeNameFragment,
} from '../../__generated__/graphql.ts';
import { fireAndForget } from '../../fire-and-forget.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useTestNames } from '../../ui/words/test-names.ts';

type Change = 'keep' | 'assign' | 'unassign';
const CHANGES = ['keep', 'assign', 'unassign'] as const satisfies readonly Change[];

/** For each test: assign it to all selected participants, remove it from all, or change nothing. */
export function AssignToManyDialog(props: {
  people: readonly ListedParticipantFragment[];
  testTypes: readonly TestTypeNameFragment[];
  onClose: () => void;
}) {
  const { people, testTypes, onClose } = props;
  const { t } = useTranslation(['participants', 'common']);
  const nameOf = useTestNames(testTypes);
  const [{ fetching, error }, change] = useMutation(ChangeAssignmentsDocument);
  const [changes, setChanges] = useState<Readonly<Record<string, Change>>>({});
  const thoseTo = (wanted: Change) =>
    testTypes.filter(({ id }) => changes[id] === wanted).map(({ id }) => id);
  const assign = thoseTo('assign');
  const unassign = thoseTo('unassign');

  const save = async () => {
    const participantIds = people.map(({ id }) => id);
    const answer = await change({ input: { participantIds, assign, unassign } });
    if (!answer.error) onClose();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('assign.title', { count: people.length })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <Table>
          <Table.Tbody>
            {testTypes.map((testType) => (
              <Table.Tr key={testType.id}>
                <Table.Td>
                  {nameOf(testType)}
                  <Text size="xs" c="dimmed">
                    {t('assign.now', { count: people.filter(isAsked(testType.id)).length })}
                  </Text>
                </Table.Td>
                <Table.Td w="11rem">
                  <NativeSelect
                    aria-label={nameOf(testType)}
                    value={changes[testType.id] ?? 'keep'}
                    onChange={({ currentTarget: { value } }) =>
                      setChanges({ ...changes, [testType.id]: value as Change })
                    }
                    data={CHANGES.map((one) => ({ value: one, label: t(`assign.${one}`) }))}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {error && <FailureNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button
            loading={fetching}
            disabled={assign.length + unassign.length === 0}
            onClick={() => fireAndForget(save())}
          >
            {t('assign.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const isAsked =
  (testTypeId: string) =>
  ({ assignments }: ListedParticipantFragment) =>
    assignments.some(({ testType }) => testType.id === testTypeId);
