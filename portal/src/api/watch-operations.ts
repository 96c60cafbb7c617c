import type { Exchange, Operation, OperationResult } from 'urql';
import { pipe, tap } from 'wonka';

/**
 * An exchange that reports every operation and every result. It also reports cancelled operations (`teardown`), which
 * urql's own `mapExchange` does not.
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
