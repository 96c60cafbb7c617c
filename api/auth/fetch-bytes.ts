import { FetchError } from 'aws-jwt-verify/error';
import { messageOf } from '../errors.ts';

const TIMEOUT_MS = 5000;

/**
 * Reads a JSON document of an issuer, in the shape of the token library's own fetcher. That one refuses plain http,
 * which an emulator on this machine speaks.
 * @throws {FetchError} when there is no whole answer within 5 s
 */
export async function fetchBytes(uri: string): Promise<ArrayBuffer> {
  try {
    const response = await fetch(uri, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'error',
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await response.arrayBuffer();
  } catch (error) {
    throw new FetchError(uri, messageOf(error));
  }
}
