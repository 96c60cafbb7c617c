import { EventEmitter, once } from 'node:events';
import { afterAll } from 'vitest';
import WebSocket from 'ws';

/**
 * Node 20 has no `WebSocket`. This one lets a test file observe messages and break connections. It is removed when
 * the file ends.
 */
export function provideWebSocket() {
  const arrivals = new EventEmitter();
  const sockets: WebSocket[] = [];
  class WatchedWebSocket extends WebSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols);
      sockets.push(this);
      this.on('message', (data: Buffer) => {
        arrivals.emit((JSON.parse(data.toString()) as { type: string }).type);
      });
    }
  }
  const { WebSocket: earlier } = globalThis;
  Object.assign(globalThis, { WebSocket: WatchedWebSocket });
  afterAll(() => Object.assign(globalThis, { WebSocket: earlier }));
  return {
    /** Resolves when a message of the type arrives on any socket. Call it before causing the message. */
    arrival: (type: string): Promise<unknown> => once(arrivals, type),
    /** All opened sockets, the newest last. */
    sockets,
  };
}
