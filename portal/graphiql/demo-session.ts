/** An account of the demo organization, as listed in `/portal-config.json`. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

interface PortalConfig {
  readonly userPoolClientId: string;
  readonly demoAccounts: readonly DemoAccount[] | null;
}

/** Signs demo accounts in and keeps their tokens until they expire. */
export interface DemoSession {
  /** Empty when the database holds no demo. */
  readonly accounts: readonly DemoAccount[];
  accessToken(account: DemoAccount): Promise<string>;
}

/** Demo accounts are in the local user pool, whatever host name this page was opened under. */
const LOCAL_POOL = '/cognito';

/** Sign in again this long before a token expires, so that it does not expire during a request. */
const RENEWAL_MARGIN_MS = 60_000;

export async function openDemoSession(): Promise<DemoSession> {
  const response = await fetch('/portal-config.json');
  const config = (await response.json()) as PortalConfig;
  const tokens = new Map<string, { text: string; endsAtMs: number }>();

  async function signIn({ email, password }: DemoAccount) {
    const answer = await fetch(LOCAL_POOL, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
      },
      body: JSON.stringify({
        ClientId: config.userPoolClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: email, PASSWORD: password },
      }),
    });
    const { AuthenticationResult: result, message } = (await answer.json()) as {
      AuthenticationResult?: { AccessToken: string; ExpiresIn: number };
      message?: string;
    };
    if (result === undefined) throw new Error(message ?? 'The demo account cannot sign in.');
    return { text: result.AccessToken, endsAtMs: Date.now() + result.ExpiresIn * 1000 };
  }

  return {
    accounts: config.demoAccounts ?? [],
    async accessToken(account) {
      let token = tokens.get(account.email);
      if (token === undefined || token.endsAtMs - Date.now() < RENEWAL_MARGIN_MS) {
        token = await signIn(account);
        tokens.set(account.email, token);
      }
      return token.text;
    },
  };
}
