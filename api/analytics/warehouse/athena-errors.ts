import { InvalidRequestException, type QueryExecution } from '@aws-sdk/client-athena';
import type { TextPlace } from '../../domain/text-place.ts';
import { statementFault } from './statement-fault.ts';
import { DamagedLake } from './warehouse.ts';
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
  if (error instanceof InvalidRequestException) return requestFault(error);
  if (isExpired(error)) return unavailable('Gaitway has no valid credentials for Athena.');
  if (isTransientAwsError(error)) {
    return unavailable(`Athena is not responding (${(error as Error).name}).`);
  }
  return error instanceof Error ? error : new Error('Athena failed', { cause: error });
}

/** Athena rejects a request for its statement, or for the set-up, such as a work group that does not exist. */
function requestFault({ AthenaErrorCode: code, message }: InvalidRequestException): Error {
  if (code === 'MALFORMED_QUERY' || /^line \d+:\d+/.test(message)) {
    return invalidInput({ field: 'statement', message: firstLine(message) });
  }
  return unavailable('Athena does not accept queries: check its work group and database.');
}

/** A file of the lake in an error of Athena. */
const DAMAGED_FILE = /^HIVE_\w+: .*?s3:\/\/[^/\s]+\/(lake\/[^\s,()[\]]+?\.parquet)/;

/** Errors of the lake itself. Their messages name buckets. */
const OF_THE_LAKE = /^(?:HIVE_|PERMISSION_DENIED|ICEBERG_|GENERIC_INTERNAL_ERROR)|s3:\/\//;

/** Errors at a place that Gaitway has inserted: the definitions of the two tables. */
const OF_DEFINITIONS = /^(?:TABLE|SCHEMA|CATALOG|COLUMN)_NOT_FOUND/;

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
  const damaged = DAMAGED_FILE.exec(reason)?.[1];
  if (damaged !== undefined) return new DamagedLake([damaged]);
  if (OF_THE_LAKE.test(reason)) return unavailable('Athena could not read the lake.');
  if (Status?.AthenaError?.ErrorCategory === USER_ERROR) return userError(reason, placeIn);
  if (Status?.AthenaError?.Retryable === false) {
    return statementFault('could not be run by Athena: write it differently', null);
  }
  return unavailable('Athena could not run the query.');
}

function userError(reason: string, placeIn: (place: TextPlace) => TextPlace | null): Error {
  const [, line, column, words] = /\bline (\d+):(\d+): (.*)$/.exec(reason) ?? [];
  if (words === undefined) return statementFault(reason, null);
  const place = placeIn({ line: Number(line), column: Number(column) });
  if (place === null && OF_DEFINITIONS.test(reason)) {
    return unavailable('Athena does not know the tables of the lake.');
  }
  return statementFault(words, place);
}

const firstLine = (text: string): string => text.split('\n', 1)[0]!;
