import { audit } from '../../auth/audit-log.ts';
import { organizationScope } from '../../auth/scope.ts';
import type { UserDirectory } from '../../auth/user-directory.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Database, OrganizationTransaction } from '../../database/database.ts';
import { erasedSubjectStore } from '../../database/stores/erased-subject-store.ts';
import { memberStore } from '../../database/stores/member-store.ts';
import { participantStore } from '../../database/stores/participant-store.ts';
import { personalRecordsStore } from '../personal-records-store.ts';
import { recordingStore } from '../../database/stores/recording-store.ts';
import { uploadStore } from '../../database/stores/upload-store.ts';
import { userStore } from '../../database/stores/user-store.ts';
import type { Participant } from '../../domain/participant.ts';
import { fieldConflict, notFound } from '../../errors.ts';
import type { EventPublisher } from '../../events/events.ts';
import type { PayloadOf } from '../../jobs/define-job.ts';
import { DELETION_SECOND_ROUND_SECONDS } from '../../jobs/limits.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import type { Log } from '../../log.ts';
import { foldersOf, objectKeys } from '../../storage/object-keys.ts';
import { LINK_MINUTES, type ObjectStore } from '../../storage/object-store.ts';
import type { InboxService } from '../../services/recordings/inbox-service.ts';
import { requireParticipant } from '../../services/access/require-participant.ts';
import { deleteObjectsJob } from '../../services/delete-objects.job.ts';
import { erasePersonJob } from './erase-person.job.ts';

/** The number of objects that one call deletes. */
const BATCH = 500;

export interface ErasureServiceDependencies {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly store: ObjectStore;
  readonly inbox: InboxService;
  readonly directory: UserDirectory;
  readonly events: EventPublisher;
  readonly log: Log;
  readonly now: () => Date;
}

/**
 * What happened to the account: it was deleted; there was none; it was kept because the person also works for the
 * organization; or an external issuer holds it, and it has to be deleted there.
 */
export type ErasedAccount = 'REMOVED' | 'NONE' | 'KEPT' | 'ELSEWHERE';

/** A completed erasure. `account` shows whether manual work is left. */
export interface Erasure {
  readonly participantId: string;
  readonly account: ErasedAccount;
}

/**
 * Erases a person. The participant requests it, and an admin carries it out. All rows are deleted in one transaction;
 * a job that survives a crash deletes the files and the account. The audit log keeps its events, with an id that no
 * longer belongs to a person (decision 0023).
 */
export class ErasureService {
  readonly #database: Database;
  readonly #queue: JobQueue;
  readonly #store: ObjectStore;
  readonly #inbox: InboxService;
  readonly #directory: UserDirectory;
  readonly #events: EventPublisher;
  readonly #log: Log;
  readonly #now: () => Date;

  constructor({
    database,
    queue,
    store,
    inbox,
    directory,
    events,
    log,
    now,
  }: ErasureServiceDependencies) {
    this.#database = database;
    this.#queue = queue;
    this.#store = store;
    this.#inbox = inbox;
    this.#directory = directory;
    this.#events = events;
    this.#log = log;
    this.#now = now;
  }

  /**
   * Requests erasure, or withdraws the request. Admins may do so on behalf of a participant who asked by letter.
   * @throws {GaitwayError} NOT_FOUND, FORBIDDEN
   */
  async request(
    viewer: Viewer,
    input: { readonly participantId: string; readonly requested: boolean },
  ): Promise<Participant> {
    viewer.assertCan('erasure:request');
    const participant = await this.#database.within(viewer.scope, (tx) =>
      requireParticipant(tx, viewer, 'erasure:request', input.participantId),
    );
    const { requested } = input;
    const requestedAt = requested ? (participant.erasureRequestedAt ?? this.#now()) : null;
    await this.#database.within(
      organizationScope('requesting an erasure', viewer.scope),
      async (tx) => {
        await participantStore.setErasureRequested(tx, participant.id, requestedAt);
        await audit(tx, viewer, 'erasure:request', {
          participantIds: [participant.id],
          subjectIds: [requested ? 'requested' : 'withdrawn'],
        });
      },
    );
    return { ...participant, erasureRequestedAt: requestedAt };
  }

  /**
   * Erases a person who has requested it. This cannot be undone.
   * @throws {GaitwayError} NOT_FOUND, FORBIDDEN, CONFLICT when erasure has not been requested
   */
  async erase(viewer: Viewer, named: string): Promise<Erasure> {
    viewer.assertCan('participant:erase');
    const participant = await this.#database.within(viewer.scope, (tx) =>
      requireParticipant(tx, viewer, 'participant:erase', named),
    );
    const participantId = participant.id;
    const scope = organizationScope('erasing a person', viewer.scope);
    const account = await this.#database.within(scope, async (tx) => {
      await participantStore.lock(tx, participantId, 'erase');
      const now = await participantStore.find(tx, participantId);
      if (now === undefined) throw notFound('participant', 'participantId');
      if (now.erasureRequestedAt === null) {
        throw fieldConflict(
          'participantId',
          'The participant has not requested erasure. Request it first.',
        );
      }
      const { organizationId, ownerUserId, identityId } = now;
      const recordings = await recordingStore.referencesOf(tx, participantId);
      await personalRecordsStore.erase(tx, participantId);
      await this.#events.publish(tx, {
        type: 'participantErased',
        organizationId,
        participantId,
        userId: ownerUserId,
        recordings,
      });
      const { userId, account } = await this.#eraseUser(tx, ownerUserId);
      await audit(tx, viewer, 'participant:erase', {
        participantIds: [participantId],
        subjectIds: [`account:${account}`],
      });
      const payload = { organizationId, participantId, userId, identityId };
      await this.#queue.enqueue(tx, erasePersonJob, { ...payload, round: 'first' });
      await this.#queue.enqueue(
        tx,
        erasePersonJob,
        { ...payload, round: 'last' },
        { delaySeconds: DELETION_SECOND_ROUND_SECONDS },
      );
      return account;
    });
    if (account === 'ELSEWHERE') {
      this.#log.warn(
        { participantId },
        'an erased person’s account is left to delete at the issuer',
      );
    }
    return { participantId, account };
  }

  /** Deletes the files and the account of a person whose rows have been deleted. Idempotent. */
  async eraseFiles({
    organizationId,
    participantId,
    userId,
    identityId,
  }: Omit<PayloadOf<typeof erasePersonJob>, 'round'>): Promise<void> {
    for (const folder of foldersOf({ organizationId, participantId })) {
      let keys: string[] = [];
      for await (const { key } of this.#store.list(folder)) {
        keys.push(key);
        if (keys.length === BATCH) {
          await this.#store.delete(...keys);
          keys = [];
        }
      }
      if (keys.length > 0) await this.#store.delete(...keys);
    }
    await this.#store.sweep();
    if (identityId !== null) await this.#inbox.forget(organizationId, identityId);
    // `erase` has already reported an account that only its issuer can delete.
    if (userId !== null && this.#directory.reach !== 'none') await this.#directory.remove(userId);
  }

  /** Erases the user, unless they also work for the organization. `userId` is the account to delete, or null. */
  async #eraseUser(
    tx: OrganizationTransaction,
    ownerUserId: string | null,
  ): Promise<{ readonly userId: string | null; readonly account: ErasedAccount }> {
    const user = ownerUserId === null ? undefined : await userStore.find(tx, ownerUserId);
    if (user === undefined) return { userId: null, account: 'NONE' };
    await this.#forgetUploads(tx, user.id);
    const others = user.groups.filter((group) => group !== 'participant');
    if (others.length > 0) {
      await memberStore.setGroups(tx, user.id, others);
      return { userId: null, account: 'KEPT' };
    }
    await memberStore.delete(tx, user.id);
    await erasedSubjectStore.insert(tx, user.organization.id, user.id);
    const isElsewhere = this.#directory.reach === 'none';
    return { userId: user.id, account: isElsewhere ? 'ELSEWHERE' : 'REMOVED' };
  }

  /** Deletes files that were uploaded but never submitted, once the last upload link has expired. */
  async #forgetUploads(tx: OrganizationTransaction, userId: string): Promise<void> {
    const keys = (await uploadStore.deleteOf(tx, userId)).map(objectKeys.upload);
    if (keys.length === 0) return;
    const options = { delaySeconds: LINK_MINUTES * 60 };
    await this.#queue.enqueue(tx, deleteObjectsJob, { keys }, options);
  }
}
