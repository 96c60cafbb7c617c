import { openInvitations, join } from '../auth/joining.ts';
import type { Newcomer } from '../auth/newcomer.ts';
import { organizationScope } from '../auth/scope.ts';
import { Viewer } from '../auth/viewer.ts';
import type { Database } from '../database/database.ts';
import { type InvitationOffer, newcomerStore } from '../database/stores/newcomer-store.ts';
import { conflict, notFound } from '../errors.ts';
import { findNamed } from './parse-input.ts';

/** The choice among invitations of several organizations (decision 0035). */
export class NewcomerService {
  readonly #database: Database;
  readonly #now: () => Date;

  constructor({ database, now }: { readonly database: Database; readonly now: () => Date }) {
    this.#database = database;
    this.#now = now;
  }

  /** The open invitations of a newcomer, oldest first. Empty for a user of an organization: each person is in at most one. */
  async offers(person: Viewer | Newcomer): Promise<readonly InvitationOffer[]> {
    if (person instanceof Viewer) return [];
    return this.#database.within(person.scope, (tx) => newcomerStore.offers(tx));
  }

  /**
   * The newcomer joins the organization of one of their open invitations.
   * @throws {GaitwayError} CONFLICT for a user of an organization, NOT_FOUND for an invitation that is not theirs or
   * not open
   */
  async accept(person: Viewer | Newcomer, named: string): Promise<InvitationOffer> {
    if (person instanceof Viewer) throw alreadyMember();
    const offers = await this.offers(person);
    const offer = await findNamed(named, async (id) => offers.find((one) => one.id === id));
    if (offer === undefined) throw notFound('invitation', 'invitationId');
    const { organizationId } = offer;
    const scope = organizationScope('accept an invitation', organizationId, person.scope);
    await this.#database.within(scope, async (tx) => {
      const newcomer = await newcomerStore.take(tx, person.userId);
      if (newcomer === undefined) throw alreadyMember();
      const open = await openInvitations(tx, newcomer.email, this.#now());
      const placement = open.find(({ invitationId }) => invitationId === offer.id);
      if (placement === undefined) throw notFound('invitation', 'invitationId');
      const { id: userId, email, givenName, familyName } = newcomer;
      const user = { userId, email, givenName, familyName };
      const { requestId } = person;
      await join(tx, user, placement, { now: this.#now(), requestId });
    });
    return offer;
  }
}

const alreadyMember = () => conflict('You already belong to an organization.');
