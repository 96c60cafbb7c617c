import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { SignUpTriggers } from '../sign-up-triggers.ts';
import type { UserDirectory } from '../user-directory.ts';
import { beginCognitoUser } from './begin-cognito-user.ts';
import { reportingFailures } from './cognito-errors.ts';
import { cognitoGroups } from './cognito-groups.ts';
import { toUser } from './cognito-user.ts';

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
  const { groupsOf, setGroups } = cognitoGroups(client, UserPoolId);

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

  const directory = reportingFailures({
    reach: 'accounts',
    find,
    groupsOf,
    setGroups,

    // The record comes first, as in the local pool: should the process die in between, the user is not confirmed
    // yet, and the same call finishes the work.
    async createConfirmedUser(user) {
      const email = user.email.toLowerCase();
      const userId = await beginCognitoUser({ client, UserPoolId, find }, { ...user, email });
      const { givenName, familyName, password, invitationId } = user;
      await triggers.postConfirmation({ userId, email, givenName, familyName, invitationId });
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
  });
  return { ...directory, close: () => client.destroy() };
}
