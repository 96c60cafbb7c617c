import { InvalidRequestException, type QueryExecution } from '@aws-sdk/client-athena';
import type { TextPlace } from '../../domain/text-place.ts';
import { statementFault } from './statement-fault.ts';
import { isTransientAwsError } from '../../aws-client.ts';
import { invalidInput, limitExceeded, unavailable } from '../../errors.ts';

/** Credentials of a role live for an hour or so; what holds them may have newer ones. */
const EXPIRED = new Set([
  'ExpiredTokenException',
  'ExpiredToken',
  'RequestExpired',
  'UnrecognizedClientException',
]);

export const isExpired = (error: unknown): boolean =>
  error instanceof Error && EXPIRED.has(error.name);

/** What a call of Athena or S3 met, after all its attempts. */
export function toGaitwayError(error: unknown): Error {
  if (error instanceof InvalidRequestException) {
    return invalidInput({ field: 'statement', message: firstLine(error.message) });
  }
  if (isExpired(error)) return unavailable('Gaitway has no valid credentials for Athena.');
  if (isTransientAwsError(error)) {
    return unavailable(`Athena does not answer (${(error as Error).name}).`);
  }
  return error instanceof Error ? error : new Error('Athena failed', { cause: error });
}

/** Athena's categories of what went wrong with a query. */
const USER_ERROR = 2;

/**
 * Why a query did not succeed.
 *
 * @param placeIn where a place of what Athena ran is in the analyst's statement
 */
export function failureOf(
  { Status }: QueryExecution,
  placeIn: (place: TextPlace) => TextPlace | null,
): Error {
  const reason = firstLine(Status?.AthenaError?.ErrorMessage ?? Status?.StateChangeReason ?? '');
  if (/bytes scanned limit/i.test(reason)) {
    const message =
      'reads more than the work group allows: ask for fewer days, columns or recordings';
    return limitExceeded('statement', message);
  }
  if (/exhausted resources/i.test(reason)) {
    return limitExceeded('statement', 'needs more memory than there is: ask for less');
  }
  if (Status?.AthenaError?.ErrorCategory === USER_ERROR) {
    const [, line, column, words] = /\bline (\d+):(\d+): (.*)$/.exec(reason) ?? [];
    if (words === undefined) return statementFault(reason, null);
    return statementFault(words, placeIn({ line: Number(line), column: Number(column) }));
  }
  if (Status?.AthenaError?.Retryable === false) {
    return statementFault('could not be run by Athena: write it in another way', null);
  }
  return unavailable('Athena could not run the query.');
}

const firstLine = (text: string): string => text.split('\n', 1)[0]!;
