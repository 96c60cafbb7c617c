import { Amplify } from 'aws-amplify';
import type { PortalConfig } from '../config.ts';

/** Configures Amplify for the user pool: the local one when the settings contain its address. */
export function configureSignIn(config: PortalConfig): void {
  // Otherwise Amplify logs a warning on every page that the endpoint is not Amazon's.
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
