import type { z } from 'zod';

/**
 * How long a job is retried while something that it needs is unavailable:
 * - `brief`: half a minute. For work that a user waits for and can start again.
 * - `hours`: about seven hours, in which an outage usually ends.
 * - `endless`: until it succeeds, whatever the failure, unless its input is invalid. For work that no user starts again,
 *   such as deleting a person's files.
 */
export type Patience = 'brief' | 'hours' | 'endless';

/** What the queue must know to store a job. */
export interface JobKind<Schema extends z.ZodType<object> = z.ZodType<object>> {
  readonly name: string;
  /**
   * References only, never personal data. The payload is parsed when a job is enqueued and again when it runs, because
   * the code may have changed in between.
   */
  readonly payload: Schema;
  /** One run does the work of all jobs with the same key that wait when it starts. */
  keyOf(payload: z.output<Schema>): string;
  /** How many jobs of this kind run at the same time in one process. */
  readonly concurrency: number;
  /** `hours` when absent. */
  readonly patience?: Patience;
}

/**
 * A kind of job with the work it does. `Service` is the interface of the service that does the work, declared beside the
 * job: the service may enqueue the job that it runs itself, without an import circle.
 */
export interface JobDefinition<Schema extends z.ZodType<object>, Service> extends JobKind<Schema> {
  /** Idempotent: a job that a killed process was running runs again. */
  run(payload: z.output<Schema>, service: Service): Promise<void>;
  /** Called after the last attempt failed. Records the reason where users look for it. */
  giveUp?(payload: z.output<Schema>, service: Service): Promise<void>;
}

export type PayloadOf<Kind extends JobKind> = z.output<Kind['payload']>;

/** Defines a kind of job; infers its types. */
export const defineJob = <Schema extends z.ZodType<object>, Service>(
  definition: JobDefinition<Schema, Service>,
): JobDefinition<Schema, Service> => definition;

/** A job definition bound to its service, for the queue: payloads come from the database and are parsed. */
export interface Job {
  readonly name: string;
  readonly concurrency: number;
  readonly patience: Patience;
  /** @throws {z.ZodError} when the payload does not fit, as the other methods */
  parse(payload: unknown): { readonly data: object; readonly key: string };
  run(payload: unknown): Promise<void>;
  giveUp(payload: unknown): Promise<void>;
}

/** Binds a job to the service that does its work. */
export function bindJob<Schema extends z.ZodType<object>, Service>(
  definition: JobDefinition<Schema, Service>,
  service: NoInfer<Service>,
): Job {
  const { name, concurrency, patience = 'hours', payload: schema } = definition;
  return {
    name,
    concurrency,
    patience,
    parse(payload) {
      const data = schema.parse(payload);
      return { data, key: definition.keyOf(data) };
    },
    run: async (payload) => definition.run(schema.parse(payload), service),
    giveUp: async (payload) => definition.giveUp?.(schema.parse(payload), service),
  };
}
