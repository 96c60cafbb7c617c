import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SOURCES = fileURLToPath(new URL('.', import.meta.url));
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/gaitway-parts', import.meta.url));
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:2.8:copy-dependencies';

/** A table as lines of JSON: dates are days, timestamps microseconds since 1970. */
export interface TrinoTable {
  readonly schema: string;
  readonly table: string;
  /** Requires a condition on `organization_id`, like Athena's injected partition. */
  readonly injected?: boolean;
  readonly columns: readonly (readonly [name: string, type: string])[];
  readonly rows: readonly (readonly unknown[])[];
}

export interface TrinoAnswer {
  readonly rows: readonly (readonly unknown[])[];
  /** The error of Trino; null when the statement ran. */
  readonly error: {
    readonly errorName: string;
    readonly errorType: string;
    readonly message: string;
  } | null;
}

export interface Trino {
  /** Runs a statement with a default schema of the catalog `awsdatacatalog`. */
  run(statement: string, schema: string, parameters?: readonly string[]): Promise<TrinoAnswer>;
  stop(): Promise<void>;
}

/** Starts Trino's engine with these tables. The first start downloads it with Maven and compiles a server for it. */
export async function startTrino(tables: readonly TrinoTable[]): Promise<Trino> {
  const installed = await install();
  const folder = await mkdtemp(join(tmpdir(), 'gaitway-trino-'));
  for (const { rows, ...head } of tables) {
    const lines = [head, ...rows].map((line) => `${JSON.stringify(line)}\n`);
    await writeFile(join(folder, `${head.schema}.${head.table}.jsonl`), lines.join(''));
  }
  const classPath = [join(installed, 'classes'), join(installed, 'lib', '*')].join(':');
  const server = spawn('java', ['-Xmx1g', '-cp', classPath, 'LakeServer', folder], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const url = await addressOf(server);
  return {
    run: (statement, schema, parameters) => runStatement(url, statement, schema, parameters),
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.stdin.end();
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/** Returns the folder with the engine and the compiled server, created once per version of their sources. */
async function install(): Promise<string> {
  const files = ['pom.xml', 'LakeServer.java'];
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(join(SOURCES, file)));
  const folder = join(CACHE, `trino-${hash.digest('hex').slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  await mkdir(CACHE, { recursive: true });
  const draft = await mkdtemp(join(CACHE, 'draft-'));
  try {
    for (const file of files) await copyFile(join(SOURCES, file), join(draft, file));
    await run('mvn', ['-q', '-B', COPY, '-DoutputDirectory=lib'], { cwd: draft });
    const compile = ['-nowarn', '-d', 'classes', '-cp', 'lib/*', 'LakeServer.java'];
    await run('javac', compile, { cwd: draft });
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    throw new Error(
      'Trino could not be installed: it needs Maven, a JDK 17 and a Maven registry.',
      {
        cause,
      },
    );
  }
  await rename(draft, folder);
  return folder;
}

async function addressOf({ stdout, stderr }: ChildProcess): Promise<string> {
  const said: string[] = [];
  createInterface(stderr!).on('line', (line) => said.push(line));
  for await (const line of createInterface(stdout!)) {
    const [, url] = /^Trino at (\S+)$/.exec(line) ?? [];
    if (url === undefined) continue;
    stdout!.resume();
    return url;
  }
  throw new Error(`Trino did not start:\n${said.slice(-40).join('\n')}`);
}

interface Page {
  readonly data?: unknown[][];
  readonly error?: TrinoAnswer['error'];
  readonly nextUri?: string;
}

async function runStatement(
  url: string,
  statement: string,
  schema: string,
  parameters: readonly string[] = [],
): Promise<TrinoAnswer> {
  const isPrepared = parameters.length > 0;
  const headers = {
    'x-trino-user': 'analyst',
    'x-trino-catalog': 'awsdatacatalog',
    'x-trino-schema': schema,
    'x-trino-time-zone': 'UTC',
    'x-trino-session': 'query_max_planning_time=10s,max_recursion_depth=6',
    ...(isPrepared && { 'x-trino-prepared-statement': `q=${encodeURIComponent(statement)}` }),
  };
  const body = isPrepared ? `execute q using ${parameters.join(', ')}` : statement;
  let response = await fetch(`${url}/v1/statement`, { method: 'POST', headers, body });
  const rows: unknown[][] = [];
  for (;;) {
    if (!response.ok)
      throw new Error(`Trino returned ${response.status}: ${await response.text()}`);
    const page = (await response.json()) as Page;
    rows.push(...(page.data ?? []));
    if (page.error) return { rows, error: page.error };
    if (page.nextUri === undefined) return { rows, error: null };
    response = await fetch(page.nextUri, { headers });
  }
}
