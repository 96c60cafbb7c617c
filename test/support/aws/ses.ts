import { randomUUID } from 'node:crypto';
import { answer, type Endpoint, readWireRequest, startEndpoint } from './http-endpoint.ts';

/** A mail that SES accepted. */
export interface SentMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface SesEndpoint extends Endpoint {
  /** The oldest first. */
  readonly mails: readonly SentMail[];
  /** Domains whose addresses are rejected. */
  readonly bouncing: Set<string>;
}

interface SendEmailInput {
  readonly FromEmailAddress: string;
  readonly Destination: { readonly ToAddresses: readonly string[] };
  readonly Content: {
    readonly Simple: {
      readonly Subject: { readonly Data: string };
      readonly Body: { readonly Text: { readonly Data: string } };
    };
  };
}

/**
 * SES on this machine (version 2, REST). It stores mails, shows them at its address, and rejects addresses of
 * `bounce.example` while that is in `bouncing`.
 */
export async function startSes({ port }: { readonly port?: number } = {}): Promise<SesEndpoint> {
  const mails: SentMail[] = [];
  const bouncing = new Set(['bounce.example']);

  const endpoint = await startEndpoint((incoming, response) => {
    const reply = (status: number, content: object, headers = {}) =>
      answer(response, {
        status,
        headers: { 'content-type': 'application/json', ...headers },
        body: Buffer.from(JSON.stringify(content)),
      });
    const serve = (method: string, path: string, body: Buffer) => {
      if (method === 'GET') return reply(200, mails);
      if (method !== 'POST' || path !== '/v2/email/outbound-emails') {
        return reply(
          404,
          { message: 'no such operation' },
          { 'x-amzn-errortype': 'NotFoundException' },
        );
      }
      const input = JSON.parse(body.toString()) as SendEmailInput;
      const [to = ''] = input.Destination.ToAddresses;
      if (bouncing.has(to.slice(to.lastIndexOf('@') + 1))) {
        const message = `Address is on the suppression list: ${to}`;
        return reply(400, { message }, { 'x-amzn-errortype': 'MessageRejected' });
      }
      const { Subject, Body } = input.Content.Simple;
      mails.push({ from: input.FromEmailAddress, to, subject: Subject.Data, text: Body.Text.Data });
      return reply(200, { MessageId: randomUUID() });
    };
    readWireRequest(incoming).then(
      ({ method, path, body }) => serve(method, path, body),
      () => response.destroy(),
    );
  }, port);

  return { ...endpoint, mails, bouncing };
}
