import { systemScope } from '../auth/scope.ts';
import type { Identity, Viewer } from '../auth/viewer.ts';
import type { Database } from '../database/database.ts';
import { userStore, type VisibleCounts } from '../database/user-store.ts';
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

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * The user whom a verified token names. The groups are the token's: they were right when it was signed.
   * @throws {GaitwayError} UNAUTHENTICATED for a user who is unknown here, or disabled
   */
  async identify(claims: {
    readonly userId: string;
    readonly groups: readonly Group[];
  }): Promise<Identity> {
    const user = await this.#database.within(systemScope('finding the viewer'), (tx) =>
      userStore.find(tx, claims.userId),
    );
    if (user === undefined || user.disabledAt !== null) {
      throw unauthenticated('This account is not known here, or it is disabled.');
    }
    return { userId: user.id, organizationId: user.organization.id, groups: claims.groups };
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
