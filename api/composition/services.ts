import { composeAnalytics } from '../analytics/compose.ts';
import { LakeRebuild } from '../analytics/lake/lake-rebuild.ts';
import { LakeService } from '../analytics/lake/lake-service.ts';
import type { Warehouse } from '../analytics/warehouse/warehouse.ts';
import type { Config } from '../config/config.ts';
import { Events } from '../events/events.ts';
import type { Services } from '../http/context.ts';
import type { Job } from '../jobs/define-job.ts';
import { composeMessaging } from '../messaging/compose.ts';
import { composeOperations } from '../operations/compose.ts';
import { composePrivacy } from '../privacy/compose.ts';
import type { InboxSource } from '../storage/inbox-source.ts';
import type { Foundations, Wing } from '../wing.ts';
import { composeCore, type Core, type CoreDependencies } from './core.ts';

export interface ServiceDependencies extends Omit<CoreDependencies, 'events' | 'lake'> {
  readonly warehouse: Warehouse | undefined;
  /** The dead letters of the inbox. */
  readonly deadLetters: InboxSource['deadLetters'];
}

/** The services of the API, and those behind it. */
export interface ServiceGraph {
  readonly services: Services;
  readonly core: Core;
  readonly events: Events;
  readonly lake: LakeRebuild;
  readonly wings: readonly Wing<object>[];
  readonly jobs: readonly Job[];
}

/** Creates the services: core first, then the wings, which react to core's events. Chooses no adapters. */
export function composeServices(config: Config, dependencies: ServiceDependencies): ServiceGraph {
  const { database, store, pool, queue, warehouse, deadLetters, now } = dependencies;
  const events = new Events();
  const lake = new LakeService({ database, store, pool, queue, now });
  const rebuild = new LakeRebuild({ database, store, pool, lake });
  const core = composeCore(config, { ...dependencies, events, lake });

  const foundations: Foundations = { config, ...dependencies, ...core, events };
  const analytics = composeAnalytics({ ...foundations, lake, rebuild, warehouse });
  const messaging = composeMessaging(foundations);
  const operations = composeOperations({
    ...foundations,
    deadLetters,
    lakeDamage: analytics.services.lakeDamage,
  });
  const personalRecords = { ...analytics.personalRecords, ...messaging.personalRecords };
  const privacy = composePrivacy({ ...foundations, personalRecords });

  const wings = [analytics, messaging, operations, privacy];
  for (const { reactions } of wings) if (reactions) events.subscribe(reactions);
  return {
    services: {
      ...core.services,
      ...analytics.services,
      ...messaging.services,
      ...operations.services,
      ...privacy.services,
    },
    core,
    events,
    lake: rebuild,
    wings,
    jobs: [...core.jobs, ...wings.flatMap(({ jobs }) => jobs)],
  };
}
