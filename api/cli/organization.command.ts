import { z } from 'zod';
import { CognitoError } from '../auth/local-user-pool/cognito-error.ts';
import { assertStrongPassword, PASSWORD_RULE } from '../auth/local-user-pool/password-policy.ts';
import { systemScope } from '../auth/scope.ts';
import { compose } from '../composition/compose.ts';
import { readClientConfig, readConfig } from '../config/config.ts';
import { organizationStore } from '../database/stores/organization-store.ts';
import { userStore } from '../database/stores/user-store.ts';
import { createLog } from '../log.ts';
import { line } from '../services/parse-input.ts';
import { CommandError } from './known-problem.ts';
import { findNewPassword } from './password.ts';

const INVITATION_MS = 60_000;
const LONG_INVITATION_MS = 14 * 86_400_000;

const optionsSchema = z.object({
  name: line(200),
  admin: z.string().trim().pipe(z.email('--admin must be an email address')),
  passwordFile: z.string().optional(),
});

/** `gaitway organization NAME --admin EMAIL`: creates an organization and its first admin. */
export async function runOrganization(named: string, given: object): Promise<void> {
  const options = optionsSchema.safeParse({ ...given, name: named });
  if (!options.success) {
    const [{ path, message }] = options.error.issues as [z.core.$ZodIssue];
    throw new CommandError(path[0] === 'name' ? `The organization’s name ${message}.` : message);
  }
  const { name, admin: email, passwordFile: file } = options.data;
  const config = readConfig();
  // An external issuer creates its own accounts. The admin's first token then creates the user record.
  const accountsElsewhere = config.USER_POOL === 'oidc';
  const environment = readClientConfig().GAITWAY_PASSWORD;
  const password = accountsElsewhere ? '' : await findNewPassword({ email, file, environment });
  if (!accountsElsewhere) rejectWeakPassword(password);

  const gateway = await compose(config, createLog(config.LOG_LEVEL));
  try {
    const invitationId = await gateway.database.within(
      systemScope('a new organization'),
      async (tx) => {
        if (await userStore.isTaken(tx, email)) {
          throw new CommandError(`${email} already has an account.`);
        }
        return userStore.invite(tx, {
          organizationId: await organizationStore.insert(tx, name),
          email,
          group: 'admin',
          participantId: null,
          invitedBy: null,
          expiresAt: new Date(
            Date.now() + (accountsElsewhere ? LONG_INVITATION_MS : INVITATION_MS),
          ),
        });
      },
    );
    if (!accountsElsewhere) {
      const user = { email, password, givenName: '', familyName: '', invitationId };
      await gateway.userDirectory.createConfirmedUser(user);
    }
    console.log(`${name} was created. ${email} can sign in and invite others.`);
  } finally {
    await gateway.close();
  }
}

/** Called before anything is created, so that a weak password leaves nothing behind. */
function rejectWeakPassword(password: string): void {
  try {
    assertStrongPassword(password);
  } catch (error) {
    if (error instanceof CognitoError) {
      throw new CommandError(`The password must have ${PASSWORD_RULE}.`);
    }
    throw error;
  }
}
