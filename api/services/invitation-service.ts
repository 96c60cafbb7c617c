import { z } from 'zod';
import { audit } from '../auth/audit-log.ts';
import { systemScope } from '../auth/scope.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Database, ScopedTransaction } from '../database/database.ts';
import { type Invitation, memberStore } from '../database/member-store.ts';
import { userStore } from '../database/user-store.ts';
import { type Group, GROUPS } from '../domain/group.ts';
import { fieldConflict, notFound } from '../errors.ts';
import type { Notifier } from '../notifications/notifier.ts';
import { email, findNamed, parseInput } from './parse-input.ts';

const VALID_DAYS = 14;

const inviteInput = z.object({ email, group: z.enum(GROUPS) });

/** Invitations: the only way into a group other than `participant`. */
export class InvitationService {
  readonly #database: Database;
  readonly #notifier: Notifier;
  readonly #publicUrl: string;

  constructor(database: Database, notifier: Notifier, publicUrl: string) {
    this.#database = database;
    this.#notifier = notifier;
    this.#publicUrl = publicUrl;
  }

  /**
   * An admin invites somebody into a group. Again, it is instead of the invitation before.
   * @throws {GaitwayError} INVALID_INPUT, CONFLICT when the organization has a user with the address
   */
  async inviteUser(
    viewer: Viewer,
    input: z.input<typeof inviteInput>,
  ): Promise<{ expiresAt: Date }> {
    viewer.assertCan('user:invite');
    const { email, group } = parseInput(inviteInput, input);
    const scope = systemScope('invitations of other admins too', viewer.scope);
    const expiresAt = await this.#database.within(scope, async (tx) => {
      const user = await userStore.findByEmail(tx, email);
      if (user?.organization.id === viewer.organizationId) {
        throw fieldConflict('email', 'a user has it already. Change their groups instead.');
      }
      await memberStore.deleteOpenInvitations(tx, viewer.organizationId, email);
      await audit(tx, viewer, 'user:invite', { participantIds: [], subjectIds: [group] });
      return this.keep(tx, viewer, { email, group, participantId: null });
    });
    await this.mail(email, expiresAt);
    return { expiresAt };
  }

  /** Those that nobody has accepted, newest first, at most 200. */
  list(viewer: Viewer): Promise<readonly Invitation[]> {
    viewer.assertCan('user:invite');
    return memberStore.invitations(this.#database.readerFor(viewer.scope));
  }

  /** Mails an invitation once more; it is valid for as long as a new one. */
  async sendAgain(viewer: Viewer, named: string): Promise<Invitation> {
    const expiresAt = new Date(Date.now() + VALID_DAYS * 86_400_000);
    const invitation = await this.#change(viewer, named, (tx, { id }) =>
      memberStore.prolongInvitation(tx, id, expiresAt),
    );
    await this.mail(invitation.email, expiresAt);
    return { ...invitation, expiresAt };
  }

  /** Takes an invitation back: nobody can sign up with it any more. */
  async withdraw(viewer: Viewer, named: string): Promise<string> {
    const { id } = await this.#change(viewer, named, (tx, { id }) =>
      memberStore.deleteInvitation(tx, id),
    );
    return id;
  }

  /** @throws {GaitwayError} NOT_FOUND */
  #change(
    viewer: Viewer,
    named: string,
    change: (tx: ScopedTransaction, invitation: Invitation) => Promise<void>,
  ): Promise<Invitation> {
    viewer.assertCan('user:invite');
    const scope = systemScope('invitations of other admins too', viewer.scope);
    return this.#database.within(scope, async (tx) => {
      const invitation = await findNamed(named, (id) =>
        memberStore.findInvitation(tx, viewer.organizationId, id),
      );
      if (invitation === undefined) throw notFound('invitation', 'invitationId');
      await change(tx, invitation);
      await audit(tx, viewer, 'user:invite', { participantIds: [], subjectIds: [invitation.id] });
      return invitation;
    });
  }

  /** Keeps an invitation; answers until when it can be used. `mail` follows once it is committed. */
  async keep(
    tx: ScopedTransaction,
    viewer: Viewer,
    invitation: {
      readonly email: string;
      readonly group: Group;
      readonly participantId: string | null;
    },
  ): Promise<Date> {
    const expiresAt = new Date(Date.now() + VALID_DAYS * 86_400_000);
    await userStore.invite(tx, {
      ...invitation,
      organizationId: viewer.organizationId,
      invitedBy: viewer.userId,
      expiresAt,
    });
    return expiresAt;
  }

  async mail(to: string, expiresAt: Date): Promise<void> {
    await this.#notifier.sendMail({
      to,
      subject: 'You are invited to Gaitway',
      text:
        `You are invited to Gaitway.\n\n` +
        `Sign up with this email address at ${this.#publicUrl}/sign-up\n` +
        `The invitation is valid until ${expiresAt.toISOString().slice(0, 10)}.`,
    });
  }
}
