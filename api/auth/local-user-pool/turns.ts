import { CognitoError } from './cognito-error.ts';

/**
 * Makes work wait for its turn: `mostAtOnce` of it runs, `mostWaiting` waits, and more is refused.
 * @throws {CognitoError} TooManyRequestsException (of the function that it answers)
 */
export function createTurns(mostAtOnce: number, mostWaiting: number) {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running < mostAtOnce) running++;
    else if (waiting.length < mostWaiting) await new Promise<void>((go) => waiting.push(go));
    else throw new CognitoError('TooManyRequestsException', 'Too many requests');
    try {
      return await work();
    } finally {
      // The turn passes straight on, so that nobody who comes in between takes it.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
