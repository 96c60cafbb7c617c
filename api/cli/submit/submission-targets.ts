import {
  AssignTestDocument,
  CreateParticipantDocument,
  CreateTestTypeDocument,
  fieldError,
  type GaitwayClient,
  isApiError,
  ParticipantByIdentityDocument,
  TestTypesDocument,
} from '../../../client/gaitway-client.ts';

/** The participant and test type of a submission. */
export interface SubmissionTarget {
  readonly participantId: string;
  /** Id or key. */
  readonly testType: string;
}

/** Finds the targets of recordings. Sends one request per person and movement. */
export interface SubmissionTargets {
  /** @throws {ApiError} NOT_FOUND naming `user_id` when the viewer sees no such participant */
  find(userId: string | undefined, movement: string | undefined): Promise<SubmissionTarget>;
}

export interface SubmissionTargetsOptions {
  /** For all recordings, whatever their `user_id`. */
  readonly participantId?: string | undefined;
  /** For all recordings, whatever their `movement`. */
  readonly testType?: string | undefined;
  /** Creates missing participants, test types and assignments. */
  readonly createMissing: boolean;
}

export function createSubmissionTargets(
  client: GaitwayClient,
  { participantId, testType, createMissing }: SubmissionTargetsOptions,
): SubmissionTargets {
  const once = remember();

  async function participantOf(userId: string): Promise<string> {
    const found = await findParticipant(client, userId);
    if (found !== undefined) return found;
    if (!createMissing) {
      throw fieldError(
        'NOT_FOUND',
        'user_id',
        'matches no participant that you can see; use --create-missing to create one',
      );
    }
    return createParticipant(client, userId);
  }

  return {
    async find(userId, movement) {
      if (participantId === undefined && userId === undefined) {
        throw fieldError(
          'INVALID_INPUT',
          'user_id',
          'is missing; set the participant with --participant',
        );
      }
      const key = testType ?? movement;
      if (key === undefined)
        throw fieldError(
          'INVALID_INPUT',
          'movement',
          'is missing; set the test type with --test-type',
        );
      const id = participantId ?? (await once(`person ${userId}`, () => participantOf(userId!)));
      if (createMissing) {
        await once(`test type ${key}`, () => ensureTestType(client, key));
        await once(`assignment ${id} ${key}`, () => assign(client, id, key));
      }
      return { participantId: id, testType: key };
    },
  };
}

/** Runs work of the same name once, even for concurrent callers. After a failure, the next call retries. */
function remember() {
  const done = new Map<string, Promise<unknown>>();
  return <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const known = done.get(name) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const working = work();
    done.set(name, working);
    working.catch(() => done.delete(name));
    return working;
  };
}

async function findParticipant(
  client: GaitwayClient,
  identityId: string,
): Promise<string | undefined> {
  const { participants } = await client.request(ParticipantByIdentityDocument, { identityId });
  return participants.edges[0]?.node.id;
}

/** Creates a participant named after the end of the id, because nothing else is known. */
async function createParticipant(client: GaitwayClient, identityId: string): Promise<string> {
  const input = { givenName: 'Participant', familyName: identityId.slice(-8), identityId };
  try {
    const { createParticipant } = await client.request(CreateParticipantDocument, { input });
    return createParticipant.participant.id;
  } catch (error) {
    // An earlier attempt whose response was lost may have created it. A user outside our view may have, too.
    const made = isApiError(error, 'CONFLICT') && (await findParticipant(client, identityId));
    if (made) return made;
    throw error;
  }
}

async function ensureTestType(client: GaitwayClient, key: string): Promise<void> {
  const { testTypes } = await client.request(TestTypesDocument, {});
  if (testTypes.some((testType) => testType.id === key || testType.key === key)) return;
  const words = key.replaceAll('-', ' ');
  const input = { key, name: words.charAt(0).toUpperCase() + words.slice(1) };
  try {
    await client.request(CreateTestTypeDocument, { input });
  } catch (error) {
    if (!isApiError(error, 'CONFLICT')) throw error; // the test type exists by now
  }
}

async function assign(
  client: GaitwayClient,
  participantId: string,
  testType: string,
): Promise<void> {
  try {
    await client.request(AssignTestDocument, { input: { participantId, testType } });
  } catch (error) {
    if (!isApiError(error, 'FORBIDDEN')) throw error; // participants may submit unassigned tests, too
  }
}
