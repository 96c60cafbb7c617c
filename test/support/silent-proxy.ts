import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy whose network can go silent: data no longer arrives, and no side is notified. */
export interface SilentProxy {
  readonly port: number;
  /** Number of connections opened so far. */
  readonly opened: number;
  /** Stops forwarding on open connections; they stay open. */
  silenceOpen(): void;
  /** Stops forwarding on new connections too, until `restore`. */
  silenceAll(): void;
  /** Forwards on new connections again. Silent connections stay silent. */
  restore(): void;
  close(): Promise<void>;
}

/** @param target a port of 127.0.0.1 */
export async function startSilentProxy(target: number): Promise<SilentProxy> {
  const passing = new Set<() => void>();
  const sockets = new Set<Socket>();
  let opened = 0;
  let isSilent = false;

  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };

  const server = createServer((client) => {
    opened++;
    keep(client);
    if (isSilent) return;
    const upstream = connect(target, '127.0.0.1');
    keep(upstream);
    client.pipe(upstream).pipe(client);
    const endBoth = () => {
      client.destroy();
      upstream.destroy();
      passing.delete(silence);
    };
    const silence = () => {
      for (const socket of [client, upstream]) {
        socket.unpipe();
        socket.off('close', endBoth);
      }
      passing.delete(silence);
    };
    passing.add(silence);
    client.on('close', endBoth);
    upstream.on('close', endBoth);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const silenceOpen = () => {
    for (const silence of passing) silence();
  };
  return {
    port: (server.address() as AddressInfo).port,
    get opened() {
      return opened;
    },
    silenceOpen,
    silenceAll() {
      isSilent = true;
      silenceOpen();
    },
    restore() {
      isSilent = false;
    },
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
