import {
  createClient,
  type GaitwayClient,
  readGatewaySettings,
} from '../../client/gaitway-client.ts';
import { readClientConfig } from '../config/config.ts';
import { CommandError } from './known-problem.ts';
import { findPassword } from './password.ts';

/** The sign-in options of a command. Environment variables supply missing values. */
export interface SignInOptions {
  readonly url?: string | undefined;
  readonly email?: string | undefined;
  readonly passwordFile?: string | undefined;
}

/** Signs in at a gateway. Prompts for a password when none is set. */
export async function signIn(options: SignInOptions): Promise<GaitwayClient> {
  const config = readClientConfig();
  const url = (options.url ?? config.GAITWAY_URL).replace(/(?<!\/)\/+$/, '');
  const email = options.email ?? config.GAITWAY_EMAIL;
  if (email === undefined) {
    throw new CommandError('No account was given. Set --email or GAITWAY_EMAIL.');
  }
  await readGatewaySettings(url); // fails before the user types a password
  const password = await findPassword({
    email,
    file: options.passwordFile,
    environment: config.GAITWAY_PASSWORD,
  });
  const client = createClient({ url, signIn: { email, password } });
  await client.token();
  return client;
}
