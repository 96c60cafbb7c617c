import { systemScope } from '../../auth/scope.ts';
import { auditStore } from '../../database/stores/audit-store.ts';
import type { Database } from '../../database/database.ts';
import { participantStore } from '../../database/stores/participant-store.ts';
import { testTypeStore } from '../../database/stores/test-type-store.ts';
import { GaitwayError, invalidInput, notFound } from '../../errors.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import type { ObjectStore } from '../../storage/object-store.ts';
import { assertSize, type RecordingIntake } from './recording-intake.ts';
import { ingestInboxObjectJob } from './ingest-inbox-object.job.ts';

const scope = systemScope('recordings that land in the inbox by themselves');

/** Recordings that the mobile app drops into the object store, past the API. */
export class InboxService {
  readonly #database: Database;
  readonly #store: ObjectStore;
  readonly #queue: JobQueue;
  readonly #intake: RecordingIntake;

  constructor(database: Database, store: ObjectStore, queue: JobQueue, intake: RecordingIntake) {
    this.#database = database;
    this.#store = store;
    this.#queue = queue;
    this.#intake = intake;
  }

  /** Makes a job of an object that has landed. */
  async announce(key: string): Promise<void> {
    await this.#database.within(scope, (tx) =>
      this.#queue.enqueue(tx, ingestInboxObjectJob, { key }),
    );
  }

  /**
   * Takes one object out of the inbox: into the records, or to `inbox/rejected/` with its reason beside it.
   * An object that is gone has been taken before.
   */
  async ingest(key: string): Promise<void> {
    const object = await this.#store.head(key);
    if (object === undefined) return;
    try {
      assertSize(object.size, 'document');
      const json = await this.#store.get(key);
      if (json === undefined) return;
      await this.#keep(json);
    } catch (error) {
      if (!(error instanceof GaitwayError) || error.code === 'UNAVAILABLE') throw error;
      await this.#reject(key, error);
      return;
    }
    await this.#store.delete(key);
  }

  /**
   * Takes away what was rejected of somebody: it lies under the name that it came with, and whose it is stands in the name
   * or in the document. Right to run twice.
   */
  async forget(identityId: string): Promise<void> {
    for await (const { key } of this.#store.list(objectKeys.rejected)) {
      const document = await this.#store.read(key);
      if (document === undefined) continue;
      const isTheirs = key.includes(identityId) || (await mentions(document, identityId));
      if (isTheirs) await this.#store.delete(key, objectKeys.rejectionReason(key));
      document.destroy();
    }
  }

  async #keep(json: Uint8Array): Promise<void> {
    const { metadata, startedAtUs, endedAtUs } = await this.#intake.check(json, 'document');
    if (metadata === null) throw new Error('a document has metadata');
    await this.#database.within(scope, async (tx) => {
      const known = await participantStore.findByIdentity(tx, metadata.userId);
      if (known) await participantStore.lock(tx, known.id, 'add');
      // Again: while it waited, the person may have been erased, and nothing of them may come after.
      const participant = known && (await participantStore.find(tx, known.id));
      if (participant === undefined) throw notFound('participant', 'user_id');
      const { organizationId, id: participantId } = participant;
      const testType = await testTypeStore.find(tx, organizationId, metadata.movement);
      if (testType === undefined) {
        throw invalidInput({ field: 'movement', message: 'must be the key of a test type' });
      }
      const recording = {
        id: metadata.testId,
        organizationId,
        participantId,
        testTypeId: testType.id,
        startedAt: new Date(startedAtUs / 1000),
        endedAt: new Date(endedAtUs / 1000),
        training: metadata.training,
        clinicianScore: metadata.clinicianScore,
        notes: null,
        submittedBy: null,
      };
      await this.#intake.keep(tx, recording, json);
      await auditStore.append(tx, {
        organizationId,
        actorId: null,
        action: 'recording:submit',
        participantIds: [participantId],
        subjectIds: [recording.id],
        requestId: null,
      });
    });
  }

  /** Under the name that it had in the inbox; the reason first, so that none is ever without. */
  async #reject(key: string, { code, message, problems }: GaitwayError): Promise<void> {
    const rejectedKey = `${objectKeys.rejected}${key.slice(objectKeys.inbox.length)}`;
    const faults = problems.map(({ field, message }) => `${field}: ${message}`);
    const lines = [code, ...(faults.length > 0 ? faults : [message])];
    const reason = new TextEncoder().encode(`${lines.join('\n')}\n`);
    await this.#store.put(objectKeys.rejectionReason(rejectedKey), reason);
    await this.#store.move(key, rejectedKey);
  }
}

/** Whether a text stands anywhere in a stream, which may be of any size; reads no further than that. */
async function mentions(stream: AsyncIterable<Uint8Array>, text: string): Promise<boolean> {
  const wanted = Buffer.from(text);
  let end = Buffer.alloc(0);
  for await (const chunk of stream) {
    const seen = Buffer.concat([end, chunk]);
    if (seen.includes(wanted)) return true;
    end = seen.subarray(Math.max(0, seen.length - wanted.length + 1));
  }
  return false;
}
