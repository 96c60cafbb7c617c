import { z } from 'zod';
import { unavailable } from './api-error.ts';

const settingsSchema = z.object({
  userPoolId: z.string(),
  userPoolClientId: z.string(),
  /** Null for Amazon's own endpoint. */
  userPoolEndpoint: z.string().nullable(),
});

/** The user pool that a gateway's users sign in to. */
export type GatewaySettings = z.output<typeof settingsSchema>;

/**
 * Loads the settings of the gateway at `url`, from the portal's configuration.
 * @throws {ApiError} UNAVAILABLE when no gateway responds there
 */
export async function readGatewaySettings(url: string): Promise<GatewaySettings> {
  try {
    const response = await fetch(`${url}/portal-config.json`);
    return settingsSchema.parse(await response.json());
  } catch {
    throw unavailable(`No Gaitway responds at ${url}.`);
  }
}
