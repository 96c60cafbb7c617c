import { Amplify } from 'aws-amplify';
import type { PortalConfig } from '../config.ts';

/** Points Amplify at the user pool: the local one when the settings name its address. */
export function configureSignIn(config: PortalConfig): void {
  // Amplify else warns in the console of every page that the pool is not at Amazon's address.
  if (config.userPoolEndpoint !== null) Object.assign(window, { LOG_LEVEL: 'ERROR' });
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: config.userPoolId,
        userPoolClientId: config.userPoolClientId,
        ...(config.userPoolEndpoint === null ? {} : { userPoolEndpoint: config.userPoolEndpoint }),
      },
    },
  });
}
