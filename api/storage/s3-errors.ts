import { isTransientAwsError } from '../aws-client.ts';
import { unavailable } from '../errors.ts';

/** For a call about an object that may be absent: undefined when it is, every other error as `explain` throws it. */
export function absent(error: unknown): undefined {
  const name = error instanceof Error ? error.name : '';
  if (name !== 'NoSuchKey' && name !== 'NotFound') explain(error);
}

/** @throws {GaitwayError} UNAVAILABLE for what may go through later, and everything else as it is */
export function explain(error: unknown): never {
  if (!isTransientAwsError(error)) throw error;
  throw unavailable(`The object store does not answer (${(error as Error).name}).`);
}
