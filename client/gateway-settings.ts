import { z } from 'zod';
import { unavailable } from './api-error.ts';

const settingsSchema = z.object({
  userPoolId: z.string(),
  userPoolClientId: z.string(),
  /** Null for Amazon's own. */
  userPoolEndpoint: z.string().nullable(),
});

/** Which user pool a gateway's users sign in to. */
export type GatewaySettings = z.output<typeof settingsSchema>;

/**
 * Asks the gateway at `url` for what the portal asks, too.
 * @throws {ApiError} UNAVAILABLE when nobody answers there, or something else does
 */
export async function readGatewaySettings(url: string): Promise<GatewaySettings> {
  try {
    const response = await fetch(`${url}/portal-config.json`);
    return settingsSchema.parse(await response.json());
  } catch {
    throw unavailable(`No Gaitway answers at ${url}.`);
  }
}
