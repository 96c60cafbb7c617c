import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  type AttributeType,
  CognitoIdentityProviderClient,
  InvalidPasswordException,
  ListUsersCommand,
  UsernameExistsException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Group, isGroup } from '../domain/group.ts';
import { conflict, GaitwayError, invalidInput, notFound, unavailable } from '../errors.ts';
import type { SignUpTriggers } from './sign-up-triggers.ts';
import type { DirectoryUser, NewUser, UserDirectory } from './user-directory.ts';

/** Attempts at one call. All of them can be asked for twice, so the SDK repeats throttled and lost ones, with back-off. */
const ATTEMPTS = 4;
const CONNECT_MS = 3000;
const ANSWER_MS = 10_000;

export interface CognitoUserDirectoryOptions {
  /** Such as `eu-west-1_AbCdEf`. Its region is where the pool is asked. */
  readonly userPoolId: string;
  /** Cognito calls no trigger for users whom an administrator makes, so this process does. */
  readonly triggers: Pick<SignUpTriggers, 'postConfirmation' | 'preTokenGeneration'>;
}

/** A user pool of Amazon Cognito whose users sign in by email address. */
export interface CognitoUserDirectory extends UserDirectory {
  /** Lets go of the connections. */
  close(): void;
}

/**
 * Endpoint and credentials come from where the SDK looks for them: `AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER`, the
 * task's role, a profile.
 */
export function createCognitoUserDirectory({
  userPoolId,
  triggers,
}: CognitoUserDirectoryOptions): CognitoUserDirectory {
  const client = new CognitoIdentityProviderClient({
    region: userPoolId.slice(0, userPoolId.indexOf('_')),
    maxAttempts: ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: ANSWER_MS,
      throwOnRequestTimeout: true,
    },
  });
  const UserPoolId = userPoolId;

  async function find(name: string) {
    try {
      const user = await client.send(new AdminGetUserCommand({ UserPoolId, Username: name }));
      return {
        ...toUser({ ...user, Attributes: user.UserAttributes }),
        secondFactor: (user.UserMFASettingList ?? []).length > 0,
      };
    } catch (error) {
      if (error instanceof UserNotFoundException) return undefined;
      throw error;
    }
  }

  /** The user to finish: a new one, or one whose creation stopped half-way. */
  async function begin({ email, password, givenName, familyName }: NewUser): Promise<string> {
    const UserAttributes = [
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'given_name', Value: givenName },
      { Name: 'family_name', Value: familyName },
    ];
    try {
      const { User } = await client.send(
        new AdminCreateUserCommand({
          UserPoolId,
          Username: email,
          UserAttributes,
          TemporaryPassword: password, // so that a weak one is refused before there is anything
          MessageAction: 'SUPPRESS', // Gaitway invites in words of its own
        }),
      );
      return toUser(User ?? {}).userId;
    } catch (error) {
      if (!(error instanceof UsernameExistsException)) throw error;
    }
    const earlier = await find(email);
    if (!earlier || earlier.confirmed) throw conflict('This address has an account already.');
    const { userId: Username } = earlier;
    await client.send(
      new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes }),
    );
    return Username;
  }

  async function groupsOf(userId: string): Promise<readonly Group[]> {
    const { Groups = [] } = await client.send(
      new AdminListGroupsForUserCommand({ UserPoolId, Username: userId }),
    );
    return Groups.map(({ GroupName }) => GroupName)
      .filter(isGroup)
      .toSorted();
  }

  async function setGroups(userId: string, groups: readonly Group[]): Promise<void> {
    const user = { UserPoolId, Username: userId };
    const earlier = await groupsOf(userId);
    for (const GroupName of groups) {
      if (earlier.includes(GroupName)) continue;
      await client.send(new AdminAddUserToGroupCommand({ ...user, GroupName }));
    }
    for (const GroupName of earlier) {
      if (groups.includes(GroupName)) continue;
      await client.send(new AdminRemoveUserFromGroupCommand({ ...user, GroupName }));
    }
  }

  return reportingFailures({
    reach: 'accounts',
    find,
    groupsOf,
    setGroups,

    // The record comes first, as in the local pool: should the process die in between, the user is not confirmed
    // yet, and the same call finishes the work.
    async createConfirmedUser(user) {
      const email = user.email.toLowerCase();
      const userId = await begin({ ...user, email });
      const { givenName, familyName, password } = user;
      await triggers.postConfirmation({ userId, email, givenName, familyName });
      const { groups } = await triggers.preTokenGeneration({ userId });
      await setGroups(userId, groups);
      await client.send(
        new AdminSetUserPasswordCommand({
          UserPoolId,
          Username: userId,
          Password: password,
          Permanent: true,
        }),
      );
      return { userId };
    },

    async list({ limit, after }) {
      const { Users = [], PaginationToken } = await client.send(
        new ListUsersCommand({ UserPoolId, Limit: limit, PaginationToken: after }),
      );
      return { users: Users.map(toUser), next: PaginationToken ?? null };
    },

    async disable(userId) {
      await client.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username: userId }));
      await client.send(new AdminDisableUserCommand({ UserPoolId, Username: userId }));
    },

    async enable(userId) {
      await client.send(new AdminEnableUserCommand({ UserPoolId, Username: userId }));
    },

    async signOutEverywhere(userId) {
      await client.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username: userId }));
    },

    async resetSecondFactor(userId) {
      await client.send(
        new AdminSetUserMFAPreferenceCommand({
          UserPoolId,
          Username: userId,
          SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: false },
        }),
      );
      await client.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username: userId }));
    },

    // Tokens of Amazon Cognito do not say whether a sign-in took a code.
    async secondFactorOf({ userId }) {
      return (await find(userId))?.secondFactor === true ? 'unknown' : 'off';
    },

    async remove(userId) {
      try {
        await client.send(new AdminDeleteUserCommand({ UserPoolId, Username: userId }));
      } catch (error) {
        if (!(error instanceof UserNotFoundException)) throw error;
      }
    },

    close: () => client.destroy(),
  });
}

interface CognitoUser {
  readonly Attributes?: AttributeType[] | undefined;
  readonly UserStatus?: string | undefined;
  readonly Enabled?: boolean | undefined;
}

function toUser({ Attributes = [], UserStatus, Enabled }: CognitoUser): DirectoryUser {
  const attribute = (name: string) => Attributes.find(({ Name }) => Name === name)?.Value ?? '';
  return {
    userId: attribute('sub'),
    email: attribute('email'),
    givenName: attribute('given_name'),
    familyName: attribute('family_name'),
    confirmed: UserStatus === 'CONFIRMED',
    enabled: Enabled === true,
  };
}

/** Puts Cognito's errors into Gaitway's words. */
function reportingFailures(directory: CognitoUserDirectory): CognitoUserDirectory {
  const reporting =
    <Arguments extends unknown[], Result>(work: (...given: Arguments) => Promise<Result>) =>
    (...given: Arguments): Promise<Result> =>
      work(...given).catch((error: unknown) => {
        throw failure(error);
      });
  return {
    reach: directory.reach,
    createConfirmedUser: reporting(directory.createConfirmedUser),
    find: reporting(directory.find),
    list: reporting(directory.list),
    groupsOf: reporting(directory.groupsOf),
    setGroups: reporting(directory.setGroups),
    disable: reporting(directory.disable),
    enable: reporting(directory.enable),
    signOutEverywhere: reporting(directory.signOutEverywhere),
    resetSecondFactor: reporting(directory.resetSecondFactor),
    secondFactorOf: reporting(directory.secondFactorOf),
    remove: reporting(directory.remove),
    close: directory.close,
  };
}

function failure(error: unknown): Error {
  if (error instanceof GaitwayError) return error;
  if (error instanceof UserNotFoundException) return notFound('user', 'userId');
  if (error instanceof InvalidPasswordException) {
    return invalidInput({ field: 'password', message: error.message });
  }
  // Its name and message alone: the client's errors carry whole requests, and those go to no log.
  const cause = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const failure = unavailable('The sign-in service does not answer as it should.');
  return Object.assign(failure, { cause: new Error(cause) });
}
