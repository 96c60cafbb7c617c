import { EventEmitter } from 'node:events';
import type { Database } from '../database/database.ts';
import type { ViewerScope } from './scope.ts';

/** Reports which sessions end, in any process. */
export interface SessionEnds {
  /**
   * Calls `listener` when the viewer's session ends, when all their sessions end, or when they lose a group. Returns a
   * function that cancels this.
   */
  onEnd(viewer: Pick<ViewerScope, 'userId' | 'sessionId'>, listener: () => void): () => void;
}

/** One listening connection for any number of sessions. */
export async function openSessionEnds(database: Database): Promise<SessionEnds> {
  const ends = new EventEmitter().setMaxListeners(0);
  await database.listen('session_ended', (ended) => ends.emit(ended));
  return {
    onEnd({ userId, sessionId }, listener) {
      const names = [`user ${userId}`, ...(sessionId === null ? [] : [`session ${sessionId}`])];
      for (const name of names) ends.once(name, listener);
      return () => {
        for (const name of names) ends.off(name, listener);
      };
    },
  };
}
