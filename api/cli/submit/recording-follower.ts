import { setTimeout as sleep } from 'node:timers/promises';
import {
  type GaitwayClient,
  ModelsOfParticipantDocument,
  type RecordingStatus,
} from '../../../client/gaitway-client.ts';
import { MINIMUM_TRAINING_RECORDINGS } from '../../domain/scoring-model.ts';

/** The states in which the API has finished with a recording. */
const SETTLED: readonly RecordingStatus[] = ['SCORED', 'TRAINING', 'FAILED'];
/** The API takes at most 30 aliases in one query. */
const AT_A_TIME = 25;
const LOOK_EVERY_MS = 500;
/** How long to wait for a model that is due. After that, something else is wrong. */
const MODEL_PATIENCE_MS = 120_000;

/** A recording in its final state. */
export interface SettledRecording {
  readonly id: string;
  readonly status: RecordingStatus;
  readonly failure: { readonly code: string; readonly message: string } | null;
}

interface FollowedRecording extends SettledRecording {
  /** Null for a recording that was deleted meanwhile. */
  readonly participant: { readonly id: string } | null;
  readonly testType: { readonly id: string } | null;
}

/** Polls recordings until each is scored, used for training, waiting for a model that is not due, or failed. */
export async function followRecordings(
  client: GaitwayClient,
  ids: readonly string[],
  onSettled: (recording: SettledRecording) => void,
): Promise<void> {
  const awaitingModel: string[] = [];
  await lookUntil(client, ids, async (recording) => {
    if (recording.status === 'AWAITING_MODEL') awaitingModel.push(recording.id);
    else if (SETTLED.includes(recording.status)) onSettled(recording);
    else return false;
    return true;
  });

  // Whether a model is due is known only after the training recordings are finished.
  const isModelDue = rememberModels(client);
  const patientUntilMs = Date.now() + MODEL_PATIENCE_MS;
  await lookUntil(client, awaitingModel, async (recording) => {
    const settled = SETTLED.includes(recording.status);
    if (!settled && Date.now() < patientUntilMs && (await isModelDue(recording))) return false;
    onSettled(recording);
    return true;
  });
}

/**
 * Polls the recordings that are not done. Polls only the oldest ones, because recordings are processed in the order of
 * their arrival.
 */
async function lookUntil(
  client: GaitwayClient,
  ids: readonly string[],
  isDone: (recording: FollowedRecording) => Promise<boolean>,
): Promise<void> {
  let pending = [...ids];
  while (pending.length > 0) {
    const looked = pending.slice(0, AT_A_TIME);
    const done = new Set<string>();
    for (const recording of await look(client, looked)) {
      if (await isDone(recording)) done.add(recording.id);
    }
    pending = pending.filter((id) => !done.has(id));
    if (done.size < looked.length) await sleep(LOOK_EVERY_MS);
  }
}

/** Loads recordings. One that was deleted meanwhile counts as failed. */
async function look(client: GaitwayClient, ids: readonly string[]): Promise<FollowedRecording[]> {
  const variables = ids.map((_, index) => `$id${index}: ID!`).join(', ');
  const fields = ids.map(
    (_, index) => `r${index}: recording(id: $id${index}) {
      status failure { code message } participant { id } testType { id } }`,
  );
  const data = await client.request<Record<string, Omit<FollowedRecording, 'id'> | null>, object>(
    `query FollowRecordings(${variables}) { ${fields.join('\n')} }`,
    Object.fromEntries(ids.map((id, index) => [`id${index}`, id])),
  );
  return ids.map((id, index) => ({ id, ...(data[`r${index}`] ?? DELETED) }));
}

const DELETED: Omit<FollowedRecording, 'id'> = {
  status: 'FAILED',
  failure: { code: 'NOT_FOUND', message: 'It was deleted.' },
  participant: null,
  testType: null,
};

/** Whether a recording has a model, or enough recordings for one. Sends one request per person and test type. */
function rememberModels(client: GaitwayClient) {
  const known = new Map<string, Promise<boolean>>();
  return ({ participant, testType }: FollowedRecording): Promise<boolean> => {
    const key = `${participant?.id} ${testType?.id}`;
    const due = known.get(key) ?? isModelDue(client, participant!.id, testType!.id);
    known.set(key, due);
    return due;
  };
}

async function isModelDue(
  client: GaitwayClient,
  participantId: string,
  testType: string,
): Promise<boolean> {
  const { participant } = await client.request(ModelsOfParticipantDocument, {
    participantId,
    testType,
  });
  return (
    participant !== null &&
    (participant.models.some((model) => model.testType.id === testType) ||
      participant.recordings.totalCount >= MINIMUM_TRAINING_RECORDINGS)
  );
}
