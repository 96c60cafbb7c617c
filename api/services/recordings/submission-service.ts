import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { audit } from '../../auth/audit-log.ts';
import { systemScope } from '../../auth/scope.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Database } from '../../database/database.ts';
import { participantStore } from '../../database/stores/participant-store.ts';
import { recordingStore } from '../../database/stores/recording-store.ts';
import { uploadStore } from '../../database/stores/upload-store.ts';
import type { Participant } from '../../domain/participant.ts';
import { JsonColumn } from '../../domain/recording/json-columns.ts';
import type { Recording } from '../../domain/recording/recording.ts';
import type { Axis } from '../../domain/recording/samples.ts';
import type { TestType } from '../../domain/test-type.ts';
import { invalidInput, notFound, shareUsedUp } from '../../errors.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import type { ObjectStore, SignedUpload } from '../../storage/object-store.ts';
import { requireParticipant } from '../access/require-participant.ts';
import { requireTestType } from '../access/require-test-type.ts';
import { findNamed, parseInput, prose, score, uuid } from '../parse-input.ts';
import type { RecordingAdmission } from './recording-admission.ts';
import { assertSize, type RecordingIntake } from './recording-intake.ts';

const EARLIEST = new Date('2000-01-01T00:00:00Z');
/** A phone's clock may be ahead of ours. */
const CLOCK_TOLERANCE_MS = 86_400_000;

const submitInput = z
  .object({
    id: uuid,
    participantId: z.string(),
    testType: z.string(),
    startedAt: z.date().nullish(),
    training: z.boolean(),
    clinicianScore: score.nullish().transform((value) => value ?? null),
    notes: prose(10_000),
    samples: z.custom<SubmittedSamples>().nullish(),
    uploadId: z.string().toLowerCase().nullish(),
  })
  .check(({ value, issues }) => {
    const problem = (field: string, message: string) =>
      issues.push({ code: 'custom', path: [field], message, input: value });
    if (value.training && value.clinicianScore === null) {
      problem(
        'clinicianScore',
        'is required for a training recording, a whole number from 0 to 100',
      );
    }
    if (!value.training && value.clinicianScore !== null) {
      problem(
        'clinicianScore',
        'is for training recordings only; leave it out of a test recording',
      );
    }
    if ((value.samples == null) === (value.uploadId == null)) {
      problem('samples', 'give either samples or uploadId, not both');
    }
    if (value.startedAt != null) {
      const latest = Date.now() + CLOCK_TOLERANCE_MS;
      if (value.startedAt < EARLIEST || value.startedAt.getTime() > latest) {
        problem('startedAt', 'must be between the year 2000 and now');
      }
    }
  });

/** Columns as they came in; the parser looks at what is in them. */
export type SubmittedSamples = { readonly ts: SubmittedColumn } & {
  readonly [axis in Axis]?: SubmittedColumn | null;
};
type SubmittedColumn = readonly unknown[] | JsonColumn;

export type SubmitInput = z.input<typeof submitInput>;
type Submission = z.output<typeof submitInput>;

/** Recordings as the mobile app sends them: inline, or uploaded before. */
export class SubmissionService {
  readonly #database: Database;
  readonly #store: ObjectStore;
  readonly #intake: RecordingIntake;
  readonly #admission: RecordingAdmission;
  readonly #uploadsPerViewer: number;

  constructor(
    database: Database,
    store: ObjectStore,
    intake: RecordingIntake,
    admission: RecordingAdmission,
    uploadsPerViewer: number,
  ) {
    this.#database = database;
    this.#store = store;
    this.#intake = intake;
    this.#admission = admission;
    this.#uploadsPerViewer = uploadsPerViewer;
  }

  /**
   * Keeps a recording. When this answers, its row, its JSON and its job survive a crash.
   * @throws {GaitwayError} INVALID_INPUT, NOT_FOUND, FORBIDDEN, CONFLICT, LIMIT_EXCEEDED, UNAVAILABLE
   */
  async submit(viewer: Viewer, input: SubmitInput): Promise<Recording> {
    viewer.assertCan('recording:submit');
    const submission = parseInput(submitInput, input);
    if (submission.uploadId == null) return this.#keep(viewer, submission);
    // A large inline recording took its place before its body was read; an upload is read from here on.
    const leave = await this.#admission.enter({ viewer: viewer.userId });
    try {
      return await this.#keep(viewer, submission);
    } finally {
      leave();
    }
  }

  async #keep(viewer: Viewer, submission: Submission): Promise<Recording> {
    const { participant, testType } = await this.#database.within(viewer.scope, async (tx) => ({
      participant: await requireParticipant(
        tx,
        viewer,
        'recording:submit',
        submission.participantId,
      ),
      testType: await requireTestType(tx, viewer, submission.testType),
    }));
    const json = await this.#jsonOf(viewer, submission, participant, testType);
    const outline = await this.#intake.check(json, 'samples');

    const startedAt = submission.startedAt ?? new Date(outline.startedAtUs / 1000);
    const durationMs = (outline.endedAtUs - outline.startedAtUs) / 1000;
    const recording = await this.#database.within(viewer.scope, async (tx) => {
      // Again: while the samples were read, the person may have been erased, or taken out of the viewer's care.
      await participantStore.lock(tx, participant.id, 'add');
      await requireParticipant(tx, viewer, 'recording:submit', participant.id);
      await this.#intake.keep(
        tx,
        {
          id: submission.id,
          organizationId: viewer.organizationId,
          participantId: participant.id,
          testTypeId: testType.id,
          startedAt,
          endedAt: new Date(startedAt.getTime() + durationMs),
          training: submission.training,
          clinicianScore: submission.clinicianScore,
          notes: submission.notes,
          submittedBy: viewer.userId,
        },
        json,
      );
      await audit(tx, viewer, 'recording:submit', {
        participantIds: [participant.id],
        subjectIds: [submission.id],
      });
      if (submission.uploadId != null) {
        await uploadStore.setRecording(tx, submission.uploadId, submission.id);
      }
      const kept = await recordingStore.find(tx, submission.id);
      if (kept === undefined) throw notFound('recording', 'id');
      return kept;
    });
    if (submission.uploadId != null) {
      await this.#store.delete(objectKeys.upload(submission.uploadId));
    }
    return recording;
  }

  /**
   * A link to PUT a document of exactly `contentLength` bytes to, and with this SHA-256 if one is given.
   * @throws {GaitwayError} INVALID_INPUT, LIMIT_EXCEEDED
   */
  async requestUpload(
    viewer: Viewer,
    { contentLength, sha256 }: { readonly contentLength: number; readonly sha256?: string | null },
  ): Promise<SignedUpload & { readonly uploadId: string }> {
    viewer.assertCan('recording:submit');
    if (contentLength < 2) {
      throw invalidInput({
        field: 'contentLength',
        message: 'must be the size of a JSON document',
      });
    }
    assertSize(contentLength, 'contentLength');
    if (sha256 != null && !/^[0-9a-f]{64}$/.test(sha256)) {
      throw invalidInput({
        field: 'sha256',
        message: 'must be 64 hexadecimal digits in lower case',
      });
    }
    const uploadId = randomUUID();
    const upload = await this.#store.signUpload(objectKeys.upload(uploadId), {
      contentLength,
      contentType: 'application/json',
      sha256: sha256 ?? undefined,
    });
    const now = new Date();
    await this.#database.within(viewer.scope, async (tx) => {
      const expiries = await uploadStore.lockPending(tx, viewer.userId, now);
      this.#assertUploadsLeft(expiries, now);
      await uploadStore.insert(tx, {
        id: uploadId,
        organizationId: viewer.organizationId,
        requestedBy: viewer.userId,
        expiresAt: upload.expiresAt,
      });
    });
    return { ...upload, uploadId };
  }

  /** @throws {GaitwayError} LIMIT_EXCEEDED while the viewer has as many uploads under way as one may have */
  #assertUploadsLeft(expiries: readonly Date[], now: Date): void {
    if (expiries.length < this.#uploadsPerViewer) return;
    throw shareUsedUp(
      'uploads',
      `you have ${expiries.length} uploads that are not submitted. Submit one, or wait until one expires.`,
      (expiries[0]!.getTime() - now.getTime()) / 1000,
    );
  }

  /** Deletes uploads whose links have expired. */
  async forgetExpiredUploads(): Promise<void> {
    const expired = await this.#database.within(systemScope('expired uploads'), (tx) =>
      uploadStore.deleteExpired(tx, new Date()),
    );
    await this.#store.delete(...expired.map(objectKeys.upload));
  }

  /** The bytes to keep: the upload as it is, or a document in the upload format around inline samples. */
  async #jsonOf(
    viewer: Viewer,
    submission: Submission,
    participant: Participant,
    testType: TestType,
  ): Promise<Uint8Array> {
    const { uploadId } = submission;
    if (uploadId == null) return writeDocument(submission, participant, testType);
    const upload = await findNamed(uploadId, (id) =>
      this.#database.within(viewer.scope, (tx) => uploadStore.find(tx, id, viewer.userId)),
    );
    if (upload === undefined) throw notFound('upload', 'uploadId');
    // Sent again after the answer was lost: the upload has become the recording's JSON by now.
    const place = {
      id: submission.id,
      organizationId: viewer.organizationId,
      participantId: participant.id,
    };
    const json = await this.#store.get(
      upload.recordingId === submission.id ? objectKeys.json(place) : objectKeys.upload(uploadId),
    );
    if (json === undefined) {
      throw invalidInput({
        field: 'uploadId',
        message: 'nothing has been uploaded to its url yet',
      });
    }
    return json;
  }
}

function writeDocument(
  { id, training, clinicianScore, samples: columns }: Submission,
  participant: Participant,
  testType: TestType,
): Uint8Array {
  const facts = JSON.stringify({
    user_id: participant.identityId ?? participant.id,
    movement: testType.key,
    testID: id,
    training,
    ...(clinicianScore === null ? {} : { clinic_score: String(clinicianScore) }),
  });
  const parts = Object.entries(columns ?? {}).flatMap(([name, column]: [string, unknown]) =>
    column === undefined
      ? []
      : [
          Buffer.from(`,"${name}":`),
          column instanceof JsonColumn ? column.json : Buffer.from(JSON.stringify(column)),
        ],
  );
  return Buffer.concat([Buffer.from(facts.slice(0, -1)), ...parts, Buffer.from('}')]);
}
