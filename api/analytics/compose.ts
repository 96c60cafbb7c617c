import { bindJob } from '../jobs/define-job.ts';
import type { Foundations, Wing } from '../wing.ts';
import { createLakeReactions } from './lake/lake-reactions.ts';
import { LakeDamage } from './lake/lake-damage.ts';
import { LakeDisguises } from './lake/lake-disguises.ts';
import type { LakeRebuild } from './lake/lake-rebuild.ts';
import type { LakeService } from './lake/lake-service.ts';
import { publishDayJob } from './lake/publish-day.job.ts';
import { rebuildSamplesJob } from './lake/rebuild-samples.job.ts';
import { runSqlQueryJob } from './sql-queries/run-sql-query.job.ts';
import { SavedQueryService } from './sql-queries/saved-query-service.ts';
import { SqlQueryResults } from './sql-queries/sql-query-results.ts';
import { SqlQueryRunner } from './sql-queries/sql-query-runner.ts';
import { SqlQueryService } from './sql-queries/sql-query-service.ts';
import { QUERY_CANCELLED } from './sql-queries/sql-query-store.ts';
import type { Warehouse } from './warehouse/warehouse.ts';

export interface AnalyticsServices {
  readonly lakeDamage: LakeDamage;
  readonly savedQueries: SavedQueryService;
  readonly sqlQueries: SqlQueryService;
}

export interface AnalyticsDependencies extends Foundations {
  readonly lake: LakeService;
  readonly rebuild: LakeRebuild;
  /** Undefined where SQL queries are turned off. */
  readonly warehouse: Warehouse | undefined;
}

/** The lake of recordings under pseudonyms, and SQL over it. */
export function composeAnalytics(dependencies: AnalyticsDependencies): Wing<AnalyticsServices> {
  const { database, store, pool, queue, read, lake, rebuild, warehouse, now } = dependencies;
  const results = new SqlQueryResults({ store, pool });
  const damage = new LakeDamage({ database, store, queue });
  const disguises = new LakeDisguises({ database });
  const runner = new SqlQueryRunner({ database, results, damage, disguises, warehouse, now });
  const isOpen = warehouse !== undefined;
  const sqlQueries = new SqlQueryService({ database, read, queue, results, isOpen, now });
  return {
    services: { savedQueries: new SavedQueryService({ database }), sqlQueries, lakeDamage: damage },
    jobs: [
      bindJob(publishDayJob, lake),
      bindJob(rebuildSamplesJob, rebuild),
      bindJob(runSqlQueryJob, runner),
    ],
    reactions: createLakeReactions(queue),
    start: () => database.listen(QUERY_CANCELLED, (id) => runner.stop(id)),
    sweep: async () => {
      await sqlQueries.forgetOldResults();
      await damage.resume();
    },
    stop: () => runner.interrupt(),
  };
}
