import { z } from 'zod';
import { GaitwayError } from '../../../errors.ts';
import { CognitoError, invalidParameter } from '../cognito-error.ts';
import { NEW_PASSWORD, normalizePassword } from '../password-policy.ts';
import type { UserPoolParts } from '../user-pool-parts.ts';

/**
 * One operation of the wire protocol: takes the body as it came and the network of the client, and returns the body to
 * send.
 */
export type Operation = (body: unknown, network: string) => Promise<object>;

/** An operation whose body is parsed before anything else happens. */
export function operation<Schema extends z.ZodType>(
  schema: Schema,
  run: (request: z.output<Schema>, network: string) => Promise<object>,
): Operation {
  return (body, network) => run(parseRequest(schema, body), network);
}

/** @throws {CognitoError} InvalidParameterException naming every bad field, in the words of Amazon Cognito */
function parseRequest<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body, { reportInput: true });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) =>
      `Value at '${fieldName(issue.path)}' failed to satisfy constraint: ${
        issue.input === undefined ? 'Member must not be null' : issue.message
      }`,
  );
  const errors = problems.length === 1 ? 'error' : 'errors';
  throw invalidParameter(
    `${problems.length} validation ${errors} detected: ${problems.join('; ')}`,
  );
}

const fieldName = (path: readonly PropertyKey[]) =>
  path.length === 0
    ? 'body'
    : path
        .map(String)
        .join('.')
        .replace(/^[A-Z]/, (first) => first.toLowerCase());

const text = (most: number) =>
  z
    .string('Member must be a string')
    .min(1, 'Member must have length greater than or equal to 1')
    .max(most, `Member must have length less than or equal to ${most}`);

/** The fields that operations share. */
export const field = {
  // Cognito's pattern; among others it keeps out the null character, which Postgres cannot store.
  // A blank around it came along when it was pasted.
  username: z
    .string('Member must be a string')
    .trim()
    .pipe(text(128))
    .pipe(z.string().regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u, 'Member must be a visible name')),
  password: text(256),
  newPassword: text(256).refine(
    (password) => NEW_PASSWORD.test(normalizePassword(password)),
    'Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$',
  ),
  code: text(2048),
  token: text(8192),
  clientId: text(128),
  /** As a client passes it on to the triggers. */
  clientMetadata: z.record(text(256), z.string('Member must be a string').max(2048)).optional(),
  attribute: z.object({
    Name: text(32),
    Value: z
      .string('Member must be a string')
      .max(2048, 'Member must have length less than or equal to 2048')
      .regex(/^\P{Cc}*$/u, 'Member must not have control characters'),
  }),
};

/** @throws {CognitoError} ResourceNotFoundException when the client is not the pool's */
export function assertClient({ clientId }: UserPoolParts, requested: string): void {
  if (requested !== clientId) {
    throw new CognitoError(
      'ResourceNotFoundException',
      `User pool client ${requested} does not exist.`,
    );
  }
}

/**
 * Runs a sign-up trigger; its refusal reaches the client the way Amazon Cognito reports that of a Lambda function.
 * @throws {CognitoError} UserLambdaValidationException
 */
export async function callTrigger<T>(name: string, trigger: () => Promise<T>): Promise<T> {
  try {
    return await trigger();
  } catch (error) {
    if (!(error instanceof GaitwayError)) throw error;
    throw new CognitoError(
      'UserLambdaValidationException',
      `${name} failed with error ${error.message}`,
    );
  }
}
