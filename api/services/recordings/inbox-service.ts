import { organizationScope, systemScope } from '../../auth/scope.ts';
import { auditStore } from '../../database/stores/audit-store.ts';
import type { Database } from '../../database/database.ts';
import { organizationStore } from '../../database/stores/organization-store.ts';
import { participantStore } from '../../database/stores/participant-store.ts';
import { testTypeStore } from '../../database/stores/test-type-store.ts';
import { isUuid } from '../../domain/uuid.ts';
import { GaitwayError, invalidInput, notFound } from '../../errors.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import { objectKeys, organizationInInboxKey } from '../../storage/object-keys.ts';
import type { ObjectStore } from '../../storage/object-store.ts';
import { isScoreFromPhone } from './clinician-score-source.ts';
import { assertSize, type RecordingIntake } from './recording-intake.ts';
import { ingestInboxObjectJob } from './ingest-inbox-object.job.ts';

const scope = systemScope('import recordings from the inbox');

export interface InboxServiceDependencies {
  readonly database: Database;
  readonly store: ObjectStore;
  readonly queue: JobQueue;
  readonly intake: RecordingIntake;
  /** Owns the recordings whose key names no organization. Defaults to the only organization. */
  readonly inboxOrganizationId: string | undefined;
}

/** Imports recordings that the mobile app writes directly to the object store, without the API. */
export class InboxService {
  readonly #database: Database;
  readonly #store: ObjectStore;
  readonly #queue: JobQueue;
  readonly #intake: RecordingIntake;
  readonly #inboxOrganizationId: string | undefined;

  constructor({ database, store, queue, intake, inboxOrganizationId }: InboxServiceDependencies) {
    this.#database = database;
    this.#store = store;
    this.#queue = queue;
    this.#intake = intake;
    this.#inboxOrganizationId = inboxOrganizationId;
  }

  /** Enqueues the import of a new object. */
  async announce(key: string): Promise<void> {
    await this.#database.within(scope, (tx) =>
      this.#queue.enqueue(tx, ingestInboxObjectJob, { key }),
    );
  }

  /**
   * Imports an object from the inbox, or moves it to `inbox/rejected/` and stores the reason beside it. Skips an
   * object that no longer exists, because it was imported before.
   */
  async ingest(key: string): Promise<void> {
    const object = await this.#store.head(key);
    if (object === undefined) return;
    try {
      assertSize(object.size, 'document');
      const json = await this.#store.get(key);
      if (json === undefined) return;
      await this.#keep(json, await this.#organizationOf(key));
    } catch (error) {
      if (!(error instanceof GaitwayError) || error.code === 'UNAVAILABLE') throw error;
      if (error.reason !== 'RECORDING_DELETED') {
        await this.#reject(key, error);
        return;
      }
      // Nothing of a deleted recording is kept, rejected or not.
    }
    await this.#store.delete(key);
  }

  /**
   * Deletes the rejected objects of a person in an organization. They keep the name under which they arrived; the
   * name or the document contains the person's identity id. Objects of another organization are kept, even with the
   * same identity id. Idempotent.
   */
  async forget(organizationId: string, identityId: string): Promise<void> {
    const owner = (await this.#defaultOrganization()) ?? null;
    const isShared = await this.#database.within(scope, (tx) =>
      participantStore.isIdentityElsewhere(tx, identityId, organizationId),
    );
    const isOurs = (key: string) => {
      const named = organizationInInboxKey(key) ?? owner;
      return named === null ? !isShared : named === organizationId;
    };
    for await (const { key } of this.#store.list(objectKeys.rejected)) {
      if (!isOurs(key)) continue;
      const document = await this.#store.read(key);
      if (document === undefined) continue;
      const isTheirs = key.includes(identityId) || (await mentions(document, identityId));
      if (isTheirs) await this.#store.delete(key, objectKeys.rejectionReason(key));
      document.destroy();
    }
  }

  /**
   * Returns the organization of an object in the inbox. The identity id alone does not decide it, because every
   * organization may use the same one.
   * @throws {GaitwayError} INVALID_INPUT when neither its key nor the configuration names an organization
   */
  async #organizationOf(key: string): Promise<string> {
    const named = organizationInInboxKey(key) ?? (await this.#defaultOrganization());
    if (named === undefined) {
      const folder = objectKeys.inboxOf('ID');
      const message = `must begin with ${folder} where there are several organizations, unless INBOX_ORGANIZATION is set`;
      throw invalidInput({ field: 'key', message });
    }
    // The same error as for an unknown person: which organizations exist is not disclosed.
    if (!isUuid(named)) throw notFound('participant', 'user_id');
    return named;
  }

  async #defaultOrganization(): Promise<string | undefined> {
    if (this.#inboxOrganizationId !== undefined) return this.#inboxOrganizationId;
    return this.#database.within(scope, (tx) => organizationStore.onlyOne(tx));
  }

  async #keep(json: Uint8Array, organizationId: string): Promise<void> {
    const { metadata, startedAtUs, endedAtUs } = await this.#intake.check(json, 'document');
    if (metadata === null) throw new Error('a document has metadata');
    const ofOrganization = organizationScope('import recordings from its inbox', organizationId);
    await this.#database.within(ofOrganization, async (tx) => {
      const known = await participantStore.findByIdentity(tx, metadata.userId);
      if (known) await participantStore.lock(tx, known.id, 'add');
      // Checked again, because the person may have been erased meanwhile. Nothing of them may be stored afterwards.
      const participant = known && (await participantStore.find(tx, known.id));
      if (participant === undefined) throw notFound('participant', 'user_id');
      const { id: participantId } = participant;
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
        clinicianScoreFromPhone: await isScoreFromPhone(tx, {
          ...metadata,
          organizationId,
          isFromClinician: false,
          field: 'clinic_score',
        }),
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

  /** Keeps the object's name. Writes the reason first, so that no rejected object is ever without one. */
  async #reject(key: string, { code, message, problems }: GaitwayError): Promise<void> {
    const rejectedKey = `${objectKeys.rejected}${key.slice(objectKeys.inbox.length)}`;
    const faults = problems.map(({ field, message }) => `${field}: ${message}`);
    const lines = [code, ...(faults.length > 0 ? faults : [message])];
    const reason = new TextEncoder().encode(`${lines.join('\n')}\n`);
    await this.#store.put(objectKeys.rejectionReason(rejectedKey), reason);
    await this.#store.move(key, rejectedKey);
  }
}

/** Whether a stream of any size contains a text. Stops reading at the first match. */
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
