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
import { loadFields } from './loading/load-fields.ts';
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
  /** Null when there is none, or when an external issuer manages accounts. */
  readonly account?: Account | null;
  readonly inCare?: readonly ParticipantRow[];
}

export interface UserServiceDependencies {
  readonly database: Database;
  readonly read: Read;
  readonly directory: UserDirectory;
  readonly sessions: SessionService;
}

/** The users of an organization, for its admins. */
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

  /** Null when the viewer's organization has no such user. */
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
   * Sets a user's groups. A new participant gets a participant record. A user who is no longer a care provider is
   * removed from all care teams.
   * @throws {GaitwayError} INVALID_INPUT, NOT_FOUND, CONFLICT when the viewer would no longer be an admin
   */
  async setGroups(viewer: Viewer, input: z.input<typeof groupsInput>): Promise<UserChange> {
    const parsed = parseInput(groupsInput, input);
    const groups = GROUPS.filter((group) => parsed.groups.includes(group));
    const userId = await this.#change(viewer, 'user:change', parsed.userId, async (tx, user) => {
      if (user.id === viewer.userId && !groups.includes('admin')) {
        throw fieldConflict(
          'groups',
          'you cannot remove your own admin rights. Ask another admin.',
        );
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
   * Disables or enables a user. Every request of a disabled user is rejected, whatever token it carries.
   * @throws {GaitwayError} NOT_FOUND, CONFLICT for the viewer themselves
   */
  async setDisabled(
    viewer: Viewer,
    { userId: named, disabled }: { readonly userId: string; readonly disabled: boolean },
  ): Promise<UserChange> {
    const userId = await this.#change(viewer, 'user:change', named, async (tx, user) => {
      if (user.id === viewer.userId)
        throw fieldConflict('userId', 'you cannot disable yourself. Ask another admin.');
      await memberStore.setDisabled(tx, user.id, disabled ? (user.disabledAt ?? new Date()) : null);
      // Otherwise the old tokens would be valid again once the user is enabled.
      if (disabled) await this.#sessions.end(tx, user.id);
      return [disabled ? 'disabled' : 'enabled'];
    });
    return changeAccount(this.#directory, userId, (directory) =>
      disabled ? directory.disable(userId) : directory.enable(userId),
    );
  }

  /**
   * Removes a user's second factor, for a lost phone. The password is enough until the user sets up another one. Ends
   * the user's sessions.
   * @throws {GaitwayError} NOT_FOUND, FORBIDDEN when an external issuer manages accounts
   */
  async resetSecondFactor(viewer: Viewer, named: string): Promise<UserChange> {
    viewer.assertCan('user:change');
    // Rejected before anything is written, because only the external issuer can remove the second factor.
    if (this.#directory.reach === 'none') throw accountsElsewhere();
    const userId = await this.#change(viewer, 'user:change', named, async (tx, user) => {
      await this.#sessions.end(tx, user.id);
      return ['secondFactor'];
    });
    await this.#directory.resetSecondFactor(userId);
    return { userId, accountChange: 'CHANGED' };
  }

  /** Ends all sessions of a user. A user still signed in at an external issuer can start a new one here. */
  async signOutEverywhere(viewer: Viewer, named: string): Promise<UserChange> {
    const userId = await this.#change(viewer, 'user:change', named, async (tx, user) => {
      await this.#sessions.end(tx, user.id);
      return ['signedOut'];
    });
    return changeAccount(this.#directory, userId, (directory) =>
      directory.signOutEverywhere(userId),
    );
  }

  /** Runs `change`, which returns the changes for the audit log. Returns the user's id. */
  async #change(
    viewer: Viewer,
    action: Action,
    named: string,
    change: (tx: OrganizationTransaction, user: User) => Promise<readonly string[]>,
  ): Promise<string> {
    viewer.assertCan(action);
    const scope = organizationScope('change a user', viewer.scope);
    return this.#database.within(scope, async (tx) => {
      await organizationStore.lock(tx, viewer.organizationId); // one change at a time, so that an admin stays
      const user = await findNamed(named, (id) => userStore.find(tx, id));
      if (user === undefined) throw notFound('user', 'userId');
      const changed = await change(tx, user);
      if (!(await memberStore.hasAdmin(tx))) {
        throw fieldConflict('userId', 'the organization must keep at least one admin.');
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
