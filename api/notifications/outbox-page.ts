import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.ts';
import { isLoopback } from '../config/loopback.ts';
import type { OutboxMessage, OutboxNotifier } from './outbox-notifier.ts';

/** The page of what would have been sent. */
export const OUTBOX_PATH = '/outbox';

/** The outbox contains sign-in codes, so only the computer that runs Gaitway in development may see it. */
export const showsOutbox = ({ NODE_ENV, HOST }: Pick<Config, 'NODE_ENV' | 'HOST'>): boolean =>
  NODE_ENV !== 'production' && isLoopback(HOST);

/**
 * Serves the outbox as a page on `GET /outbox`, and as JSON on `GET /outbox.json`. Its messages contain sign-in codes and
 * need no token: register it only where no other people reach the process.
 */
export function registerOutboxPage(
  app: FastifyInstance,
  outbox: Pick<OutboxNotifier, 'messages'>,
): void {
  app.get(OUTBOX_PATH, async (_request, reply) =>
    reply
      .headers({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        'x-content-type-options': 'nosniff',
      })
      .type('text/html; charset=utf-8')
      .send(renderOutbox(await outbox.messages())),
  );

  app.get('/outbox.json', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ messages: await outbox.messages() }),
  );
}

function renderOutbox(messages: readonly OutboxMessage[]): string {
  const list =
    messages.length === 0
      ? '<p class="empty">Nothing yet. Sign up, or ask for a new password, and the mail shows here.</p>'
      : `<ol>${messages.map(renderMessage).join('')}</ol>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<title>Outbox · Gaitway</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<h1>Outbox</h1>
<p>Gaitway is running in development: it delivers no mail, no push, and keeps what it would have sent here, the newest first.
This page looks again every 5 seconds. It does not exist in production.</p>
</header>
${list}
</main>
</body>
</html>
`;
}

const RECIPIENT = { mail: 'To', push: 'To the phone' } as const;

function renderMessage({ kind, to, subject, text, sentAt }: OutboxMessage): string {
  const time = sentAt.toISOString();
  return `<li>
<h2>${escape(subject)}</h2>
<p class="meta">${RECIPIENT[kind]} ${escape(to)} · <time datetime="${time}">${time.slice(0, 19).replace('T', ' ')} UTC</time></p>
<p class="text">${emphasizeCodes(escape(text))}</p>
</li>`;
}

const emphasizeCodes = (html: string) => html.replace(/\b\d{6}\b/g, '<strong>$&</strong>');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

const STYLE = `
:root { color-scheme: light dark; --ink: #1b2733; --soft: #5b6b7b; --line: #dde4ea; --page: #f5f7f9; --card: #fff; --code: #0b7285; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --soft: #9aa9b8; --line: #2b3947; --page: #121a22; --card: #1a242e; --code: #66d9e8; }
}
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
h1 { margin: 0; font-size: 1.6rem; }
header p, .meta { color: var(--soft); }
ol { list-style: none; margin: 2rem 0 0; padding: 0; display: grid; gap: 1rem; }
li, .empty { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.25rem; overflow-wrap: anywhere; }
h2 { margin: 0; font-size: 1.05rem; }
.meta { margin: .1rem 0 .75rem; font-size: .875rem; }
.text { margin: 0; white-space: pre-wrap; }
strong { color: var(--code); font: 600 1.3em ui-monospace, monospace; letter-spacing: .08em; }
`;
