import { once } from 'node:events';
import { connect } from 'node:net';

/** A TCP connection without an HTTP client, to send invalid requests or to stop in the middle of one. */
export type RawConnection = Awaited<ReturnType<typeof openRawConnection>>;

export async function openRawConnection(url: string) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.on('error', () => undefined); // 'close' follows
  socket.on('data', (data: Buffer) => (received += data.toString()));
  const closed = once(socket, 'close').then(() => received);
  await once(socket, 'connect');

  return {
    socket,
    /** Resolves with everything received once the connection is closed. */
    closed,
    /** Resolves when the bytes have left this process. */
    send: (text: string) => new Promise<void>((resolve) => socket.write(text, () => resolve())),
    /** Resolves with everything received so far once it contains the text. */
    async receives(text: string): Promise<string> {
      while (!received.includes(text)) await once(socket, 'data');
      return received;
    },
  };
}

/** The head of a JSON POST to `/graphql`, without the body. */
export const postHead = (contentLength: number, token: string, headers = ''): string =>
  `POST /graphql HTTP/1.1\r\nhost: gateway\r\ncontent-type: application/json\r\n` +
  `authorization: ${token}\r\ncontent-length: ${contentLength}\r\n${headers}\r\n`;
