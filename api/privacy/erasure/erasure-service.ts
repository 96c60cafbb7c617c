import { audit } from '../../auth/audit-log.ts';
import { organizationScope } from '../../auth/scope.ts';
import type { UserDirectory } from '../../auth/user-directory.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Database, OrganizationTransaction } from '../../database/database.ts';
import { erasedSubjectStore } from '../../database/stores/erased-subject-store.ts';
import { memberStore } from '../../database/stores/member-store.ts';
import { participantStore } from '../../database/stores/participant-store.ts';
import { personalRecordsStore } from '../stores/personal-records-store.ts';
import { recordingStore } from '../../database/stores/recording-store.ts';
import { uploadStore } from '../../database/stores/upload-store.ts';
import { userStore } from '../../database/stores/user-store.ts';
import type { Participant } from '../../domain/participant.ts';
import { fieldConflict, notFound } from '../../errors.ts';
import type { EventPublisher } from '../../events/events.ts';
import type { PayloadOf } from '../../jobs/define-job.ts';
import { ERASURE_SECOND_ROUND_SECONDS } from '../../jobs/limits.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import type { Log } from '../../log.ts';
import { foldersOf, objectKeys } from '../../storage/object-keys.ts';
import { LINK_MINUTES, type ObjectStore } from '../../storage/object-store.ts';
import type { InboxService } from '../../services/recordings/inbox-service.ts';
import { requireParticipant } from '../../services/access/require-participant.ts';
import { deleteObjectsJob } from '../../services/delete-objects.job.ts';
import { erasePersonJob } from './erase-person.job.ts';

/** How many objects are deleted with one call. */
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
 * What becomes of the account: it is deleted, there is none, it stays because the person works here too, or it lies at
 * an issuer elsewhere and has to be deleted there.
 */
export type ErasedAccount = 'REMOVED' | 'NONE' | 'KEPT' | 'ELSEWHERE';

/** An erasure that was carried out, with what is left to do by hand. */
export interface Erasure {
  readonly participantId: string;
  readonly account: ErasedAccount;
}

/**
 * Forgetting a person: they ask, somebody else carries it out. Rows go at once and whole; files and the account by a
 * job that survives a crash. The audit log keeps its events, about an id that names nobody any more (decision 0023).
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
   * A participant asks to be forgotten, or takes that back; an admin may do so for somebody who asked by letter.
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
      organizationScope('admins ask for others', viewer.scope),
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
   * Takes a person who asked for it out of Gaitway. There is no way back.
   * @throws {GaitwayError} NOT_FOUND, FORBIDDEN, CONFLICT when nobody has asked for it
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
        throw fieldConflict('participantId', 'the person has not asked to be erased.');
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
        { delaySeconds: ERASURE_SECOND_ROUND_SECONDS },
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

  /** The files of somebody whose rows are gone, and their account. Right to run twice. */
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
    if (identityId !== null) await this.#inbox.forget(organizationId, identityId);
    // `erase` has reported an account that only its issuer can delete.
    if (userId !== null && this.#directory.reach !== 'none') await this.#directory.remove(userId);
  }

  /** Erases the user, unless they work here too. `userId` is the account to delete, where there is one. */
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

  /** What was uploaded and never submitted goes when the last link to upload by has expired. */
  async #forgetUploads(tx: OrganizationTransaction, userId: string): Promise<void> {
    const keys = (await uploadStore.deleteOf(tx, userId)).map(objectKeys.upload);
    if (keys.length === 0) return;
    const options = { delaySeconds: LINK_MINUTES * 60 };
    await this.#queue.enqueue(tx, deleteObjectsJob, { keys }, options);
  }
}
