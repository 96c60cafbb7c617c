import { InvalidRequestException, type QueryExecution } from '@aws-sdk/client-athena';
import type { TextPlace } from '../../domain/text-place.ts';
import { statementFault } from './statement-fault.ts';
import { isTransientAwsError } from '../../aws-client.ts';
import { invalidInput, limitExceeded, unavailable } from '../../errors.ts';

/** The credentials of a role expire after about an hour. New ones may be available. */
const EXPIRED = new Set([
  'ExpiredTokenException',
  'ExpiredToken',
  'RequestExpired',
  'UnrecognizedClientException',
]);

export const isExpired = (error: unknown): boolean =>
  error instanceof Error && EXPIRED.has(error.name);

/** Converts an error of Athena or S3, thrown after all attempts. */
export function toGaitwayError(error: unknown): Error {
  if (error instanceof InvalidRequestException) {
    return invalidInput({ field: 'statement', message: firstLine(error.message) });
  }
  if (isExpired(error)) return unavailable('Gaitway has no valid credentials for Athena.');
  if (isTransientAwsError(error)) {
    return unavailable(`Athena is not responding (${(error as Error).name}).`);
  }
  return error instanceof Error ? error : new Error('Athena failed', { cause: error });
}

/** The value of Athena's `ErrorCategory` for an error of the statement. */
const USER_ERROR = 2;

/**
 * Returns the error of a failed query.
 *
 * @param placeIn maps a place in the SQL that Athena ran to a place in the analyst's statement
 */
export function failureOf(
  { Status }: QueryExecution,
  placeIn: (place: TextPlace) => TextPlace | null,
): Error {
  const reason = firstLine(Status?.AthenaError?.ErrorMessage ?? Status?.StateChangeReason ?? '');
  if (/bytes scanned limit/i.test(reason)) {
    const message =
      'reads more data than the work group allows: select fewer days, columns or recordings';
    return limitExceeded('statement', message);
  }
  if (/exhausted resources/i.test(reason)) {
    return limitExceeded('statement', 'needs more memory than Athena has: select less data');
  }
  if (Status?.AthenaError?.ErrorCategory === USER_ERROR) {
    const [, line, column, words] = /\bline (\d+):(\d+): (.*)$/.exec(reason) ?? [];
    if (words === undefined) return statementFault(reason, null);
    return statementFault(words, placeIn({ line: Number(line), column: Number(column) }));
  }
  if (Status?.AthenaError?.Retryable === false) {
    return statementFault('could not be run by Athena: write it differently', null);
  }
  return unavailable('Athena could not run the query.');
}

const firstLine = (text: string): string => text.split('\n', 1)[0]!;
