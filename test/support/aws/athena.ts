import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { ObjectStore } from '../../../api/storage/object-store.ts';
import { columnsOf, LAKE_TABLE_NAMES, type LakeTable } from '../../../api/domain/lake.ts';
import { answer, type Endpoint, readWireRequest, startEndpoint } from './http-endpoint.ts';

export interface AthenaOptions {
  /** Where the lake is stored. */
  readonly lake: ObjectStore;
  /** Where results are stored, and the name of that bucket. */
  readonly results: ObjectStore;
  readonly resultsBucket: string;
  readonly workGroup: string;
  readonly database: string;
  /** Limit of the work group: a query that reads more is cancelled. */
  readonly scanLimitBytes?: number;
  readonly port?: number;
}

export interface AthenaEndpoint extends Endpoint {
  /** The access key of each call, the oldest first. */
  readonly accessKeys: readonly string[];
  /** Every started statement, oldest first. */
  readonly statements: readonly string[];
  /** The state of each query. */
  readonly states: readonly string[];
  /** The only access key whose token has not expired; undefined accepts any key. */
  acceptOnly(accessKeyId: string | undefined): void;
}

interface Execution {
  readonly id: string;
  readonly sql: string;
  readonly key: string;
  readonly startedAtMs: number;
  state: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
  reason?: string;
  columns: readonly { readonly Name: string; readonly Type: string }[];
  rows: readonly (string | null)[][];
  scannedBytes: number;
  reused: boolean;
  location: string;
  stop(): void;
  /** Resolves when it has no running query. */
  ended: Promise<void>;
}

interface Input {
  readonly QueryExecutionId?: string;
  readonly QueryString?: string;
  readonly ExecutionParameters?: readonly string[];
  readonly WorkGroup?: string;
  readonly QueryExecutionContext?: { readonly Database?: string };
  readonly ClientRequestToken?: string;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly ResultReuseConfiguration?: {
    readonly ResultReuseByAgeConfiguration?: { readonly MaxAgeInMinutes?: number };
  };
}

const DUCK_TYPES = {
  string: 'VARCHAR',
  timestamp: 'TIMESTAMP',
  date: 'DATE',
  double: 'DOUBLE',
  int: 'INTEGER',
  boolean: 'BOOLEAN',
} as const;

class AthenaError extends Error {}

/** Amazon Athena on this machine: its JSON protocol, DuckDB for the queries, and results as CSV in S3. */
export async function startAthena(options: AthenaOptions): Promise<AthenaEndpoint> {
  const { results, resultsBucket, workGroup, scanLimitBytes = Infinity, port } = options;
  const folder = await mkdtemp(join(tmpdir(), 'gaitway-athena-'));
  const lake = mirrorLake(options.lake, folder);
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const executions = new Map<string, Execution>();
  const byToken = new Map<string, Execution>();
  const accessKeys: string[] = [];
  let acceptedKey: string | undefined;

  async function run(execution: Execution): Promise<void> {
    const connection = await instance.connect();
    let interrupting: NodeJS.Timeout | undefined;
    // An interrupt ends the running statement only; the next one would run without a limit.
    execution.stop = () => {
      interrupting ??= setInterval(() => connection.interrupt(), 20);
    };
    try {
      const files = await lake.refresh();
      if (execution.state !== 'RUNNING') return;
      const [, organizationId = ''] = /organization_id = '([^']+)'/.exec(execution.sql) ?? [];
      execution.scannedBytes = lake.bytesOf(organizationId);
      if (execution.scannedBytes > scanLimitBytes) {
        throw new Error(`Bytes scanned limit was exceeded`);
      }
      for (const table of LAKE_TABLE_NAMES) {
        await defineTable(connection, options.database, table, files.has(table) ? folder : null);
      }
      const reader = await connection.runAndReadAll(execution.sql);
      const types = reader.columnTypes().map(athenaType);
      execution.columns = reader
        .columnNames()
        .map((Name, index) => ({ Name, Type: types[index]! }));
      execution.rows = reader
        .getRowsJson()
        .map((row) => row.map((value, index) => cellOf(value, types[index]!)));
      const lines = [execution.columns.map(({ Name }) => Name), ...execution.rows].map(csvLine);
      await results.put(`${execution.id}.csv`, Buffer.from(lines.join('')));
      if (execution.state === 'RUNNING') execution.state = 'SUCCEEDED';
    } catch (error) {
      if (execution.state !== 'RUNNING') return;
      execution.reason = (error as Error).message;
      execution.state = 'FAILED';
    } finally {
      clearInterval(interrupting);
      connection.closeSync();
    }
  }

  function start(input: Input): Execution {
    const known = byToken.get(input.ClientRequestToken ?? '');
    if (known) return known;
    if (input.WorkGroup !== workGroup) throw new AthenaError(`WorkGroup is not found.`);
    if (input.QueryExecutionContext?.Database !== `${options.database}_empty`) {
      throw new AthenaError(`the database has to be the empty one`);
    }
    const sql = withParameters(input.QueryString ?? '', input.ExecutionParameters ?? []);
    const maxAgeMs =
      (input.ResultReuseConfiguration?.ResultReuseByAgeConfiguration?.MaxAgeInMinutes ?? 0) *
      60_000;
    const before = [...executions.values()].findLast(
      ({ key, state, startedAtMs, reused }) =>
        key === sql && state === 'SUCCEEDED' && !reused && Date.now() - startedAtMs < maxAgeMs,
    );
    const id = randomUUID();
    const execution: Execution = before
      ? { ...before, id, reused: true, scannedBytes: 0 }
      : {
          id,
          sql,
          key: sql,
          startedAtMs: Date.now(),
          state: 'RUNNING',
          columns: [],
          rows: [],
          scannedBytes: 0,
          reused: false,
          location: `s3://${resultsBucket}/${id}.csv`,
          stop: () => undefined,
          ended: Promise.resolve(),
        };
    executions.set(id, execution);
    byToken.set(input.ClientRequestToken ?? id, execution);
    if (!before) execution.ended = run(execution).catch(console.error);
    return execution;
  }

  function cancel(execution: Execution): void {
    if (execution.state !== 'RUNNING') return;
    execution.state = 'CANCELLED';
    execution.stop();
  }

  function find({ QueryExecutionId = '' }: Input): Execution {
    const execution = executions.get(QueryExecutionId);
    if (!execution) throw new AthenaError(`QueryExecution ${QueryExecutionId} was not found`);
    return execution;
  }

  const operations: Readonly<Record<string, (input: Input) => object>> = {
    StartQueryExecution: (input) => ({ QueryExecutionId: start(input).id }),
    GetQueryExecution: (input) => ({ QueryExecution: described(find(input)) }),
    GetQueryResults: (input) => page(find(input), input),
    StopQueryExecution(input) {
      cancel(find(input));
      return {};
    },
  };

  const endpoint = await startEndpoint((incoming, response) => {
    const reply = (status: number, content: object) =>
      answer(response, {
        status,
        headers: { 'content-type': 'application/x-amz-json-1.1' },
        body: Buffer.from(JSON.stringify(content)),
      });
    readWireRequest(incoming)
      .then(({ headers, body }) => {
        const [, key] = /Credential=([^/]+)\//.exec(headers.authorization ?? '') ?? [];
        accessKeys.push(key ?? '');
        if (acceptedKey !== undefined && key !== acceptedKey) {
          const Message = 'The security token included in the request is expired';
          return reply(400, { __type: 'ExpiredTokenException', Message });
        }
        const operation = String(headers['x-amz-target']).replace('AmazonAthena.', '');
        const run = operations[operation];
        if (run === undefined) throw new AthenaError(`no operation ${operation}`);
        return reply(200, run(JSON.parse(body.toString()) as Input));
      })
      .catch((error: Error) => {
        if (!(error instanceof AthenaError)) return void response.destroy();
        reply(400, { __type: 'InvalidRequestException', Message: error.message });
      });
  }, port);

  return {
    ...endpoint,
    accessKeys,
    get statements() {
      return [...executions.values()].map(({ sql }) => sql);
    },
    get states() {
      return [...executions.values()].map(({ state }) => state);
    },
    acceptOnly(accessKeyId) {
      acceptedKey = accessKeyId;
    },
    async close() {
      await endpoint.close();
      for (const execution of executions.values()) cancel(execution);
      await Promise.all([...executions.values()].map(({ ended }) => ended));
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Copies the lake's files to this disk, as they are in the store at each call. */
function mirrorLake(store: ObjectStore, folder: string) {
  const known = new Map<string, { readonly version: string; readonly bytes: number }>();
  return {
    /** Returns the tables that have files. */
    async refresh(): Promise<Set<string>> {
      const seen = new Set<string>();
      for await (const { key, size, modifiedAt } of store.list('lake/')) {
        seen.add(key);
        const version = `${size}/${modifiedAt.getTime()}`;
        if (known.get(key)?.version === version) continue;
        const bytes = await store.get(key);
        if (bytes === undefined) continue;
        await mkdir(dirname(join(folder, key)), { recursive: true });
        await writeFile(join(folder, key), bytes);
        known.set(key, { version, bytes: size });
      }
      for (const key of known.keys()) {
        if (seen.has(key)) continue;
        known.delete(key);
        await rm(join(folder, key), { force: true });
      }
      return new Set([...known.keys()].map((key) => key.split('/')[2]!));
    },
    bytesOf: (organizationId: string) =>
      [...known]
        .filter(([key]) => key.includes(`organization_id=${organizationId}/`))
        .reduce((sum, [, { bytes }]) => sum + bytes, 0),
  };
}

/** As in Glue, the partitions are columns too. */
async function defineTable(
  connection: DuckDBConnection,
  database: string,
  table: LakeTable,
  folder: string | null,
): Promise<void> {
  const columns = columnsOf(table);
  const source =
    folder === null
      ? `(select ${columns.map(({ name, type }) => `null::${DUCK_TYPES[type]} as ${name}`).join()},
          null::varchar as organization_id limit 0)`
      : `read_parquet('${folder}/lake/organization_id=*/${table}/day=*/*.parquet',
          hive_partitioning = true, hive_types = {'day': DATE, 'organization_id': VARCHAR})`;
  await connection.run(`create schema if not exists ${database}`);
  await connection.run(`create or replace view ${database}.${table} as select * from ${source}`);
}

/** Replaces question marks outside quotes by literals. */
function withParameters(sql: string, literals: readonly string[]): string {
  const rest = literals.values();
  return sql.replace(/'(?:[^']|'')*'|"[^"]*"|\?/g, (part) =>
    part === '?' ? (rest.next().value ?? '?') : part,
  );
}

const athenaType = (type: { toString(): string }): string => {
  const name = type.toString().toLowerCase();
  return name === 'hugeint' ? 'bigint' : name.split('(', 1)[0]!;
};

function cellOf(value: unknown, type: string): string | null {
  if (value === null) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (type !== 'timestamp') return text;
  const [seconds, fraction = ''] = text.split('.');
  return `${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}`;
}

const csvLine = (row: readonly (string | null)[]) =>
  `${row.map((cell) => (cell === null ? '' : `"${cell.replaceAll('"', '""')}"`)).join()}\n`;

const described = (execution: Execution) => ({
  QueryExecutionId: execution.id,
  Status: {
    State: execution.state,
    StateChangeReason: execution.reason,
    ...(execution.reason !== undefined && {
      AthenaError: { ErrorCategory: 2, ErrorMessage: execution.reason },
    }),
  },
  Statistics: {
    DataScannedInBytes: execution.scannedBytes,
    ResultReuseInformation: { ReusedPreviousResult: execution.reused },
  },
  ResultConfiguration: { OutputLocation: execution.location },
});

function page({ columns, rows, state }: Execution, { MaxResults = 1000, NextToken = '0' }: Input) {
  if (state !== 'SUCCEEDED') throw new AthenaError(`Query has not yet finished.`);
  const all = [columns.map(({ Name }) => Name), ...rows];
  const from = Number(NextToken);
  const part = all.slice(from, from + MaxResults);
  return {
    ResultSet: {
      Rows: part.map((row) => ({
        Data: row.map((cell) => (cell === null ? {} : { VarCharValue: cell })),
      })),
      ResultSetMetadata: { ColumnInfo: columns },
    },
    ...(from + part.length < all.length && { NextToken: String(from + part.length) }),
  };
}
