import { audit } from '../../auth/audit-log.ts';
import { systemScope } from '../../auth/scope.ts';
import type { UserDirectory } from '../../auth/user-directory.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Database, ScopedTransaction } from '../../database/database.ts';
import { memberStore } from '../../database/stores/member-store.ts';
import { participantStore } from '../../database/stores/participant-store.ts';
import { personalRecordsStore } from '../stores/personal-records-store.ts';
import { recordingStore } from '../../database/stores/recording-store.ts';
import { uploadStore } from '../../database/stores/upload-store.ts';
import { userStore } from '../../database/stores/user-store.ts';
import type { Participant } from '../../domain/participant.ts';
import { fieldConflict, GaitwayError, notFound } from '../../errors.ts';
import type { EventPublisher } from '../../events/events.ts';
import type { PayloadOf } from '../../jobs/define-job.ts';
import { ERASURE_SECOND_ROUND_SECONDS } from '../../jobs/limits.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import { foldersOf, objectKeys } from '../../storage/object-keys.ts';
import { LINK_MINUTES, type ObjectStore } from '../../storage/object-store.ts';
import type { InboxService } from '../../services/recordings/inbox-service.ts';
import { requireParticipant } from '../../services/access/require-participant.ts';
import { deleteObjectsJob } from '../../services/delete-objects.job.ts';
import { erasePersonJob } from './erase-person.job.ts';

/** How many objects are deleted with one call. */
const BATCH = 500;

export interface ErasureServiceOptions {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly store: ObjectStore;
  readonly inbox: InboxService;
  readonly directory: UserDirectory;
  readonly events: EventPublisher;
  readonly now: () => Date;
}

/**
 * Forgetting a person: they ask, somebody else carries it out. Rows go at once and whole; files and the account by a
 * job that survives a crash. The audit log keeps its events, about an id that names nobody any more (decision 0023).
 */
export class ErasureService {
  readonly #options: ErasureServiceOptions;

  constructor(options: ErasureServiceOptions) {
    this.#options = options;
  }

  /**
   * A participant asks to be forgotten, or takes that back; an admin may do so for somebody who asked by letter.
   * @throws {GaitwayError} NOT_FOUND, FORBIDDEN
   */
  async request(
    viewer: Viewer,
    input: { readonly participantId: string; readonly requested: boolean },
  ): Promise<Participant> {
    viewer.assertCan('erasure:request');
    const { database, now } = this.#options;
    const participant = await database.within(viewer.scope, (tx) =>
      requireParticipant(tx, viewer, 'erasure:request', input.participantId),
    );
    const { requested } = input;
    const requestedAt = requested ? (participant.erasureRequestedAt ?? now()) : null;
    await database.within(systemScope('admins ask for others', viewer.scope), async (tx) => {
      await participantStore.setErasureRequested(tx, participant.id, requestedAt);
      await audit(tx, viewer, 'erasure:request', {
        participantIds: [participant.id],
        subjectIds: [requested ? 'requested' : 'withdrawn'],
      });
    });
    return { ...participant, erasureRequestedAt: requestedAt };
  }

  /**
   * Takes a person who asked for it out of Gaitway. There is no way back.
   * @throws {GaitwayError} NOT_FOUND, FORBIDDEN, CONFLICT when nobody has asked for it
   */
  async erase(viewer: Viewer, named: string): Promise<string> {
    viewer.assertCan('participant:erase');
    const { database, queue, events } = this.#options;
    const participant = await database.within(viewer.scope, (tx) =>
      requireParticipant(tx, viewer, 'participant:erase', named),
    );
    const participantId = participant.id;
    await database.within(systemScope('erasing a person', viewer.scope), async (tx) => {
      await participantStore.lock(tx, participantId, 'erase');
      const now = await participantStore.find(tx, participantId);
      if (now === undefined) throw notFound('participant', 'participantId');
      if (now.erasureRequestedAt === null) {
        throw fieldConflict('participantId', 'the person has not asked to be erased.');
      }
      const { organizationId, ownerUserId, identityId } = now;
      const recordings = await recordingStore.referencesOf(tx, participantId);
      await personalRecordsStore.erase(tx, participantId);
      await events.publish(tx, {
        type: 'participantErased',
        organizationId,
        participantId,
        userId: ownerUserId,
        recordings,
      });
      const userId = await this.#eraseUser(tx, ownerUserId);
      await audit(tx, viewer, 'participant:erase', { participantIds: [participantId] });
      const payload = { organizationId, participantId, userId, identityId };
      await queue.enqueue(tx, erasePersonJob, { ...payload, round: 'first' });
      await queue.enqueue(
        tx,
        erasePersonJob,
        { ...payload, round: 'last' },
        { delaySeconds: ERASURE_SECOND_ROUND_SECONDS },
      );
    });
    return participantId;
  }

  /** The files of somebody whose rows are gone, and their account. Right to run twice. */
  async eraseFiles({
    organizationId,
    participantId,
    userId,
    identityId,
  }: Omit<PayloadOf<typeof erasePersonJob>, 'round'>): Promise<void> {
    const { store, inbox, directory } = this.#options;
    for (const folder of foldersOf({ organizationId, participantId })) {
      let keys: string[] = [];
      for await (const { key } of store.list(folder)) {
        keys.push(key);
        if (keys.length === BATCH) {
          await store.delete(...keys);
          keys = [];
        }
      }
      if (keys.length > 0) await store.delete(...keys);
    }
    if (identityId !== null) await inbox.forget(identityId);
    if (userId === null) return;
    try {
      await directory.remove(userId);
    } catch (error) {
      // Where accounts are kept elsewhere, there is none of ours to remove.
      if (!(error instanceof GaitwayError && error.code === 'FORBIDDEN')) throw error;
    }
  }

  /** Answers whose account goes too: one who was nothing but a participant. */
  async #eraseUser(tx: ScopedTransaction, userId: string | null): Promise<string | null> {
    const user = userId === null ? undefined : await userStore.find(tx, userId);
    if (user === undefined) return null;
    await this.#forgetUploads(tx, user.id);
    const others = user.groups.filter((group) => group !== 'participant');
    if (others.length > 0) {
      await memberStore.setGroups(tx, user.id, others);
      return null;
    }
    await memberStore.delete(tx, user.id);
    return user.id;
  }

  /** What was uploaded and never submitted goes when the last link to upload by has expired. */
  async #forgetUploads(tx: ScopedTransaction, userId: string): Promise<void> {
    const keys = (await uploadStore.deleteOf(tx, userId)).map(objectKeys.upload);
    if (keys.length === 0) return;
    const options = { delaySeconds: LINK_MINUTES * 60 };
    await this.#options.queue.enqueue(tx, deleteObjectsJob, { keys }, options);
  }
}
