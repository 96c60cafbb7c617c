import { resolve } from 'node:path';
import { z } from 'zod';
import { type Group, GROUPS, isGroup } from './domain/group.ts';
import { LONGEST_QUERY_SECONDS } from './jobs/limits.ts';
import { parseTrustedProxies } from './limits/trusted-proxies.ts';

/** A whole number in a range, written in decimal. */
const wholeNumber = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, {
      message: `must be from ${minimum} to ${maximum}`,
    });

const flag = z
  .enum(['true', 'false'], { error: 'must be "true" or "false"' })
  .transform((value) => value === 'true');

/** Which of the adapters stands behind an interface; the first is the default. */
const choice = <const Names extends readonly [string, ...string[]]>(...names: Names) =>
  z
    .enum(names, { error: `must be ${names.map((name) => `"${name}"`).join(' or ')}` })
    .default(names[0] as never);

/** What an adapter cannot do without: chosen by name, it needs another variable. */
const NEEDS = [
  { choice: 'OBJECT_STORE', is: 's3', needs: 'S3_BUCKET' },
  { choice: 'MAIL', is: 'ses', needs: 'MAIL_FROM' },
  { choice: 'WAREHOUSE', is: 'athena', needs: 'S3_BUCKET' },
  { choice: 'WAREHOUSE', is: 'athena', needs: 'ATHENA_WORK_GROUP' },
  { choice: 'WAREHOUSE', is: 'athena', needs: 'ATHENA_DATABASE' },
  { choice: 'SCORER', is: 'sagemaker', needs: 'S3_BUCKET' },
  { choice: 'SCORER', is: 'sagemaker', needs: 'SAGEMAKER_ENDPOINT' },
  { choice: 'SCORER', is: 'sagemaker', needs: 'SAGEMAKER_IMAGE' },
  { choice: 'SCORER', is: 'sagemaker', needs: 'SAGEMAKER_ROLE_ARN' },
] as const;

/** Names with commas between. */
const names = (message: string) =>
  z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim()))
    .refine((all) => all.every((name) => name !== ''), { message });

const userPoolId = z
  .string()
  .regex(/^[\w-]+_[0-9A-Za-z]+$/, 'must look like region_Name, as Amazon Cognito writes it');

/** Where SNS hands pushes over to Apple or Google. */
const platformApplication = (platforms: string) =>
  z
    .string()
    .regex(
      new RegExp(`^arn:[\\w-]+:sns:[\\w-]+:\\d{12}:app/(${platforms})/[\\w.-]+$`),
      `must be the ARN of a platform application (${platforms.replace('|', ' or ')})`,
    );

/** Proxies in front of the gateway, as Fastify's `trustProxy` takes them. */
const trustedProxies = z.string().transform((text, context) => {
  const proxies = parseTrustedProxies(text);
  if (proxies !== undefined) return proxies;
  context.addIssue('must be a number of proxies from 1 to 99, or their addresses or CIDRs');
  return z.NEVER;
});

/** `theirs=ours` with commas between. */
const groupNames = z.string().transform((text, context): ReadonlyMap<string, Group> => {
  const pairs = text.split(',').map((pair) => {
    const at = pair.lastIndexOf('=');
    const ours = pair.slice(at + 1).trim();
    if (at > 0 && isGroup(ours)) return [pair.slice(0, at).trim(), ours] as const;
    context.addIssue(`must look like their-name=ours, where ours is ${GROUPS.join(', ')}`);
    return z.NEVER;
  });
  return new Map(pairs);
});

/** Every variable that the gateway reads. `docs/configuration.md` has a line for each; a test compares the two. */
export const environmentSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], {
      error: 'must be "development", "production" or "test"',
    })
    .default('development'),
  ROLE: z
    .enum(['all', 'api', 'worker'], { error: 'must be "all", "api" or "worker"' })
    .default('all'),
  HOST: z.string().min(1, 'must name an address to listen on').default('127.0.0.1'),
  PORT: wholeNumber(1, 65_535).default(4000),
  TRUST_PROXY: trustedProxies.optional(),
  HEADERS_SECONDS: wholeNumber(1, 120).default(15),
  BODY_IDLE_SECONDS: wholeNumber(1, 300).default(15),
  REQUEST_SECONDS: wholeNumber(1, 3600).default(300),
  KEEP_ALIVE_SECONDS: wholeNumber(1, 600).default(72),
  CONNECTION_IDLE_SECONDS: wholeNumber(1, 3600).default(120),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
    .transform((url) => url.replace(/(?<!\/)\/+$/, ''))
    .optional(),
  DATA_DIR: z
    .string()
    .min(1, 'must name a folder')
    .default('data')
    .transform((dir) => resolve(dir)),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' })
    .optional(),
  DATABASE_POOL_SIZE: wholeNumber(1, 500).default(10),
  OBJECT_STORE: choice('folder', 's3'),
  S3_BUCKET: z.string().optional(),
  S3_KMS_KEY_ID: z.string().optional(),
  S3_PATH_STYLE: flag.default(false),
  INBOX_ORGANIZATION: z.uuid('must be the id of an organization').optional(),
  INBOX_QUEUE_URL: z.url({ protocol: /^https?$/, error: 'must be the URL of a queue' }).optional(),
  SCORER: choice('embedded', 'sagemaker'),
  SAGEMAKER_ENDPOINT: z.string().optional(),
  SAGEMAKER_IMAGE: z.string().optional(),
  SAGEMAKER_ROLE_ARN: z.string().optional(),
  SAGEMAKER_INSTANCE: z.string().default('ml.m5.large'),
  SAGEMAKER_POLL_SECONDS: wholeNumber(1, 600).default(30),
  WAREHOUSE: z
    .enum(['duckdb', 'athena', 'none'], { error: 'must be "duckdb", "athena" or "none"' })
    .optional(),
  QUERY_SECONDS: wholeNumber(1, LONGEST_QUERY_SECONDS).default(120),
  QUERY_MEMORY_MB: wholeNumber(64, 1_000_000).default(512),
  ATHENA_WORK_GROUP: z.string().optional(),
  ATHENA_ROLE_ARN: z.string().optional(),
  ATHENA_DATABASE: z
    .string()
    .regex(/^[a-z0-9_]+$/, 'must be a name of small letters, digits and underscores')
    .optional(),
  MAIL: choice('outbox', 'ses'),
  MAIL_FROM: z
    .string()
    .regex(/@/, 'must be an address, such as "Gaitway <no-reply@example.org>"')
    .optional(),
  PUSH: choice('outbox', 'sns'),
  PUSH_APNS_ARN: platformApplication('APNS|APNS_SANDBOX').optional(),
  PUSH_FCM_ARN: platformApplication('GCM').optional(),
  DATABASE_CA_FILE: z.string().optional(),
  DATABASE_CREDENTIALS: z
    .enum(['url', 'iam', 'secret'], { error: 'must be "url", "iam" or "secret"' })
    .default('url'),
  DATABASE_SECRET_ID: z.string().optional(),
  DATABASE_STATEMENT_SECONDS: wholeNumber(0, 3600).default(30),
  DATABASE_IDLE_SECONDS: wholeNumber(0, 3600).default(60),
  AWS_REGION: z.string().optional(),
  USER_POOL: z
    .enum(['local', 'cognito', 'oidc'], { error: 'must be "local", "cognito" or "oidc"' })
    .default('local'),
  USER_POOL_ID: userPoolId.default('local_gaitway'),
  USER_POOL_CLIENT_ID: z.string().min(1, 'must not be empty').default('gaitway-portal'),
  USER_POOL_ADMIN_KEY_ID: z.string().min(16, 'must have 16 characters or more').optional(),
  USER_POOL_ADMIN_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
  COGNITO_USER_POOL_ID: userPoolId.optional(),
  COGNITO_CLIENT_IDS: names('must name one app client or more, with commas between').optional(),
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: z
    .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
    .transform((url) => url.replace(/(?<!\/)\/+$/, ''))
    .optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional(),
  OIDC_AUDIENCE: names('must name one audience or more, with commas between').optional(),
  OIDC_GROUPS_CLAIM: z.string().min(1, 'must name a claim').optional(),
  OIDC_GROUPS: groupNames.optional(),
  OIDC_SECOND_FACTOR: names('must name one value or more, with commas between').optional(),
  SIGN_UP_ORGANIZATION: z.uuid('must be the id of an organization').optional(),
  TOKEN_MINUTES: wholeNumber(5, 1440).default(60),
  PASSWORD_COST: wholeNumber(10, 20).default(14),
  SIGN_INS_PER_ADDRESS: wholeNumber(1, 1_000_000).default(1000),
  SIGN_IN_FAILURES_PER_ADDRESS: wholeNumber(1, 1_000_000).default(300),
  MAILS_PER_ADDRESS: wholeNumber(1, 1_000_000).default(100),
  SOCKET_KEEP_ALIVE_SECONDS: wholeNumber(1, 240).default(20),
  SOCKET_INIT_SECONDS: wholeNumber(1, 60).default(5),
  SOCKET_IDLE_SECONDS: wholeNumber(1, 86_400).default(300),
  SOCKETS_PER_VIEWER: wholeNumber(1, 10_000).default(50),
  SOCKETS_PER_ADDRESS: wholeNumber(1, 100_000).default(1000),
  SUBSCRIPTIONS_PER_VIEWER: wholeNumber(1, 100_000).default(500),
  SUBSCRIPTIONS_PER_ADDRESS: wholeNumber(1, 1_000_000).default(5000),
  QUERY_COST_LIMIT: wholeNumber(0, 1_000_000_000).default(60_000),
  QUERY_COST_PER_MINUTE: wholeNumber(0, 1_000_000_000).default(600_000),
  WORKER_THREADS: wholeNumber(1, 64).default(2),
  DRAIN_SECONDS: wholeNumber(0, 300).default(0),
  LARGE_RECORDINGS_AT_ONCE: wholeNumber(1, 1000).default(8),
  UPLOADS_PER_VIEWER: wholeNumber(1, 10_000).default(50),
  SEED_DEMO: flag.optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .default('warn'),
});

/** What `gaitway submit` reads; its options win over these. */
export const clientEnvironmentSchema = z.object({
  GAITWAY_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
    .default('http://localhost:4000'),
  GAITWAY_EMAIL: z.string().optional(),
  GAITWAY_PASSWORD: z.string().optional(),
});

/** What the scorer's container reads. */
export const scorerEnvironmentSchema = z.object({
  SCORER_FOLDER: z.string().min(1, 'must name a folder').default('/opt/ml'),
  SCORER_MEMORY_MB: wholeNumber(1, 1_000_000).default(512),
  SAGEMAKER_BIND_TO_PORT: wholeNumber(1, 65_535).default(8080),
});

/** The client's part of the environment, parsed. */
export type ClientConfig = z.output<typeof clientEnvironmentSchema>;

/** The environment, parsed: right types, defaults filled in. */
export type Config = Omit<Parsed, Computed> & {
  /** Where browsers and phones reach this process; no slash at the end. */
  readonly PUBLIC_URL: string;
  /** Whether an empty database gets the demo, whose passwords everybody knows. */
  readonly SEED_DEMO: boolean;
  /** Who answers the queries of analysts. */
  readonly WAREHOUSE: 'duckdb' | 'athena' | 'none';
};

type Parsed = z.output<typeof environmentSchema>;
/** Variables whose default depends on others. */
type Computed = 'PUBLIC_URL' | 'SEED_DEMO' | 'WAREHOUSE';

/** Thrown once, naming every variable that is wrong. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`The configuration is wrong:\n${problems.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Parses the environment. An empty variable counts as absent.
 * @throws {ConfigError} naming all bad variables together
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const { PUBLIC_URL, SEED_DEMO, ...rest } = parse(environmentSchema, environment);
  const missing = NEEDS.filter(
    ({ choice, is, needs }) => rest[choice] === is && rest[needs] === undefined,
  );
  if (missing.length > 0) {
    throw new ConfigError(
      missing.map(({ choice, is, needs }) => `${needs} must be set with ${choice}=${is}`),
    );
  }
  refuseGaps(rest);
  const isWhole = rest.ROLE === 'all';
  const isFolder = rest.OBJECT_STORE === 'folder';
  return {
    ...rest,
    WAREHOUSE: rest.WAREHOUSE ?? (isFolder ? 'duckdb' : 'none'), // DuckDB reads files of this machine
    PUBLIC_URL: PUBLIC_URL ?? `http://localhost:${rest.PORT}`,
    SEED_DEMO:
      SEED_DEMO ?? (isWhole && rest.NODE_ENV !== 'production' && rest.USER_POOL === 'local'),
  };
}

/** What one variable makes necessary of others. @throws {ConfigError} */
function refuseGaps(config: Omit<Parsed, 'PUBLIC_URL' | 'SEED_DEMO'>) {
  const needs = (reason: string, ...variables: (keyof typeof config)[]) =>
    variables
      .filter((name) => config[name] === undefined)
      .map((name) => `${name} must be given ${reason}`);
  const gaps = [
    ...(config.DATABASE_CREDENTIALS === 'secret'
      ? needs('with DATABASE_CREDENTIALS=secret', 'DATABASE_SECRET_ID')
      : []),
    ...(config.DATABASE_CREDENTIALS === 'iam'
      ? needs(
          'with DATABASE_CREDENTIALS=iam, which a server takes over TLS alone',
          'DATABASE_CA_FILE',
        )
      : []),
    ...(config.WAREHOUSE === 'duckdb' && config.OBJECT_STORE !== 'folder'
      ? ['WAREHOUSE must be "athena" or "none" with OBJECT_STORE=s3: DuckDB reads a folder']
      : []),
    ...(config.PUSH === 'sns' && !config.PUSH_APNS_ARN && !config.PUSH_FCM_ARN
      ? ['PUSH_APNS_ARN or PUSH_FCM_ARN must be given with PUSH=sns']
      : []),
    ...(config.ROLE !== 'all' && config.DATABASE_URL === undefined
      ? ['ROLE must be "all" without DATABASE_URL: the embedded database belongs to one process']
      : []),
    ...(config.USER_POOL === 'cognito'
      ? needs('with USER_POOL=cognito', 'COGNITO_USER_POOL_ID', 'COGNITO_CLIENT_IDS')
      : []),
    ...(config.USER_POOL === 'oidc'
      ? needs('with USER_POOL=oidc', 'OIDC_ISSUER', 'OIDC_AUDIENCE')
      : []),
    ...(config.OIDC_GROUPS_CLAIM === undefined
      ? []
      : needs('with OIDC_GROUPS_CLAIM', 'OIDC_GROUPS')),
    ...(config.USER_POOL_ADMIN_KEY_ID === undefined && config.USER_POOL_ADMIN_SECRET === undefined
      ? []
      : needs('with the other one', 'USER_POOL_ADMIN_KEY_ID', 'USER_POOL_ADMIN_SECRET')),
  ];
  if (gaps.length > 0) throw new ConfigError(gaps);
}

/** @throws {ConfigError} naming all bad variables together */
export const readClientConfig = (environment: NodeJS.ProcessEnv = process.env): ClientConfig =>
  parse(clientEnvironmentSchema, environment);

/** @throws {ConfigError} naming all bad variables together */
export const readScorerConfig = (environment: NodeJS.ProcessEnv = process.env) =>
  parse(scorerEnvironmentSchema, environment);

/** The environment for another program that is started: this process's own, with changes. */
export const childEnvironment = (changes: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...changes,
});

function parse<Schema extends z.ZodType>(
  schema: Schema,
  environment: NodeJS.ProcessEnv,
): z.output<Schema> {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
  );
}
