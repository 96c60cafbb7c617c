import type { TokenClaims } from '../auth/authenticator.ts';
import { systemScope } from '../auth/scope.ts';
import type { SignUpTriggers } from '../auth/sign-up-triggers.ts';
import type { NewcomerIdentity } from '../auth/newcomer.ts';
import type { Identity, Viewer } from '../auth/viewer.ts';
import type { Database } from '../database/database.ts';
import { newcomerStore } from '../database/stores/newcomer-store.ts';
import type { Organization } from '../database/stores/organization-store.ts';
import { type ParticipantRow, participantStore } from '../database/stores/participant-store.ts';
import { type User, userStore, type VisibleCounts } from '../database/stores/user-store.ts';
import type { Group } from '../domain/group.ts';
import { type Selection, selectionAt } from '../domain/selection.ts';
import { unauthenticated } from '../errors.ts';
import { loadFields } from './loading/load-fields.ts';
import type { Read, ReadSession } from './loading/read-session.ts';
import type { SessionService } from './session-service.ts';

/** The viewer's description of themselves. */
export interface ViewerDescription {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly groups: readonly Group[];
  readonly organization: Organization;
  /** The viewer's participant record. Null when they have none, undefined when it is not selected. */
  readonly participant: ParticipantRow | null | undefined;
  readonly statistics: VisibleCounts | undefined;
}

/** Participants are exempt: they send recordings from the same phone that would show the codes. */
const mustHaveSecondFactor = ({ organization, groups }: User): boolean =>
  organization.secondFactorRequired && groups.some((group) => group !== 'participant');

export interface ViewerServiceDependencies {
  readonly database: Database;
  readonly read: Read;
  readonly takeIn: SignUpTriggers['postConfirmation'];
  readonly sessions: SessionService;
}

/** Identifies the viewer. */
export class ViewerService {
  readonly #database: Database;
  readonly #read: Read;
  readonly #takeIn: SignUpTriggers['postConfirmation'];
  readonly #sessions: SessionService;

  constructor({ database, read, takeIn, sessions }: ViewerServiceDependencies) {
    this.#database = database;
    this.#read = read;
    this.#takeIn = takeIn;
    this.#sessions = sessions;
  }

  /**
   * Returns the user or the newcomer of a verified token. A viewer gets the token's groups that the user is still in. A
   * new user of an external issuer gets a record with the first token, as after a confirmed sign-up.
   * @throws {GaitwayError} UNAUTHENTICATED for a user who is unknown or disabled, and for a session that has
   * not proven a second factor; FORBIDDEN when no organization accepts a new user, when the person was erased, or when
   * the account has no second factor; CONFLICT when another user has the address
   */
  async identify(
    claims: Omit<TokenClaims, 'tokenUse' | 'expiresAt'>,
  ): Promise<Identity | NewcomerIdentity> {
    let user = await this.#find(claims.userId);
    if (user === undefined && claims.person) {
      await this.#takeIn({ userId: claims.userId, ...claims.person });
      user = await this.#find(claims.userId);
    }
    if (user === 'newcomer') {
      return { userId: claims.userId, organizationId: null, sessionId: claims.sessionId ?? null };
    }
    if (user === undefined || user.disabledAt !== null) {
      throw unauthenticated('This account does not exist or is disabled.');
    }
    const { groups } = user;
    if (mustHaveSecondFactor(user)) await this.#sessions.assertSecondFactor(claims);
    return {
      userId: user.id,
      organizationId: user.organization.id,
      groups: claims.groups?.filter((group) => groups.includes(group)) ?? groups,
      sessionId: claims.sessionId ?? null,
      signedInAt: claims.signedInAt ?? null,
    };
  }

  #find(userId: string): Promise<User | 'newcomer' | undefined> {
    return this.#database.within(systemScope('find the viewer'), async (tx) => {
      const user = await userStore.findByToken(tx, userId);
      if (user !== undefined) return user;
      return (await newcomerStore.has(tx, userId)) ? 'newcomer' : undefined;
    });
  }

  async describe(viewer: Viewer, selection: Selection): Promise<ViewerDescription> {
    return this.#read(viewer, async (session) => {
      const [user, participant, statistics] = await Promise.all([
        userStore.read(session.records),
        selection['participant'] && ownParticipant(session, selectionAt(selection, 'participant')),
        selection['statistics'] && userStore.visibleCounts(session.records),
      ]);
      if (user === undefined) throw unauthenticated();
      return {
        id: user.id,
        email: user.email,
        name: `${user.givenName} ${user.familyName}`.trim() || user.email,
        groups: viewer.groups,
        organization: user.organization,
        participant,
        statistics,
      };
    });
  }
}

/** Returns the viewer's participant record. Null when they have none. */
async function ownParticipant(
  session: ReadSession,
  selection: Selection,
): Promise<ParticipantRow | null> {
  const own = await participantStore.read(
    session.records,
    { userId: session.viewer.userId },
    selection,
  );
  if (own === undefined) return null;
  const fieldsOf = await loadFields(session, session.tables.participant, [own.id], selection);
  return { ...own, ...fieldsOf(own.id) };
}
