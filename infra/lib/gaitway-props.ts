import type { Installation } from './installation.ts';
import type { EnvironmentName, Settings } from './settings.ts';

/** What every stack is told. */
export interface GaitwayProps {
  readonly environment: EnvironmentName;
  readonly settings: Settings;
  readonly installation: Installation;
}
