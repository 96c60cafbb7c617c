import type { UserGroup } from './__generated__/graphql.ts';

/** A demo account that the sign-in page offers to fill in. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly group: UserGroup;
}

/** Settings that the gateway sends at run time, so that one build works in every environment. */
export interface PortalConfig {
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  /** Absolute URL of the local user pool; null for Amazon Cognito. */
  readonly userPoolEndpoint: string | null;
  /** The page with emails that were not sent, in development only. */
  readonly outboxUrl: string | null;
  readonly demoAccounts: readonly DemoAccount[];
}

/** Loads the settings from the gateway; throws when they do not arrive or are invalid. */
export async function loadPortalConfig(): Promise<PortalConfig> {
  const response = await fetch('/portal-config.json', { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`The settings did not load (HTTP ${response.status}).`);
  const raw = (await response.json()) as Record<string, unknown>;
  if (typeof raw.userPoolId !== 'string' || typeof raw.userPoolClientId !== 'string')
    throw new Error('The portal has no sign-in: this server has no user pool.');
  return {
    userPoolId: raw.userPoolId,
    userPoolClientId: raw.userPoolClientId,
    userPoolEndpoint: textOrNull(raw.userPoolEndpoint),
    outboxUrl: textOrNull(raw.outboxUrl),
    demoAccounts: Array.isArray(raw.demoAccounts) ? (raw.demoAccounts as DemoAccount[]) : [],
  };
}

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);
