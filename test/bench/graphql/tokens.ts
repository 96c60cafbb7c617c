import { join } from 'node:path';
import { loadSigningKey } from '../../../api/auth/local-user-pool/signing-key.ts';
import { createTokenSigner } from '../../../api/auth/local-user-pool/token-signer.ts';
import { CLINIC, providerId, sessionId } from './dataset/clinic.ts';

/** The measured gateway; the tokens name it as their issuer. */
export const PUBLIC_URL = 'http://gaitway.bench';
const USER_POOL_ID = 'local_gaitway';
const CLIENT_ID = 'gaitway-portal';
const MINUTES = 1440;

/**
 * An access token for each provider, signed with the key of the gateway's pool. Signing all of them in would take
 * longer than the measurements.
 */
export async function signTokens(dataDir: string): Promise<readonly string[]> {
  const signer = createTokenSigner({
    key: await loadSigningKey(join(dataDir, 'user-pool')),
    issuer: `${PUBLIC_URL}/cognito/${USER_POOL_ID}`,
    clientId: CLIENT_ID,
    tokenMinutes: MINUTES,
    now: () => new Date(),
  });
  return Array.from({ length: CLINIC.providers }, (_, provider) => {
    const [now, later] = [new Date(), new Date(Date.now() + MINUTES * 60_000)];
    const account = {
      id: providerId(provider),
      email: `provider-${provider}@clinic.example`,
      given_name: '',
      family_name: '',
      password_hash: '',
      srp_user_id: providerId(provider),
      srp_salt: '',
      srp_verifier: '',
      confirmed_at: now,
      groups: [],
      disabled_at: null,
      totp_offered: null,
      totp_secret: null,
      totp_last_step: null,
      totp_enabled: false,
      created_at: now,
    };
    const session = {
      id: sessionId(provider),
      account_id: account.id,
      signed_in_at: now,
      expires_at: later,
      idle_until: later,
      revoked_at: null,
      second_factor_at: null,
    };
    return signer.sign({ account, session, groups: ['careProvider'] }).accessToken;
  });
}
