import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { createGaitway } from '../lib/gaitway.ts';
import { readInstallation } from '../lib/installation.ts';
import { type EnvironmentName, SETTINGS } from '../lib/settings.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const context = new App().node; // the values of `cdk -c name=value`
const environment: unknown = context.tryGetContext('environment');
if (typeof environment !== 'string' || !(environment in SETTINGS)) {
  throw new Error(`Name an environment: -c environment=${Object.keys(SETTINGS).join('|')}`);
}

const own = `${root}infra/installation.json`;
createGaitway({
  environment: environment as EnvironmentName,
  installation: readInstallation(
    existsSync(own) ? own : `${root}infra/installation.example.json`,
    environment,
  ),
  imageFolder: root,
  triggersFolder: `${root}dist/lambda`,
});
