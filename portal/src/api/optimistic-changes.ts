import type { OptimisticMutationResolver } from '@urql/exchange-graphcache';
import type {
  AssignTestMutationVariables,
  ChangeAssignmentsMutationVariables,
  SetClinicianScoreMutationVariables,
  UpdateRecordingNotesMutationVariables,
} from '../__generated__/graphql.ts';

type Cache = Parameters<OptimisticMutationResolver>[1];

/** The assignments of a participant after the change. New ones get a temporary unique id. */
function assignmentsAfter(
  cache: Cache,
  participantId: string,
  assign: readonly string[],
  unassign: readonly string[],
) {
  const participant = { __typename: 'Participant', id: participantId };
  const read = (of: string, field: string) => cache.resolve(of, field) as string;
  const testTypeOf = (key: string) => ({
    __typename: 'TestType',
    id: read(key, 'id'),
    key: read(key, 'key'),
    name: read(key, 'name'),
  });
  const known = (cache.resolve(participant, 'assignments') ?? []) as string[];
  const before = known.map((key) => ({
    __typename: 'Assignment',
    id: read(key, 'id'),
    assignedAt: read(key, 'assignedAt'),
    testType: testTypeOf(read(key, 'testType')),
  }));
  const has = (id: string) => before.some(({ testType }) => testType.id === id);
  const added = assign
    .filter((id) => !has(id))
    .map((id) => ({
      __typename: 'Assignment',
      id: `${participantId} ${id}`,
      assignedAt: new Date().toISOString(),
      testType: testTypeOf(`TestType:${id}`),
    }));
  const kept = before.filter(({ testType }) => !unassign.includes(testType.id));
  const assignments = [...kept, ...added];
  assignments.sort((a, b) => a.testType.name.localeCompare(b.testType.name));
  return { ...participant, assignments };
}

type AssignInput = AssignTestMutationVariables['input'];
/** Reads the `input` of a mutation whose fields are passed one by one. */
const fieldsOf = <Fields>(variables: Record<string, unknown>) => variables['input'] as Fields;
type ChangeInput = ChangeAssignmentsMutationVariables['input'];

/** The expected result of each mutation, shown until the real result or an error replaces it. */
export const OPTIMISTIC_CHANGES: Record<string, OptimisticMutationResolver> = {
  assignTest: (variables, cache) => {
    const { participantId, testType } = variables.input as AssignInput;
    return {
      __typename: 'AssignTestPayload',
      participant: assignmentsAfter(cache, participantId, [testType], []),
    };
  },
  unassignTest: (variables, cache) => {
    const { participantId, testType } = variables.input as AssignInput;
    return {
      __typename: 'UnassignTestPayload',
      participant: assignmentsAfter(cache, participantId, [], [testType]),
    };
  },
  setClinicianScore: (variables) => {
    const { recordingId, score } = fieldsOf<SetClinicianScoreMutationVariables>(variables);
    return {
      __typename: 'SetClinicianScorePayload',
      recording: {
        __typename: 'Recording',
        id: recordingId,
        clinicianScore: score ?? null,
        clinicianScoreFromPhone: false,
      },
    };
  },
  updateRecordingNotes: (variables) => {
    const { recordingId, notes } = fieldsOf<UpdateRecordingNotesMutationVariables>(variables);
    return {
      __typename: 'UpdateRecordingNotesPayload',
      recording: { __typename: 'Recording', id: recordingId, notes: notes ?? null },
    };
  },
  changeAssignments: (variables, cache) => {
    const { participantIds, assign, unassign } = variables.input as ChangeInput;
    return {
      __typename: 'ChangeAssignmentsPayload',
      participants: participantIds.map((id) =>
        assignmentsAfter(cache, id, assign ?? [], unassign ?? []),
      ),
    };
  },
};
