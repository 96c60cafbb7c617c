import { z } from 'zod';
import { audit } from '../auth/audit-log.ts';
import { organizationScope } from '../auth/scope.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Database, OrganizationTransaction, ScopedTransaction } from '../database/database.ts';
import { type Invitation, invitationStore } from '../database/stores/invitation-store.ts';
import { userStore } from '../database/stores/user-store.ts';
import { type Group, GROUPS } from '../domain/group.ts';
import { invitationWords } from '../domain/mail-words.ts';
import { fieldConflict, notFound } from '../errors.ts';
import type { PayloadOf } from '../jobs/define-job.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Mailer } from '../notifications/notifier.ts';
import { email, findNamed, parseInput } from './parse-input.ts';
import { requireParticipant } from './access/require-participant.ts';
import { mailInvitationJob } from './mail-invitation.job.ts';

const VALID_DAYS = 14;

const inviteInput = z.object({ email, group: z.enum(GROUPS) });

export interface InvitationServiceDependencies {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly mailer: Mailer;
  readonly publicUrl: string;
}

/** Invitations: the only way into a group other than `participant`. */
export class InvitationService {
  readonly #database: Database;
  readonly #queue: JobQueue;
  readonly #mailer: Mailer;
  readonly #publicUrl: string;

  constructor({ database, queue, mailer, publicUrl }: InvitationServiceDependencies) {
    this.#database = database;
    this.#queue = queue;
    this.#mailer = mailer;
    this.#publicUrl = publicUrl;
  }

  /**
   * Invites a person into a group and mails them. A second invitation replaces the first.
   * @throws {GaitwayError} INVALID_INPUT, CONFLICT when the organization has a user with the address
   */
  async inviteUser(
    viewer: Viewer,
    input: z.input<typeof inviteInput>,
  ): Promise<{ expiresAt: Date }> {
    viewer.assertCan('user:invite');
    const { email, group } = parseInput(inviteInput, input);
    const scope = organizationScope('replace invitations of any admin', viewer.scope);
    return this.#database.within(scope, async (tx) => {
      if (await userStore.findByEmail(tx, email)) {
        throw fieldConflict('email', 'is already used by a user. Change their groups instead.');
      }
      await invitationStore.deleteOpen(tx, email);
      await audit(tx, viewer, 'user:invite', { participantIds: [], subjectIds: [group] });
      return this.invite(tx, viewer, { email, group, participantId: null });
    });
  }

  /** Returns the open invitations, newest first, at most 200. */
  list(viewer: Viewer): Promise<readonly Invitation[]> {
    viewer.assertCan('user:invite');
    return invitationStore.list(this.#database.readerFor(viewer.scope));
  }

  /**
   * Resends an invitation and restarts its validity. Admins may; for a participant's invitation, also their care
   * providers.
   * @throws {GaitwayError} NOT_FOUND, FORBIDDEN
   */
  async sendAgain(viewer: Viewer, named: string): Promise<Invitation> {
    viewer.assertCan('participant:invite');
    await this.#database.within(viewer.scope, async (tx) => {
      const { participantId } = await this.#require(tx, named);
      if (participantId === null) viewer.assertCan('user:invite');
      else await requireParticipant(tx, viewer, 'participant:invite', participantId);
    });
    const expiresAt = fromNow();
    const invitation = await this.#change(viewer, named, async (tx, { id, participantId }) => {
      await invitationStore.prolong(tx, id, expiresAt);
      await this.#mailLater(tx, viewer, id, participantId);
    });
    return { ...invitation, expiresAt, mailedAt: null };
  }

  /**
   * Withdraws an invitation, so that it no longer allows a sign-up.
   * @throws {GaitwayError} NOT_FOUND, FORBIDDEN
   */
  async withdraw(viewer: Viewer, named: string): Promise<string> {
    viewer.assertCan('user:invite');
    const { id } = await this.#change(viewer, named, (tx, { id }) =>
      invitationStore.delete(tx, id),
    );
    return id;
  }

  /** Checks that the viewer may change an invitation, then changes it with the rights of the organization. */
  #change(
    viewer: Viewer,
    named: string,
    change: (tx: OrganizationTransaction, invitation: Invitation) => Promise<void>,
  ): Promise<Invitation> {
    const scope = organizationScope('change invitations of any inviter', viewer.scope);
    return this.#database.within(scope, async (tx) => {
      const invitation = await this.#require(tx, named);
      await change(tx, invitation);
      const { id, participantId } = invitation;
      await audit(tx, viewer, participantId === null ? 'user:invite' : 'participant:invite', {
        participantIds: participantId === null ? [] : [participantId],
        subjectIds: [id],
      });
      return invitation;
    });
  }

  /** @throws {GaitwayError} NOT_FOUND */
  async #require(tx: OrganizationTransaction, named: string): Promise<Invitation> {
    const invitation = await findNamed(named, (id) => invitationStore.find(tx, id));
    if (invitation === undefined) throw notFound('invitation', 'invitationId');
    return invitation;
  }

  /** Inserts an invitation and enqueues its mail in the same transaction. */
  async invite(
    tx: ScopedTransaction,
    viewer: Viewer,
    invitation: {
      readonly email: string;
      readonly group: Group;
      readonly participantId: string | null;
    },
  ): Promise<{ expiresAt: Date }> {
    const expiresAt = fromNow();
    const id = await userStore.invite(tx, {
      ...invitation,
      organizationId: viewer.organizationId,
      invitedBy: viewer.userId,
      expiresAt,
    });
    await this.#mailLater(tx, viewer, id, invitation.participantId);
    return { expiresAt };
  }

  /** Mails an invitation that has not been mailed yet (decision 0034). */
  async mail({
    organizationId,
    invitationId: id,
  }: PayloadOf<typeof mailInvitationJob>): Promise<void> {
    const scope = organizationScope('mail an invitation', organizationId);
    const invitation = await this.#database.within(scope, (tx) =>
      invitationStore.findUnmailed(tx, id),
    );
    if (invitation === undefined) return;
    const { email, organization, expiresAt } = invitation;
    const signUpUrl = `${this.#publicUrl}/sign-up?invitation=${id}`;
    await this.#mailer.sendMail({
      to: email,
      ...invitationWords({ organization, signUpUrl, expiresAt }),
    });
    await this.#database.within(scope, (tx) => invitationStore.setMailed(tx, id, expiresAt));
  }

  #mailLater(
    tx: ScopedTransaction,
    { organizationId }: Viewer,
    invitationId: string,
    participantId: string | null,
  ): Promise<void> {
    const payload = { organizationId, invitationId, participantId };
    return this.#queue.enqueue(tx, mailInvitationJob, payload);
  }
}

const fromNow = () => new Date(Date.now() + VALID_DAYS * 86_400_000);
