import { z } from 'zod';
import { environmentSchema, type Parsed } from './environment-schema.ts';
import { findGaps } from './gaps.ts';
import { wholeNumber } from './variables.ts';

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
  /** What runs the queries of analysts. */
  readonly WAREHOUSE: 'duckdb' | 'athena' | 'none';
};

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
  const gaps = findGaps({ ...rest, SEED_DEMO });
  if (gaps.length > 0) throw new ConfigError(gaps);
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
