import { EventEmitter, once } from 'node:events';
import { afterAll } from 'vitest';
import WebSocket from 'ws';

/**
 * Node 20 has no `WebSocket` of its own; this one lets a test file see what arrives, and cut the line. Nobody finds it
 * once the file has ended.
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
    /** Resolves when a message of the type arrives on any socket; ask before you cause it. */
    arrival: (type: string): Promise<unknown> => once(arrivals, type),
    /** All sockets that were opened, the newest last. */
    sockets,
  };
}
