import { Client } from 'pg';

/**
 * Counts the statements of viewers in Postgres, without those that set up their sessions and those of the job queue.
 */
export function countStatements() {
  const original = Client.prototype.query;
  let count = 0;
  Client.prototype.query = function (this: Client, ...given: unknown[]) {
    const [call] = given;
    const texts =
      typeof call === 'object' && call !== null && 'steps' in call
        ? (call.steps as { statement: { text: string } }[]).map(({ statement }) => statement.text)
        : [];
    if (texts.some((text) => text.includes('become_viewer'))) {
      count += texts.filter((text) => !text.includes('become_viewer')).length;
    }
    return (original as (...all: unknown[]) => unknown).apply(this, given);
  } as typeof original;
  return {
    /** Number of statements. */
    stop(): number {
      Client.prototype.query = original;
      return count;
    },
  };
}
