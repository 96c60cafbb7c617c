import { isTransientAwsError } from '../aws-client.ts';
import { unavailable } from '../errors.ts';

/** Returns undefined when the error says that an object is absent. Throws every other error by `explain`. */
export function absent(error: unknown): undefined {
  const name = error instanceof Error ? error.name : '';
  if (name !== 'NoSuchKey' && name !== 'NotFound') explain(error);
}

/** @throws {GaitwayError} UNAVAILABLE for a transient error, and every other error unchanged */
export function explain(error: unknown): never {
  if (!isTransientAwsError(error)) throw error;
  throw unavailable(`The object store is not responding (${(error as Error).name}).`);
}
