import { createHash } from 'node:crypto';
import { getOperationAST, parse } from 'graphql';
import type { Log } from '../../log.ts';
import { MAXIMUM_TOKENS } from './document-size.ts';

/** A longer block of the event loop is logged. */
const BLOCKED_MS = 1000;

/** The interval of the heartbeat. */
const TICK_MS = 100;

/** The maximum number of operations in one log entry. */
const MAXIMUM_NAMED = 5;

/** An operation before it is parsed. */
export interface OperationText {
  readonly query: string | undefined;
  readonly operationName?: string | null | undefined;
  /** The hash of a persisted query that was sent without its text. */
  readonly hash?: string | undefined;
}

/** An operation while it runs. */
export interface RunningOperation {
  /** Records that the operation has just been active. */
  touch(): void;
  leave(): void;
}

/** Logs the operations that block the event loop. */
export interface EventLoopGuard {
  /** Calls `describe` only when the operation has to be logged. */
  enter(describe: () => OperationText): RunningOperation;
  close(): void;
}

/**
 * Logs the operations that were running while the event loop was blocked for more than a second. A timer and the
 * operations themselves send heartbeats. A gap between two heartbeats is a block. The operation with the first heartbeat
 * after the gap, or the last one before it, is the most likely cause, so these are listed first.
 */
export function createEventLoopGuard(log: Log, now = () => performance.now()): EventLoopGuard {
  const running = new Set<() => OperationText>(); // ordered by their last heartbeat
  let lastHeartbeat = now();

  function heartbeat(): void {
    const time = now();
    const blockedMs = time - lastHeartbeat;
    lastHeartbeat = time;
    if (blockedMs <= BLOCKED_MS) return;
    const operations = [...running]
      .reverse()
      .slice(0, MAXIMUM_NAMED)
      .map((describe) => nameAndDigest(describe()));
    const more = running.size - operations.length;
    log.warn(
      { blockedMs: Math.round(blockedMs), operations, ...(more > 0 && { more }) },
      'the event loop was blocked while these operations were running',
    );
  }

  const ticking = setInterval(heartbeat, TICK_MS).unref();

  return {
    enter(operation) {
      heartbeat();
      running.add(operation);
      const touch = () => {
        if (!running.delete(operation)) return; // it has left
        running.add(operation);
        heartbeat();
      };
      return {
        touch,
        leave() {
          touch();
          running.delete(operation);
        },
      };
    },
    close: () => clearInterval(ticking),
  };
}

/** Returns the name and digest of a document. They identify it without revealing its variables or its text. */
function nameAndDigest({ query, operationName, hash }: OperationText) {
  const digest = query === undefined ? hash : createHash('sha256').update(query).digest('hex');
  return { name: nameOf(query, operationName), digest: digest?.slice(0, 16) };
}

/** Returns the operation's name in the document, or null. A name that occurs only in the request is not logged. */
function nameOf(query: string | undefined, operationName: string | null | undefined) {
  if (query === undefined) return null;
  try {
    const document = parse(query, { maxTokens: MAXIMUM_TOKENS });
    return getOperationAST(document, operationName)?.name?.value ?? null;
  } catch {
    return null; // the request was rejected for the same reason
  }
}
