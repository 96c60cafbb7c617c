import {
  GetQueryResultsCommand,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { Readable } from 'node:stream';
import { LRUCache } from 'lru-cache';
import type { AwsClientBounds } from '../../aws-client.ts';
import { invalidInput, limitExceeded } from '../../errors.ts';
import { TaskTooBig, type WorkerPool } from '../../workers/worker-pool.ts';
import { readAthenaCsv, schemaOf } from './athena-results.ts';
import { type ScopedStatement, withPlaces } from './scoped-statement.ts';
import { AthenaSession } from './athena-session.ts';
import { pauseFor, settleExecution, type Wait } from './athena-execution.ts';
import type { Warehouse, WarehouseQuery } from './warehouse.ts';

/** The maximum number of organizations whose sessions are cached. */
const MOST_SESSIONS = 100;

/** The time limit for parsing one statement, loading the grammar included. A statement written by hand needs far less. */
const PARSING_TIME_LIMIT_MS = 15_000;

export interface AthenaWarehouseOptions {
  /** Defines where results are written, and how many bytes a query may read. */
  readonly workGroup: string;
  /** The Glue database with the tables of the lake. A second database, `<database>_empty`, has no tables. */
  readonly database: string;
  /** Assumed for each organization. Without it, the process's own credentials reach the lake of all organizations. */
  readonly roleArn?: string | undefined;
  /** Parses statements and results outside the event loop. */
  readonly pool: WorkerPool;
  /** Puts the bucket in the path of URLs rather than in the host name, as emulators expect. */
  readonly pathStyle: boolean;
  /** A query that runs longer is stopped. */
  readonly timeoutMs: number;
  readonly bounds?: AwsClientBounds;
  readonly wait?: Wait;
}

/** Queries the lake in S3 with Amazon Athena, and reads results from the bucket that Athena writes to. */
export function createAthenaWarehouse(options: AthenaWarehouseOptions): Warehouse {
  const { workGroup, database, roleArn, pool, pathStyle } = options;
  const { timeoutMs, bounds, wait = pauseFor } = options;
  const sessions = new LRUCache<string, AthenaSession>({ max: MOST_SESSIONS });

  function sessionOf(organizationId: string): AthenaSession {
    const key = roleArn === undefined ? '' : organizationId;
    const session =
      sessions.get(key) ?? new AthenaSession({ organizationId, roleArn, pathStyle, bounds });
    sessions.set(key, session);
    return session;
  }

  async function confine(query: WarehouseQuery, signal: AbortSignal): Promise<ScopedStatement> {
    const { statement, parameters, organizationId, disguise } = query;
    try {
      const order = { statement, parameters, organizationId, database, disguise };
      const limits = { signal, timeLimitMs: PARSING_TIME_LIMIT_MS };
      return withPlaces(await pool.run('confineStatement', order, limits));
    } catch (error) {
      if (!(error instanceof TaskTooBig)) throw error;
      const message = 'takes too long to parse: make it shorter or less deeply nested';
      throw invalidInput({ field: 'statement', message });
    }
  }

  async function readResult(
    session: AthenaSession,
    location: string,
    signal: AbortSignal,
  ): Promise<Readable> {
    const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(location) ?? [];
    const { Body } = await session.call(({ s3 }) =>
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
      const session = sessionOf(query.organizationId);
      cancelled?.throwIfAborted();
      const { QueryExecutionId: id } = await session.call(({ athena }) =>
        athena.send(
          new StartQueryExecutionCommand({
            QueryString: scoped.sql,
            ExecutionParameters: scoped.executionParameters,
            WorkGroup: workGroup,
            // Unqualified names are resolved here, and this database has no tables.
            QueryExecutionContext: { Catalog: 'AwsDataCatalog', Database: `${database}_empty` },
            ...(maxAgeMinutes > 0 && {
              ResultReuseConfiguration: {
                ResultReuseByAgeConfiguration: { Enabled: true, MaxAgeInMinutes: maxAgeMinutes },
              },
            }),
          }),
        ),
      );
      try {
        const execution = await settleExecution(session, id!, { scoped, signal, wait });
        const { ResultSet } = await session.call(({ athena }) =>
          athena.send(new GetQueryResultsCommand({ QueryExecutionId: id, MaxResults: 1 })),
        );
        const columns = ResultSet?.ResultSetMetadata?.ColumnInfo ?? [];
        const body = await readResult(
          session,
          execution.ResultConfiguration!.OutputLocation!,
          signal,
        );
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
        await session.call(({ athena }) =>
          athena.send(new StopQueryExecutionCommand({ QueryExecutionId: id })),
        );
        cancelled?.throwIfAborted();
        throw limitExceeded('statement', `ran longer than ${timeoutMs / 1000} s: select less data`);
      }
    },
  };
}
