import type { Installation } from './installation.ts';
import type { EnvironmentName, Settings } from './settings.ts';

/** The properties of every stack. */
export interface GaitwayProps {
  readonly environment: EnvironmentName;
  readonly settings: Settings;
  readonly installation: Installation;
}
