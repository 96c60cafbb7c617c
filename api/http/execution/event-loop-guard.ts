import { createHash } from 'node:crypto';
import { getOperationAST, parse } from 'graphql';
import type { Log } from '../../log.ts';
import { MAXIMUM_TOKENS } from './document-size.ts';

/** An event loop that stands still for longer is named in the log. */
const BLOCKED_MS = 1000;

/** How often a sign of life is due when nothing else happens. */
const TICK_MS = 100;

/** How many operations a line of the log names. */
const MAXIMUM_NAMED = 5;

/** What is known of an operation before it is parsed. */
export interface OperationText {
  readonly query: string | undefined;
  readonly operationName?: string | null | undefined;
  /** Of a document that was sent by its hash alone. */
  readonly hash?: string | undefined;
}

/** An operation while it runs. */
export interface RunningOperation {
  /** Says that the operation has just done something. */
  touch(): void;
  leave(): void;
}

/** Finds out what blocks the event loop. */
export interface EventLoopGuard {
  /** `describe` is called when the operation has to be named in the log. */
  enter(describe: () => OperationText): RunningOperation;
  close(): void;
}

/**
 * Names in the log the operations that were running while the event loop stood still for more than a second. A timer
 * and the operations themselves give signs of life; a gap between two signs is a block, and the operation that gave
 * the first sign after the gap, or the last one before it, is the most likely cause. So these come first.
 */
export function createEventLoopGuard(log: Log, now = () => performance.now()): EventLoopGuard {
  const running = new Set<() => OperationText>(); // those that gave a sign last come last
  let lastSign = now();

  function sign(): void {
    const time = now();
    const blockedMs = time - lastSign;
    lastSign = time;
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

  const ticking = setInterval(sign, TICK_MS).unref();

  return {
    enter(operation) {
      sign();
      running.add(operation);
      const touch = () => {
        if (!running.delete(operation)) return; // it has left
        running.add(operation);
        sign();
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

/** Name and digest of a document: enough to find it, and nothing of its variables or of what is written in it. */
function nameAndDigest({ query, operationName, hash }: OperationText) {
  const digest = query === undefined ? hash : createHash('sha256').update(query).digest('hex');
  return { name: nameOf(query, operationName), digest: digest?.slice(0, 16) };
}

/** The name of the operation in its document; null without one. What a client calls it otherwise is not logged. */
function nameOf(query: string | undefined, operationName: string | null | undefined) {
  if (query === undefined) return null;
  try {
    const document = parse(query, { maxTokens: MAXIMUM_TOKENS });
    return getOperationAST(document, operationName)?.name?.value ?? null;
  } catch {
    return null; // it was refused as well
  }
}
