import { z } from 'zod';
import { audit } from '../auth/audit-log.ts';
import type { Action } from '../auth/policy.ts';
import { accountsElsewhere } from '../auth/foreign-user-directory.ts';
import { organizationScope } from '../auth/scope.ts';
import type { UserDirectory } from '../auth/user-directory.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Database, OrganizationTransaction } from '../database/database.ts';
import {
  type Member,
  type MemberKey,
  type MemberQuery,
  memberStore,
} from '../database/stores/member-store.ts';
import { organizationStore } from '../database/stores/organization-store.ts';
import { type ParticipantRow, participantStore } from '../database/stores/participant-store.ts';
import { type User, userStore } from '../database/stores/user-store.ts';
import { type Group, GROUPS } from '../domain/group.ts';
import { type Page, toPage } from '../domain/page.ts';
import { type Selection, selectionAt } from '../domain/selection.ts';
import { fieldConflict, notFound } from '../errors.ts';
import { loadFields } from './loading/field-table.ts';
import type { Read } from './loading/read-session.ts';
import type { SessionService } from './session-service.ts';
import { type Account, accountOf, changeAccount, type UserChange } from './user-accounts.ts';
import { cursorText, type PagingArguments, readPageRequest, writeCursor } from './paging.ts';
import { findNamed, parseInput, readId, readSearch } from './parse-input.ts';

const groupsInput = z.object({
  userId: z.string(),
  groups: z.array(z.enum(GROUPS)).min(1, 'must name at least one group'),
});

const memberKey = z
  .tuple([cursorText, cursorText, z.uuid()])
  .transform(([familyName, givenName, id]): MemberKey => ({ familyName, givenName, id }));

export interface UsersArguments extends PagingArguments {
  readonly filter?: {
    readonly search?: string | null;
    readonly group?: Group | null;
    readonly disabled?: boolean | null;
  } | null;
}

export interface UserView extends Member {
  /** Null when there is none, or when accounts are kept elsewhere. */
  readonly account?: Account | null;
  readonly inCare?: readonly ParticipantRow[];
}

export interface UserServiceDependencies {
  readonly database: Database;
  readonly read: Read;
  readonly directory: UserDirectory;
  readonly sessions: SessionService;
}

/** The users of an organization, for those who administer them. */
export class UserService {
  readonly #database: Database;
  readonly #read: Read;
  readonly #directory: UserDirectory;
  readonly #sessions: SessionService;

  constructor({ database, read, directory, sessions }: UserServiceDependencies) {
    this.#database = database;
    this.#read = read;
    this.#directory = directory;
    this.#sessions = sessions;
  }

  async list(
    viewer: Viewer,
    args: UsersArguments,
    selection: Selection,
  ): Promise<Page<Member> & { readonly totalCount: number | null }> {
    viewer.assertCan('user:read');
    const request = readPageRequest(args, memberKey);
    const query = readQuery(args.filter ?? {});
    return this.#read(viewer, async ({ records }) => {
      const [rows, totalCount] = await Promise.all([
        memberStore.page(records, query, request),
        selection['totalCount'] ? memberStore.count(records, query) : null,
      ]);
      const page = toPage(rows, request, ({ familyName, givenName, id }) =>
        writeCursor({ familyName, givenName, id }),
      );
      return { ...page, totalCount };
    });
  }

  /** Null when there is none in the viewer's organization. */
  async find(viewer: Viewer, named: string, selection: Selection): Promise<UserView | null> {
    viewer.assertCan('user:read');
    const id = readId(named);
    if (id === undefined) return null;
    return this.#read(viewer, async (session) => {
      const { records } = session;
      const [user, account, participantIds] = await Promise.all([
        memberStore.find(records, id),
        selection['account'] && accountOf(this.#directory, id),
        selection['inCare'] && memberStore.inCareOf(records, id),
      ]);
      if (user === undefined) return null;
      if (participantIds === undefined) return { ...user, account: account ?? null };
      const below = selectionAt(selection, 'inCare');
      const [rows, fieldsOf] = await Promise.all([
        participantStore.readMany(records, participantIds, below),
        loadFields(session, session.tables.participant, participantIds, below),
      ]);
      for (const participantId of participantIds) {
        session.recordAccess('participant:read', { participantId });
      }
      const byId = new Map(rows.map((row) => [row.id, { ...row, ...fieldsOf(row.id) }]));
      const inCare = participantIds.flatMap((participantId) => byId.get(participantId) ?? []);
      return { ...user, account: account ?? null, inCare };
    });
  }

  /**
   * Says what a user may do. Who becomes a participant gets a record as one; who is no care provider any more
   * leaves all care teams.
   * @throws {GaitwayError} INVALID_INPUT, NOT_FOUND, CONFLICT when the viewer would cease to be an admin
   */
  async setGroups(viewer: Viewer, input: z.input<typeof groupsInput>): Promise<UserChange> {
    const parsed = parseInput(groupsInput, input);
    const groups = GROUPS.filter((group) => parsed.groups.includes(group));
    const userId = await this.#change(viewer, 'user:change', parsed.userId, async (tx, user) => {
      if (user.id === viewer.userId && !groups.includes('admin')) {
        throw fieldConflict('groups', 'nobody can take away their own right to administer.');
      }
      await memberStore.setGroups(tx, user.id, groups);
      if (groups.includes('participant')) await makeParticipant(tx, user);
      return groups;
    });
    return changeAccount(this.#directory, userId, (directory) =>
      directory.setGroups(userId, groups),
    );
  }

  /**
   * A disabled user is refused from the next request on, whatever tokens they have.
   * @throws {GaitwayError} NOT_FOUND, CONFLICT for the viewer themselves
   */
  async setDisabled(
    viewer: Viewer,
    { userId: named, disabled }: { readonly userId: string; readonly disabled: boolean },
  ): Promise<UserChange> {
    const userId = await this.#change(viewer, 'user:change', named, async (tx, user) => {
      if (user.id === viewer.userId)
        throw fieldConflict('userId', 'nobody can disable themselves.');
      await memberStore.setDisabled(tx, user.id, disabled ? (user.disabledAt ?? new Date()) : null);
      // Or the tokens of before would be good again once the user is enabled.
      if (disabled) await this.#sessions.end(tx, user.id);
      return [disabled ? 'disabled' : 'enabled'];
    });
    return changeAccount(this.#directory, userId, (directory) =>
      disabled ? directory.disable(userId) : directory.enable(userId),
    );
  }

  /**
   * For a lost phone: the password is enough again until another one is set up. Ends the user's sessions.
   * @throws {GaitwayError} NOT_FOUND, FORBIDDEN where accounts are kept elsewhere
   */
  async resetSecondFactor(viewer: Viewer, named: string): Promise<UserChange> {
    viewer.assertCan('user:change');
    // Refused before anything is written: nothing here could take the second factor away.
    if (this.#directory.reach === 'none') throw accountsElsewhere();
    const userId = await this.#change(viewer, 'user:change', named, async (tx, user) => {
      await this.#sessions.end(tx, user.id);
      return ['secondFactor'];
    });
    await this.#directory.resetSecondFactor(userId);
    return { userId, accountChange: 'CHANGED' };
  }

  /** Ends all sessions of a user. At an issuer elsewhere the user may still be signed in, and begin another one here. */
  async signOutEverywhere(viewer: Viewer, named: string): Promise<UserChange> {
    const userId = await this.#change(viewer, 'user:change', named, async (tx, user) => {
      await this.#sessions.end(tx, user.id);
      return ['signedOut'];
    });
    return changeAccount(this.#directory, userId, (directory) =>
      directory.signOutEverywhere(userId),
    );
  }

  /** `change` answers what has changed, for the audit log. Answers the user's id. */
  async #change(
    viewer: Viewer,
    action: Action,
    named: string,
    change: (tx: OrganizationTransaction, user: User) => Promise<readonly string[]>,
  ): Promise<string> {
    viewer.assertCan(action);
    const scope = organizationScope('users are ours to write', viewer.scope);
    return this.#database.within(scope, async (tx) => {
      await organizationStore.lock(tx, viewer.organizationId); // one change at a time, so that an admin stays
      const user = await findNamed(named, (id) => userStore.find(tx, id));
      if (user === undefined) throw notFound('user', 'userId');
      const changed = await change(tx, user);
      if (!(await memberStore.hasAdmin(tx))) {
        throw fieldConflict('userId', 'the organization would have no admin any more.');
      }
      await audit(tx, viewer, action, { participantIds: [], subjectIds: [user.id, ...changed] });
      return user.id;
    });
  }
}

async function makeParticipant(tx: OrganizationTransaction, user: User): Promise<void> {
  if (await participantStore.findByUser(tx, user.id)) return;
  await participantStore.insert(tx, {
    id: crypto.randomUUID(),
    organizationId: user.organization.id,
    ownerUserId: user.id,
    identityId: null,
    givenName: user.givenName,
    familyName: user.familyName,
    email: user.email,
  });
}

const readQuery = (filter: NonNullable<UsersArguments['filter']>): MemberQuery => ({
  search: readSearch(filter.search),
  group: filter.group ?? null,
  disabled: filter.disabled ?? null,
});
