import { resolve } from 'node:path';
import { z } from 'zod';
import { LONGEST_QUERY_SECONDS } from '../jobs/limits.ts';
import {
  choice,
  flag,
  groupNames,
  names,
  platformApplication,
  trustedProxies,
  userPoolId,
  wholeNumber,
} from './variables.ts';

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
  HSTS_SECONDS: wholeNumber(0, 63_072_000).default(0),
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
  DATABASE_SYNC: flag.default(true),
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
  SESSION_DAYS: wholeNumber(1, 365).default(30),
  SESSION_IDLE_DAYS: wholeNumber(1, 365).default(14),
  ACCEPT_ID_TOKENS: flag.default(false),
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

/** The variables as they were parsed, before the defaults that depend on others. */
export type Parsed = z.output<typeof environmentSchema>;
