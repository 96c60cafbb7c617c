import { readManifest } from '../root-folder.ts';
import type { InboxSource } from '../storage/inbox-source.ts';
import type { Foundations, Wing } from '../wing.ts';
import { JobService } from './job-service.ts';
import { LostWork } from './lost-work.ts';
import { type Dependency, type LakeDamage, StatusService } from './status-service.ts';

export interface OperationsServices {
  readonly jobs: JobService;
  readonly status: StatusService;
}

export interface OperationsDependencies extends Foundations {
  readonly deadLetters: InboxSource['deadLetters'];
  readonly lakeDamage: LakeDamage;
}

/** The job board, and the status of the gateway's dependencies. */
export function composeOperations(dependencies: OperationsDependencies): Wing<OperationsServices> {
  const { database, queue, recordings, deadLetters, lakeDamage, now } = dependencies;
  const lostWork = new LostWork({ database, queue });
  return {
    services: {
      jobs: new JobService({ database, queue, deadLetters, recordings }),
      status: new StatusService({
        database,
        dependencies: dependenciesOf(dependencies),
        lakeDamage,
        version: readManifest().version,
        startedAt: now(),
      }),
    },
    jobs: [],
    sweep: () => lostWork.resume(),
  };
}

/** Returns the gateway's dependencies, with a check of each. */
const dependenciesOf = ({
  config,
  database,
  store,
  userDirectory,
}: Foundations): readonly Dependency[] => [
  {
    name: 'database',
    adapter: config.DATABASE_URL === undefined ? 'embedded' : 'PostgreSQL',
    check: () => database.ping(),
  },
  { name: 'objects', adapter: config.OBJECT_STORE, check: () => store.head('status') },
  {
    name: 'signIn',
    adapter: config.USER_POOL,
    // An external issuer has no directory to check. Tokens are verified with cached keys.
    ...(config.USER_POOL !== 'oidc' && { check: () => userDirectory.list({ limit: 1 }) }),
  },
  { name: 'scoring', adapter: config.SCORER },
  { name: 'mail', adapter: config.MAIL },
  { name: 'push', adapter: config.PUSH },
];
