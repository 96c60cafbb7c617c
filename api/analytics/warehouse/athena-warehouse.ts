import { setTimeout as pause } from 'node:timers/promises';
import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  type QueryExecution,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Readable } from 'node:stream';
import { type AwsClientBounds, awsClientSettings } from '../../aws-client.ts';
import { invalidInput, limitExceeded } from '../../errors.ts';
import { TaskTooBig, type WorkerPool } from '../../workers/worker-pool.ts';
import { readAthenaCsv, schemaOf } from './athena-results.ts';
import { type ScopedStatement, withPlaces } from './scoped-statement.ts';
import { failureOf, isExpired, troubleOf } from './athena-trouble.ts';
import type { Warehouse, WarehouseQuery } from './warehouse.ts';

/** Between two looks at a query: it grows from the first to the longest, and no two queries are looked at in step. */
const FIRST_WAIT_MS = 150;
const LONGEST_WAIT_MS = 2000;
const WAIT_GROWTH = 1.5;

/** Of one statement, loading the grammar included; what takes longer is no statement that a person wrote. */
const PARSING_TIME_LIMIT_MS = 15_000;

export interface AthenaWarehouseOptions {
  /** Says where results go, and how many bytes a query may read. */
  readonly workGroup: string;
  /** Of Glue: the one with the tables of the lake. */
  readonly database: string;
  /** Reads statements and answers beside the event loop. */
  readonly pool: WorkerPool;
  /** The bucket in the path of URLs, not in their host name: for emulators. */
  readonly pathStyle: boolean;
  /** A query that takes longer is stopped. */
  readonly timeoutMs: number;
  readonly bounds?: AwsClientBounds;
  /** Resolves after so long, or rejects when the signal aborts. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** SQL over the lake in S3 by Amazon Athena; answers are read from where Athena leaves them. */
export function createAthenaWarehouse(options: AthenaWarehouseOptions): Warehouse {
  const { workGroup, database, pool, pathStyle, timeoutMs, bounds, wait = pauseFor } = options;
  const open = () => ({
    athena: new AthenaClient(awsClientSettings(bounds)),
    s3: new S3Client({ ...awsClientSettings(bounds), forcePathStyle: pathStyle }),
  });
  let clients = open();

  /** Once more with credentials that are looked for anew, when those it had have expired. */
  async function call<Answer>(send: (using: typeof clients) => Promise<Answer>): Promise<Answer> {
    const used = clients;
    try {
      return await send(used).catch((error: unknown) => {
        if (!isExpired(error)) throw error;
        if (clients === used) clients = open(); // or another query has done so meanwhile
        return send(clients);
      });
    } catch (error) {
      throw troubleOf(error);
    }
  }

  async function confine(query: WarehouseQuery, signal: AbortSignal): Promise<ScopedStatement> {
    const { statement, parameters, organizationId } = query;
    try {
      const order = { statement, parameters, organizationId, database };
      const limits = { signal, timeLimitMs: PARSING_TIME_LIMIT_MS };
      return withPlaces(await pool.run('confineStatement', order, limits));
    } catch (error) {
      if (!(error instanceof TaskTooBig)) throw error;
      const message = 'takes too long to read: make it shorter, or less deeply nested';
      throw invalidInput({ field: 'statement', message });
    }
  }

  async function settle(
    id: string,
    { placeIn }: ScopedStatement,
    signal: AbortSignal,
  ): Promise<QueryExecution> {
    for (let ms = FIRST_WAIT_MS; ; ms = Math.min(ms * WAIT_GROWTH, LONGEST_WAIT_MS)) {
      await wait(ms * (0.5 + Math.random() / 2), signal);
      const { QueryExecution: execution } = await call(({ athena }) =>
        athena.send(new GetQueryExecutionCommand({ QueryExecutionId: id }), {
          abortSignal: signal,
        }),
      );
      const state = execution?.Status?.State;
      if (state === 'SUCCEEDED') return execution!;
      if (state === 'FAILED' || state === 'CANCELLED') throw failureOf(execution!, placeIn);
    }
  }

  async function readResult(location: string, signal: AbortSignal): Promise<Readable> {
    const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(location) ?? [];
    const { Body } = await call(({ s3 }) =>
      s3.send(new GetObjectCommand({ Bucket, Key }), { abortSignal: signal }),
    );
    return Body as Readable;
  }

  return {
    async query(query, cancelled) {
      const { maxAgeMinutes } = query;
      const outOfTime = AbortSignal.timeout(timeoutMs);
      const signal = AbortSignal.any(cancelled ? [outOfTime, cancelled] : [outOfTime]);
      const scoped = await confine(query, signal);
      cancelled?.throwIfAborted();
      const { QueryExecutionId: id } = await call(({ athena }) =>
        athena.send(
          new StartQueryExecutionCommand({
            QueryString: scoped.sql,
            ExecutionParameters: scoped.executionParameters,
            WorkGroup: workGroup,
            ...(maxAgeMinutes > 0 && {
              ResultReuseConfiguration: {
                ResultReuseByAgeConfiguration: { Enabled: true, MaxAgeInMinutes: maxAgeMinutes },
              },
            }),
          }),
        ),
      );
      try {
        const execution = await settle(id!, scoped, signal);
        const { ResultSet } = await call(({ athena }) =>
          athena.send(new GetQueryResultsCommand({ QueryExecutionId: id, MaxResults: 1 })),
        );
        const columns = ResultSet?.ResultSetMetadata?.ColumnInfo ?? [];
        const body = await readResult(execution.ResultConfiguration!.OutputLocation!, signal);
        return {
          schema: schemaOf(columns),
          batches: readAthenaCsv(body, columns, pool),
          statistics: {
            scannedBytes: execution.Statistics?.DataScannedInBytes ?? null,
            reused: execution.Statistics?.ResultReuseInformation?.ReusedPreviousResult ?? false,
          },
        };
      } catch (error) {
        if (!signal.aborted) throw error;
        await call(({ athena }) =>
          athena.send(new StopQueryExecutionCommand({ QueryExecutionId: id })),
        );
        cancelled?.throwIfAborted();
        throw limitExceeded('statement', `ran longer than ${timeoutMs / 1000} s: ask for less`);
      }
    },
  };
}

const pauseFor = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal });
