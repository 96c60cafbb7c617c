import { randomUUID } from 'node:crypto';
import { answer, type Endpoint, readWireRequest, startEndpoint } from './http-endpoint.ts';

export const APPLICATIONS = {
  APNS: 'arn:aws:sns:eu-central-1:000000000000:app/APNS/gaitway',
  FCM: 'arn:aws:sns:eu-central-1:000000000000:app/GCM/gaitway',
} as const;

/** A push notification that SNS accepted. */
export interface SentPush {
  readonly to: string;
  readonly title: string;
  readonly text: string;
  /** A later notification with this key replaces this one on the screen. */
  readonly topic: string;
}

export interface SnsEndpoint extends Endpoint {
  /** The oldest first. */
  readonly pushes: readonly SentPush[];
  /** Endpoints of all known phones. */
  readonly addresses: readonly string[];
  /** Simulates that Apple or Google report a removed app. */
  disable(address: string): void;
}

/** An error in the format of SNS. */
class SnsError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The form fields of a request. In the Query protocol, names with dots are nested members. */
type Form = Readonly<Record<string, string>>;

/**
 * The mobile push part of Amazon SNS on this machine (Query protocol): endpoints of phones and published
 * notifications, shown at its address.
 */
export async function startSns({ port }: { readonly port?: number } = {}): Promise<SnsEndpoint> {
  const phones = new Map<string, { readonly token: string; enabled: boolean }>();
  const pushes: SentPush[] = [];

  const operations: Readonly<Record<string, (form: Form) => Readonly<Record<string, string>>>> = {
    CreatePlatformEndpoint({ PlatformApplicationArn: application = '', Token: token = '' }) {
      if (!Object.values<string>(APPLICATIONS).includes(application)) {
        throw new SnsError('NotFound', 'PlatformApplication does not exist');
      }
      if (application === APPLICATIONS.APNS && !/^[0-9a-f]{1,400}$/i.test(token)) {
        const reason = 'iOS device tokens must be no more than 400 hexadecimal characters';
        throw new SnsError('InvalidParameter', `Invalid parameter: Token Reason: ${reason}`);
      }
      const prefix = application.replace(':app/', ':endpoint/');
      const [known, phone] =
        [...phones].find(([arn, one]) => arn.startsWith(prefix) && one.token === token) ?? [];
      if (phone?.enabled === false) {
        const reason = `Endpoint ${known} already exists with the same Token, but different attributes.`;
        throw new SnsError('InvalidParameter', `Invalid parameter: Token Reason: ${reason}`);
      }
      const EndpointArn = known ?? `${prefix}/${randomUUID()}`;
      phones.set(EndpointArn, { token, enabled: true });
      return { EndpointArn };
    },

    SetEndpointAttributes(form) {
      const phone = phones.get(form['EndpointArn'] ?? '');
      if (phone === undefined) throw new SnsError('NotFound', 'Endpoint does not exist');
      phone.enabled = form['Attributes.entry.1.value'] === 'true';
      return {};
    },

    DeleteEndpoint({ EndpointArn = '' }) {
      phones.delete(EndpointArn);
      return {};
    },

    Publish({ TargetArn = '', Message = '{}', ...attributes }) {
      const phone = phones.get(TargetArn);
      if (phone === undefined) {
        const reason = 'No endpoint found for the target arn specified';
        throw new SnsError('InvalidParameter', `Invalid parameter: TargetArn Reason: ${reason}`);
      }
      if (!phone.enabled) throw new SnsError('EndpointDisabled', 'Endpoint is disabled');
      pushes.push({ to: TargetArn, ...shownOn(TargetArn, Message, attributes) });
      return { MessageId: randomUUID() };
    },
  };

  const endpoint = await startEndpoint((incoming, response) => {
    const reply = (status: number, xml: string) =>
      answer(response, { status, headers: { 'content-type': 'text/xml' }, body: Buffer.from(xml) });
    readWireRequest(incoming)
      .then(({ method, body }) => {
        if (method === 'GET')
          return reply(200, `<Pushes>${pushes.map(pushInXml).join('')}</Pushes>`);
        const form: Form = Object.fromEntries(new URLSearchParams(body.toString()));
        const name = form['Action'] ?? '';
        const run = operations[name];
        if (run === undefined) throw new SnsError('InvalidAction', `no operation ${name}`);
        return reply(200, inXml(`${name}Response`, { [`${name}Result`]: run(form) }));
      })
      .catch((error: unknown) => {
        if (!(error instanceof SnsError)) return void response.destroy();
        const { code: Code, message: Message } = error;
        const status = Code === 'NotFound' ? 404 : 400;
        reply(status, inXml('ErrorResponse', { Error: { Type: 'Sender', Code, Message } }));
      });
  }, port);

  return {
    ...endpoint,
    pushes,
    get addresses() {
      return [...phones.keys()];
    },
    disable(address) {
      phones.get(address)!.enabled = false;
    },
  };
}

/** The content of a message on the phone, by delivery service. */
function shownOn(address: string, message: string, attributes: Form): Omit<SentPush, 'to'> {
  const messages = JSON.parse(message) as { readonly APNS?: string; readonly GCM?: string };
  if (address.includes(':endpoint/APNS/')) {
    const { aps } = JSON.parse(messages.APNS!) as {
      aps: { alert: { title: string; body: string } };
    };
    const [name] =
      Object.entries(attributes).find(([, text]) => text.endsWith('COLLAPSE_ID')) ?? [];
    const topic = attributes[name!.replace('.Name', '.Value.StringValue')]!;
    return { title: aps.alert.title, text: aps.alert.body, topic };
  }
  const { notification, android } = (
    JSON.parse(messages.GCM!) as {
      fcmV1Message: {
        message: {
          notification: { title: string; body: string };
          android: { collapse_key: string };
        };
      };
    }
  ).fcmV1Message.message;
  return { title: notification.title, text: notification.body, topic: android.collapse_key };
}

interface Tree {
  readonly [name: string]: string | Tree;
}

const pushInXml = (push: SentPush) => inXml('Push', { ...push });

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const inXml = (name: string, content: string | Tree): string => {
  const inside =
    typeof content === 'string'
      ? content.replace(/[&<>]/g, (character) => ESCAPES[character]!)
      : Object.entries(content)
          .map(([child, value]) => inXml(child, value))
          .join('');
  return `<${name}>${inside}</${name}>`;
};
