import { audit } from '../../auth/audit-log.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Database } from '../../database/database.ts';
import { modelStore } from '../../database/stores/model-store.ts';
import { organizationStore } from '../../database/stores/organization-store.ts';
import { participantStore } from '../../database/stores/participant-store.ts';
import { scoreStore } from '../../database/stores/score-store.ts';
import { testTypeStore } from '../../database/stores/test-type-store.ts';
import type { Recording } from '../../domain/recording/recording.ts';
import { testNameIn } from '../../domain/test-type.ts';
import { notFound } from '../../errors.ts';
import type { Language } from '../../domain/language.ts';
import type { RecordingReport } from '../../reports/recording-report.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import type { ObjectStore, SignedLink } from '../../storage/object-store.ts';
import type { WorkerPool } from '../../workers/worker-pool.ts';
import { requireRecording } from '../access/require-recording.ts';
import type { RecordingReports } from '../loading/samples.ts';
import { notConverted } from './recording-file-service.ts';

export interface ReportServiceDependencies {
  readonly database: Database;
  readonly store: ObjectStore;
  readonly pool: WorkerPool;
  readonly now: () => Date;
}

/** Makes documents for people from the current records. */
export class ReportService implements RecordingReports {
  readonly #database: Database;
  readonly #store: ObjectStore;
  readonly #pool: WorkerPool;
  readonly #now: () => Date;

  constructor({ database, store, pool, now }: ReportServiceDependencies) {
    this.#database = database;
    this.#store = store;
    this.#pool = pool;
    this.#now = now;
  }

  /**
   * Returns a link to a PDF of one recording. The PDF is made on each call, because notes and scores change.
   * @throws {GaitwayError} NOT_FOUND, UNAVAILABLE until the recording is converted
   */
  async recordingReport(
    viewer: Viewer,
    recordingId: string,
    language: Language,
  ): Promise<SignedLink> {
    viewer.assertCan('recording:read');
    const { recording, report } = await this.#read(viewer, recordingId, language);
    const parquet = await this.#store.get(objectKeys.parquet(recording));
    if (parquet === undefined) throw notConverted();
    const pdf = await this.#pool.run('renderReport', { report, parquet }, { giveUpInput: true });
    const key = objectKeys.report(recording);
    await this.#store.put(key, pdf);
    return this.#store.signDownload(key, fileNameOf(report), 'application/pdf');
  }

  #read(
    viewer: Viewer,
    recordingId: string,
    language: Language,
  ): Promise<{ recording: Recording; report: RecordingReport }> {
    return this.#database.within(viewer.scope, async (tx) => {
      const recording = await requireRecording(tx, viewer, 'recording:read', recordingId);
      if (recording.quality === null) throw notConverted();
      const participant = await participantStore.find(tx, recording.participantId);
      const testType = await testTypeStore.find(tx, viewer.organizationId, recording.testTypeId);
      const organization = await organizationStore.find(tx, recording.organizationId);
      if (!participant || !testType || !organization) throw notFound('recording', 'recordingId');
      const model =
        recording.modelId === null ? null : await modelStore.find(tx, recording.modelId);
      await audit(tx, viewer, 'recording:read', {
        participantIds: [recording.participantId],
        subjectIds: [recordingId],
      });
      const report: RecordingReport = {
        language,
        madeAt: this.#now(),
        organizationName: organization.name,
        participantName: `${participant.givenName} ${participant.familyName}`,
        testName: testNameIn(testType, language),
        recordingId: recording.id,
        startedAt: recording.startedAt,
        durationSeconds: recording.durationSeconds,
        training: recording.training,
        score: recording.score,
        interval: recording.scoreInterval,
        band: recording.band,
        thresholds: { ok: organization.bandOk, low: organization.bandLow },
        lowConfidence: recording.lowConfidence ?? false,
        reasons: await scoreStore.reasonsOf(tx, recordingId),
        model,
        clinicianScore: recording.clinicianScore,
        clinicianScoreFromPhone: recording.clinicianScoreFromPhone,
        notes: recording.notes,
        quality: recording.quality,
      };
      return { recording, report };
    });
  }
}

/** The test and the day in UTC. No person's name: the file name is part of the link, and servers log links. */
const fileNameOf = ({ testName, startedAt }: RecordingReport) =>
  `${testName.replaceAll(/[\\/:*?"<>|]/g, '-')} ${startedAt.toISOString().slice(0, 10)}.pdf`;
