import {
  createClient,
  type GaitwayClient,
  readGatewaySettings,
} from '../../client/gaitway-client.ts';
import { readClientConfig } from '../config/config.ts';
import { CommandError } from './known-problem.ts';
import { findPassword } from './password.ts';

/** What a command was told about who is asking; the environment fills in the rest. */
export interface SignInOptions {
  readonly url?: string | undefined;
  readonly email?: string | undefined;
  readonly passwordFile?: string | undefined;
}

/** Signs in at a gateway, asking for a password where none is given. */
export async function signIn(options: SignInOptions): Promise<GaitwayClient> {
  const config = readClientConfig();
  const url = (options.url ?? config.GAITWAY_URL).replace(/(?<!\/)\/+$/, '');
  const email = options.email ?? config.GAITWAY_EMAIL;
  if (email === undefined) {
    throw new CommandError('Say who you are: --email, or GAITWAY_EMAIL.');
  }
  await readGatewaySettings(url); // before anybody types a password for nothing
  const password = await findPassword({
    email,
    file: options.passwordFile,
    environment: config.GAITWAY_PASSWORD,
  });
  const client = createClient({ url, signIn: { email, password } });
  await client.token();
  return client;
}
