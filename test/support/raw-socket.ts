import { on, once } from 'node:events';
import WebSocket from 'ws';

/** A message of either socket protocol, with the parts that tests look at. */
export interface SocketMessage {
  readonly type: string;
  readonly id?: string;
  readonly payload?: {
    readonly connectionTimeoutMs?: number;
    readonly data?: { readonly recordingChanged: { readonly id: string; readonly status: string } };
    readonly errors?: readonly {
      readonly message: string;
      readonly errorType: string;
      readonly errorCode?: number;
    }[];
  };
}

/** A socket without a client library, to send invalid messages. */
export type RawSocket = Awaited<ReturnType<typeof openRawSocket>>;

export async function openRawSocket(
  url: string,
  protocols: string | string[],
  options: WebSocket.ClientOptions = {},
) {
  const socket = new WebSocket(url, protocols, options);
  const messages = on(socket, 'message') as AsyncIterableIterator<[Buffer]>;
  const closed = new Promise<number>((resolve) => {
    socket.once('close', resolve);
  });
  socket.on('error', () => undefined); // the close code has the reason
  await once(socket, 'open');

  return {
    socket,
    /** The close code of the socket. */
    closed,
    send: (message: object | string) =>
      socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    /** Bytes that are not a valid frame. */
    sendBytes: (...bytes: number[]) =>
      (socket as unknown as { _socket: NodeJS.WritableStream })._socket.write(Buffer.from(bytes)),

    /** The next message of one of the types; others, such as keep-alives, are skipped. */
    async next(...types: string[]): Promise<SocketMessage> {
      // By hand, because a loop would end the stream for the next one who asks.
      for (;;) {
        const { value } = (await messages.next()) as { value: [Buffer] };
        const message = JSON.parse(value[0].toString()) as SocketMessage;
        if (types.includes(message.type)) return message;
      }
    },
  };
}
