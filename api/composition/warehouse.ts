import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import type { Warehouse } from '../analytics/warehouse/warehouse.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';

/** Opens the configured SQL engine: DuckDB for a folder, Athena for a bucket. Undefined where SQL queries are turned off. */
export async function openWarehouse(
  config: Config,
  pool: WorkerPool,
): Promise<Warehouse | undefined> {
  const timeoutMs = config.QUERY_SECONDS * 1000;
  switch (config.WAREHOUSE) {
    case 'duckdb': {
      const { createDuckDbWarehouse } = await import('../analytics/warehouse/duckdb-warehouse.ts');
      return createDuckDbWarehouse({
        objectsFolder: join(config.DATA_DIR, 'objects'),
        memoryMb: config.QUERY_MEMORY_MB,
        threads: config.WORKER_THREADS,
        timeoutMs,
      });
    }
    case 'athena': {
      const { createAthenaWarehouse } = await import('../analytics/warehouse/athena-warehouse.ts');
      return createAthenaWarehouse({
        workGroup: config.ATHENA_WORK_GROUP!,
        database: config.ATHENA_DATABASE!,
        roleArn: config.ATHENA_ROLE_ARN,
        pool,
        pathStyle: config.S3_PATH_STYLE,
        timeoutMs,
      });
    }
    case 'none':
      return undefined;
  }
}
