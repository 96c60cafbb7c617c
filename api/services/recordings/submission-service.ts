import { audit } from '../../auth/audit-log.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Database } from '../../database/database.ts';
import { participantStore } from '../../database/stores/participant-store.ts';
import { recordingStore } from '../../database/stores/recording-store.ts';
import { uploadStore } from '../../database/stores/upload-store.ts';
import type { Participant } from '../../domain/participant.ts';
import type { Recording } from '../../domain/recording/recording.ts';
import type { TestType } from '../../domain/test-type.ts';
import { invalidInput, notFound } from '../../errors.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import type { ObjectStore } from '../../storage/object-store.ts';
import { requireParticipant, subjectOf } from '../access/require-participant.ts';
import { requireTestType } from '../access/require-test-type.ts';
import { findNamed, parseInput } from '../parse-input.ts';
import { isScoreFromPhone } from './clinician-score-source.ts';
import { assertNotDeleted } from './recording-writer.ts';
import type { RecordingAdmission } from './recording-admission.ts';
import type { RecordingIntake } from './recording-intake.ts';
import { type Submission, submitInput, type SubmitInput } from './submission-input.ts';
import { writeDocument } from './submitted-document.ts';

export interface SubmissionServiceDependencies {
  readonly database: Database;
  readonly store: ObjectStore;
  readonly intake: RecordingIntake;
  readonly admission: RecordingAdmission;
}

/** Accepts recordings from the mobile app, with inline samples or a finished upload. */
export class SubmissionService {
  readonly #database: Database;
  readonly #store: ObjectStore;
  readonly #intake: RecordingIntake;
  readonly #admission: RecordingAdmission;

  constructor({ database, store, intake, admission }: SubmissionServiceDependencies) {
    this.#database = database;
    this.#store = store;
    this.#intake = intake;
    this.#admission = admission;
  }

  /**
   * Stores a recording. Once this resolves, its row, its JSON and its job are durable.
   * @throws {GaitwayError} INVALID_INPUT, NOT_FOUND, FORBIDDEN, CONFLICT, LIMIT_EXCEEDED, UNAVAILABLE
   */
  async submit(viewer: Viewer, input: SubmitInput): Promise<Recording> {
    viewer.assertCan('recording:submit');
    const submission = parseInput(submitInput, input);
    if (submission.uploadId == null) return this.#keep(viewer, submission);
    // A large inline recording got its slot before its body was read. An upload is read from here on.
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
      // Checked again, because the person may have been erased or removed from the viewer's care meanwhile.
      await participantStore.lock(tx, participant.id, 'add');
      const current = await requireParticipant(tx, viewer, 'recording:submit', participant.id);
      const clinicianScoreFromPhone = await isScoreFromPhone(tx, {
        ...submission,
        organizationId: viewer.organizationId,
        isFromClinician: viewer.can('recording:annotate', subjectOf(current)),
        field: 'clinicianScore',
      });
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
          clinicianScoreFromPhone,
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

  /** Returns the bytes to store: the upload unchanged, or a document in the upload format around inline samples. */
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
    // A retry after a lost response: the upload has already become the recording's JSON.
    const place = {
      id: submission.id,
      organizationId: viewer.organizationId,
      participantId: participant.id,
    };
    const json = await this.#store.get(
      upload.recordingId === submission.id ? objectKeys.json(place) : objectKeys.upload(uploadId),
    );
    if (json === undefined) {
      await this.#database.within(viewer.scope, (tx) => assertNotDeleted(tx, place));
      throw invalidInput({
        field: 'uploadId',
        message: 'nothing has been uploaded to its url yet',
      });
    }
    return json;
  }
}
