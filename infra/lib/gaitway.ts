import { App, type AppProps, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ApiStack } from './api-stack.ts';
import { BudgetStack } from './budget-stack.ts';
import { DatabaseStack } from './database-stack.ts';
import { IdentityStack } from './identity-stack.ts';
import type { Installation } from './installation.ts';
import { NetworkStack } from './network-stack.ts';
import { ObservabilityStack } from './observability-stack.ts';
import { PortalStack } from './portal-stack.ts';
import { ScoringStack } from './scoring-stack.ts';
import { type EnvironmentName, SETTINGS } from './settings.ts';
import { StorageStack } from './storage-stack.ts';

export interface GaitwayOptions {
  readonly environment: EnvironmentName;
  readonly installation: Installation;
  /** The folder with the Dockerfile. */
  readonly imageFolder: string;
  /** The folder with the bundled handlers of the user pool: `node bin/bundle.js lambda`. */
  readonly triggersFolder: string;
}

/**
 * Creates one environment of Gaitway, with a stack for each part. The stacks name no account or region, so they are
 * synthesized without either.
 */
export function createGaitway(options: GaitwayOptions, appProps: AppProps = {}) {
  const { environment, installation, imageFolder, triggersFolder } = options;
  const settings = SETTINGS[environment];
  if (settings.isProtected && !installation.domain) {
    throw new Error(
      `"${environment}" needs a domain: without one, CloudFront and the load balancer speak plain HTTP.`,
    );
  }

  const app = new App(appProps);
  const props = { environment, settings, installation };
  const name = (part: string) => `gaitway-${environment}-${part}`;
  const storage = new StorageStack(app, name('storage'), props);
  const { key, logs } = storage;
  const network = new NetworkStack(app, name('network'), { ...props, key, logs });
  const database = new DatabaseStack(app, name('database'), { ...props, network, key });
  const identity = new IdentityStack(app, name('identity'), {
    ...props,
    network,
    database,
    key,
    triggersFolder,
  });
  const scoring = settings.endpoint
    ? new ScoringStack(app, name('scoring'), {
        ...props,
        endpoint: settings.endpoint,
        storage,
        imageFolder,
      })
    : undefined;
  const portal = new PortalStack(app, name('portal'), { ...props, network, storage });
  const api = new ApiStack(app, name('api'), {
    ...props,
    network,
    storage,
    database,
    identity,
    portal,
    scoring,
    imageFolder,
  });
  new ObservabilityStack(app, name('observability'), {
    ...props,
    storage,
    database,
    identity,
    scoring,
    api,
  });
  new BudgetStack(app, name('budget'), props);

  Tags.of(app).add('Application', 'gaitway');
  Tags.of(app).add('Environment', `gaitway-${environment}`);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}
