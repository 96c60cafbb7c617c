import type { Account } from './user-pool-tables.ts';

/** What the wire tells about an account: a list of names and values. */
export const userAttributes = (account: Account) =>
  Object.entries({
    sub: account.id,
    email: account.email,
    email_verified: String(account.confirmed_at !== null),
    given_name: account.given_name,
    family_name: account.family_name,
  }).map(([Name, Value]) => ({ Name, Value }));

/** Which second factors are on; nothing where none is. */
export const secondFactorSettings = ({ totp_enabled }: Account) =>
  totp_enabled
    ? { UserMFASettingList: ['SOFTWARE_TOKEN_MFA'], PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA' }
    : {};
