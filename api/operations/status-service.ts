import { setTimeout as sleep } from 'node:timers/promises';
import { organizationScope } from '../auth/scope.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Database } from '../database/database.ts';
import { jobStore, type QueueDepth } from './job-store.ts';

/** An external service that the gateway needs, and a check that it responds. */
export interface Dependency {
  /** `database`, `objects`, `signIn`, `scoring`, `mail` or `push`. */
  readonly name: string;
  /** The configured adapter, such as "embedded" or "s3". */
  readonly adapter: string;
  /** Rejects when the dependency does not respond. Absent for a part of this process. */
  readonly check?: () => Promise<unknown>;
}

export interface DependencyState {
  readonly name: string;
  readonly adapter: string;
  readonly works: boolean;
  /** The response time in milliseconds; null when the dependency has no check. */
  readonly answeredInMs: number | null;
}

/** A file of the analysts' lake that could not be read. */
export interface DamagedLakeFile {
  /** Its place below the organization's folder of the lake. */
  readonly name: string;
  readonly bytes: number;
  readonly setAsideAt: Date;
}

/** Port to the lake. */
export interface LakeDamage {
  /** Returns some of the organization's files that were set aside and not yet written again. */
  list(organizationId: string): Promise<readonly DamagedLakeFile[]>;
}

export interface SystemStatus {
  readonly version: string;
  readonly runtime: string;
  readonly startedAt: Date;
  readonly dependencies: readonly DependencyState[];
  readonly queue: QueueDepth;
  readonly damagedLakeFiles: readonly DamagedLakeFile[];
}

/** Long enough for a slow response, short enough for a page to wait. */
const CHECK_MS = 5_000;

export interface StatusServiceDependencies {
  readonly database: Database;
  readonly dependencies: readonly Dependency[];
  readonly lakeDamage: LakeDamage;
  readonly version: string;
  readonly startedAt: Date;
}

/** Reports the status of the gateway to operators. */
export class StatusService {
  readonly #database: Database;
  readonly #dependencies: readonly Dependency[];
  readonly #lakeDamage: LakeDamage;
  readonly #version: string;
  readonly #startedAt: Date;

  constructor({
    database,
    dependencies,
    lakeDamage,
    version,
    startedAt,
  }: StatusServiceDependencies) {
    this.#database = database;
    this.#dependencies = dependencies;
    this.#lakeDamage = lakeDamage;
    this.#version = version;
    this.#startedAt = startedAt;
  }

  async read(viewer: Viewer): Promise<SystemStatus> {
    viewer.assertCan('status:read');
    const [queue, dependencies, damagedLakeFiles] = await Promise.all([
      this.#database.within(organizationScope('reading the queue depth', viewer.scope), (tx) =>
        jobStore.depth(tx, viewer.organizationId),
      ),
      Promise.all(this.#dependencies.map(stateOf)),
      within(CHECK_MS, this.#lakeDamage.list(viewer.organizationId)).catch(() => []), // seen above
    ]);
    return {
      version: this.#version,
      runtime: `Node.js ${process.versions.node}`,
      startedAt: this.#startedAt,
      dependencies,
      queue,
      damagedLakeFiles,
    };
  }
}

async function stateOf({ name, adapter, check }: Dependency): Promise<DependencyState> {
  if (check === undefined) return { name, adapter, works: true, answeredInMs: null };
  const startedAt = performance.now();
  const works = await within(CHECK_MS, check()).then(
    () => true,
    () => false,
  );
  return { name, adapter, works, answeredInMs: Math.round(performance.now() - startedAt) };
}

/** Rejects when `work` takes longer. */
const within = <Value>(ms: number, work: Promise<Value>): Promise<Value> =>
  Promise.race([
    work,
    sleep(ms, undefined, { ref: false }).then(() => {
      throw new Error('took too long');
    }),
  ]);
