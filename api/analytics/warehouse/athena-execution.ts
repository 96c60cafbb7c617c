import { setTimeout as pause } from 'node:timers/promises';
import { GetQueryExecutionCommand, type QueryExecution } from '@aws-sdk/client-athena';
import { failureOf } from './athena-errors.ts';
import type { AthenaSession } from './athena-session.ts';
import type { ScopedStatement } from './scoped-statement.ts';

/** The wait between two polls of a query. It grows from the first to the longest, with jitter. */
const FIRST_WAIT_MS = 150;
const LONGEST_WAIT_MS = 2000;
const WAIT_GROWTH = 1.5;

/** Resolves after `ms` milliseconds. Rejects when the signal aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export const pauseFor: Wait = (ms, signal) => pause(ms, undefined, { signal });

export interface SettleOptions {
  readonly scoped: ScopedStatement;
  readonly signal: AbortSignal;
  readonly wait: Wait;
}

/**
 * Polls a query until it has ended.
 * @throws {GaitwayError} when it failed
 */
export async function settleExecution(
  session: AthenaSession,
  id: string,
  { scoped, signal, wait }: SettleOptions,
): Promise<QueryExecution> {
  for (let ms = FIRST_WAIT_MS; ; ms = Math.min(ms * WAIT_GROWTH, LONGEST_WAIT_MS)) {
    await wait(ms * (0.5 + Math.random() / 2), signal);
    const { QueryExecution: execution } = await session.call(({ athena }) =>
      athena.send(new GetQueryExecutionCommand({ QueryExecutionId: id }), {
        abortSignal: signal,
      }),
    );
    const state = execution?.Status?.State;
    if (state === 'SUCCEEDED') return execution!;
    if (state === 'FAILED' || state === 'CANCELLED') throw failureOf(execution!, scoped.placeIn);
  }
}
