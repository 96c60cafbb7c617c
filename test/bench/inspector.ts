import { once } from 'node:events';
import { WebSocket } from 'ws';

/** Reads values of a process that was started with `--inspect=127.0.0.1:PORT` from Node's inspector. */
export interface Inspector {
  /** Bytes of the heap in use after a full garbage collection. */
  heapUsedBytes(): Promise<number>;
  /** The value of an expression in the process; it must be JSON. */
  evaluate<Value>(expression: string): Promise<Value>;
  close(): void;
}

/** The product needs no code for it. */
export async function openInspector(port: number): Promise<Inspector> {
  const response = await fetch(`http://127.0.0.1:${port}/json/list`);
  const [target] = (await response.json()) as { webSocketDebuggerUrl: string }[];
  const socket = new WebSocket(target!.webSocketDebuggerUrl);
  await once(socket, 'open');
  const waiting = new Map<number, (result: never) => void>();
  socket.on('message', (data: Buffer) => {
    const { id, result } = JSON.parse(data.toString()) as { id: number; result: never };
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let sent = 0;
  const ask = <Result>(method: string, params: object = {}) =>
    new Promise<Result>((resolve) => {
      waiting.set(++sent, resolve);
      socket.send(JSON.stringify({ id: sent, method, params }));
    });
  return {
    async heapUsedBytes() {
      await ask('HeapProfiler.collectGarbage');
      return (await ask<{ usedSize: number }>('Runtime.getHeapUsage')).usedSize;
    },
    async evaluate<Value>(expression: string) {
      const { result } = await ask<{ result: { value: Value } }>('Runtime.evaluate', {
        expression,
        returnByValue: true,
      });
      return result.value;
    },
    close: () => socket.close(),
  };
}
