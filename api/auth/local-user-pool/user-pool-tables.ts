import type { ColumnType, Generated, Selectable, Transaction, Updateable } from 'kysely';
import type { ScopedTransaction } from '../../database/database.ts';
import type { Group } from '../../domain/group.ts';

type Timestamp = ColumnType<Date, Date, Date>;

interface AccountsTable {
  /** The `sub` of the user's tokens. */
  id: string;
  /** In lower case: an address signs in however it is written. */
  email: string;
  given_name: string;
  family_name: string;
  /** scrypt, in the PHC string format. */
  password_hash: string;
  /** The `USER_ID_FOR_SRP`: for an account that signed up, the same as before anybody had its address. */
  srp_user_id: string;
  /** Hexadecimal. */
  srp_salt: string;
  /** Hexadecimal, sealed: unsealed it could be searched for the password much faster than `password_hash`. */
  srp_verifier: string;
  /** When the address was proven; null until then. */
  confirmed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: ColumnType<Date, Date | undefined, never>;
  /** The pool's own, for administrators to look at; those of the tokens come from the record. */
  groups: ColumnType<Group[], Group[] | undefined, Group[]>;
  disabled_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** The shared secret of one-time codes that the owner has yet to prove, in base 32, sealed. */
  totp_offered: string | null;
  /** The one that was proven, sealed. */
  totp_secret: string | null;
  /** The newest 30 s step whose code was used: neither that nor an older one is good again. */
  totp_last_step: ColumnType<string | null, number | null | undefined, number | null>;
  /** Whether a one-time code is asked for at sign-in. */
  totp_enabled: Generated<boolean>;
}

interface CodesTable {
  /** Keyed digest of the address the code was asked for, whether or not anybody has it. */
  subject: string;
  purpose: CodePurpose;
  digest: string;
  /** The `UserSub` that the sign-up returned, which may be the name in later requests. */
  returned_sub: string | null;
  expires_at: Timestamp;
  /** Wrong guesses at this code. */
  failures: Generated<number>;
}

interface LimitsTable {
  /** The name of the limit and a keyed digest of who or what is counted. */
  key: string;
  points: number;
  expires_at: Timestamp;
}

interface FamiliarNetworksTable {
  account_id: string;
  /** Keyed digest of a client network. */
  network_digest: string;
  /** The last time. */
  signed_in_at: Timestamp;
}

interface SignInFailuresTable {
  subject: string;
  failures: number;
  /** The time of the last failure, where that locked nothing. */
  locked_until: Timestamp;
}

interface ChallengesTable {
  secret_block_digest: string;
  subject: string;
  /** The `USER_ID_FOR_SRP` of an account, or of an address without one. */
  user_id: string;
  /** The key that the client must prove to have computed, sealed. */
  claim_key: string;
  expires_at: Timestamp;
}

interface SecondFactorChallengesTable {
  session_digest: string;
  account_id: string;
  expires_at: Timestamp;
}

interface SessionsTable {
  /** The `origin_jti` of every token of this sign-in. */
  id: string;
  account_id: string;
  signed_in_at: Timestamp;
  /** The end of its longest life. */
  expires_at: Timestamp;
  /** It ends then unless it is renewed before. */
  idle_until: Timestamp;
  revoked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** When a code of the account's second factor was last proven in this session; null after the password alone. */
  second_factor_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

interface RefreshTokensTable {
  digest: string;
  session_id: string;
  /** When it was first exchanged for the next one; null while it is the newest. */
  replaced_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

/** What a code lets its reader do. */
export type CodePurpose = 'sign-up' | 'password-reset';

/** The tables of the schema `user_pool`, apart from the records as Cognito would be. */
interface UserPoolTables {
  accounts: AccountsTable;
  codes: CodesTable;
  limits: LimitsTable;
  familiar_networks: FamiliarNetworksTable;
  sign_in_failures: SignInFailuresTable;
  challenges: ChallengesTable;
  second_factor_challenges: SecondFactorChallengesTable;
  sessions: SessionsTable;
  refresh_tokens: RefreshTokensTable;
}

export type Account = Selectable<AccountsTable>;
export type AccountChange = Updateable<AccountsTable>;
export type Session = Selectable<SessionsTable>;
export type UserPoolTransaction = Transaction<UserPoolTables>;

/** The user pool's view of a transaction: its own schema, and no table of the records. */
export const inUserPool = (tx: ScopedTransaction): UserPoolTransaction =>
  // Kysely's type of a transaction names its tables, and the schema decides which tables there are.
  (tx.sql as unknown as UserPoolTransaction).withSchema('user_pool');
