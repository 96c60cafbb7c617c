import type { Exchange, Operation, OperationResult } from 'urql';
import { pipe, tap } from 'wonka';

/**
 * An exchange that tells of every operation that passes, and of every result. Of an operation that is not wanted any
 * more, too (`teardown`), which urql's own `mapExchange` keeps to itself.
 */
export const watchOperations =
  (events: {
    onOperation(operation: Operation): void;
    onResult?(result: OperationResult): void;
  }): Exchange =>
  ({ forward }) =>
  (operations) =>
    pipe(
      operations,
      tap((operation) => events.onOperation(operation)),
      forward,
      tap((result) => events.onResult?.(result)),
    );
