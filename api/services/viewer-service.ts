import type { TokenClaims } from '../auth/authenticator.ts';
import { systemScope } from '../auth/scope.ts';
import type { SignUpTriggers } from '../auth/sign-up-triggers.ts';
import type { Identity, Viewer } from '../auth/viewer.ts';
import type { Database } from '../database/database.ts';
import { type User, userStore, type VisibleCounts } from '../database/user-store.ts';
import type { Group } from '../domain/group.ts';
import { unauthenticated } from '../errors.ts';

/** The viewer about themselves. */
export interface ViewerDescription {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly groups: readonly Group[];
  readonly organization: {
    readonly id: string;
    readonly name: string;
    readonly bandOk: number;
    readonly bandLow: number;
  };
}

/** Who is signed in. */
export class ViewerService {
  readonly #database: Database;
  readonly #takeIn: SignUpTriggers['postConfirmation'];

  constructor(database: Database, takeIn: SignUpTriggers['postConfirmation']) {
    this.#database = database;
    this.#takeIn = takeIn;
  }

  /**
   * The user whom a verified token names. The groups are the token's: they were right when it was signed. Somebody
   * whom an issuer elsewhere knows gets a record with the first token, as after a confirmed sign-up.
   * @throws {GaitwayError} UNAUTHENTICATED for a user who is unknown here, or disabled; FORBIDDEN when no
   * organization takes a newcomer, CONFLICT when somebody else has their address
   */
  async identify(claims: Pick<TokenClaims, 'userId' | 'groups' | 'person'>): Promise<Identity> {
    let user = await this.#find(claims.userId);
    if (user === undefined && claims.person) {
      await this.#takeIn({ userId: claims.userId, ...claims.person });
      user = await this.#find(claims.userId);
    }
    if (user === undefined || user.disabledAt !== null) {
      throw unauthenticated('This account is not known here, or it is disabled.');
    }
    const groups = claims.groups ?? user.groups;
    return { userId: user.id, organizationId: user.organization.id, groups };
  }

  #find(userId: string): Promise<User | undefined> {
    return this.#database.within(systemScope('finding the viewer'), (tx) =>
      userStore.find(tx, userId),
    );
  }

  async describe(viewer: Viewer): Promise<ViewerDescription> {
    const user = await this.#database.within(viewer.scope, (tx) =>
      userStore.find(tx, viewer.userId),
    );
    if (user === undefined) throw unauthenticated();
    return {
      id: user.id,
      email: user.email,
      name: `${user.givenName} ${user.familyName}`.trim(),
      groups: viewer.groups,
      organization: user.organization,
    };
  }

  /** Counts over what the viewer may see. */
  statistics(viewer: Viewer): Promise<VisibleCounts> {
    return this.#database.within(viewer.scope, (tx) => userStore.visibleCounts(tx));
  }
}
