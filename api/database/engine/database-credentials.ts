import { z } from 'zod';
import { parseJson } from '../../domain/parse-json.ts';

/** Asks for the password of one new connection. */
export type PasswordSource = () => Promise<string>;

/**
 * Tokens of the AWS role that this process has: each is good for 15 minutes, and for opening connections alone. The
 * database user must be granted `rds_iam`.
 */
export async function iamPassword(
  url: string,
  region: string | undefined,
): Promise<PasswordSource> {
  const { Signer } = await import('@aws-sdk/rds-signer');
  const { hostname, port, username } = new URL(url);
  const signer = new Signer({
    hostname,
    port: Number(port || 5432),
    username: decodeURIComponent(username),
    ...(region !== undefined && { region }),
  });
  return () => signer.getAuthToken();
}

const secretSchema = z.object({ password: z.string().min(1) });

/** The `password` of a secret as RDS writes it, read for each connection: after a rotation the next one has the new one. */
export async function secretPassword(
  secretId: string,
  region: string | undefined,
): Promise<PasswordSource> {
  const { GetSecretValueCommand, SecretsManagerClient } =
    await import('@aws-sdk/client-secrets-manager');
  const client = new SecretsManagerClient({ ...(region !== undefined && { region }) });
  return async () => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    const secret = secretSchema.safeParse(parseJson(SecretString ?? ''));
    if (!secret.success) throw new Error('DATABASE_SECRET_ID names a secret without a password');
    return secret.data.password;
  };
}
