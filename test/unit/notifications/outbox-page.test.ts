import { fastify } from 'fastify';
import { describe, expect, it } from 'vitest';
import { registerOutboxPage, showsOutbox } from '../../../api/notifications/outbox-page.ts';
import type { OutboxMessage } from '../../../api/notifications/outbox-notifier.ts';

const message: OutboxMessage = {
  id: '7',
  kind: 'mail',
  to: `"<script>alert(1)</script>"@example.org`,
  subject: "O'Brien & sons",
  text: 'Your confirmation code is 012345.',
  sentAt: new Date('2025-11-01T10:00:00Z'),
};

async function get(path: string, messages: readonly OutboxMessage[]) {
  const app = fastify();
  registerOutboxPage(app, { messages: () => Promise.resolve(messages) });
  return app.inject(path);
}

describe('the outbox page', () => {
  it('shows mails, escaped, with the code in bold', async () => {
    const { body, headers } = await get('/outbox', [message]);
    expect(body).toContain('&quot;&lt;script&gt;alert(1)&lt;/script&gt;&quot;@example.org');
    expect(body).toContain('O&#39;Brien &amp; sons');
    expect(body).toContain('<strong>012345</strong>');
    expect(body).toContain('2025-11-01 10:00:00 UTC');
    expect(body).not.toContain('<script>');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('shows push notifications', async () => {
    const { body } = await get('/outbox', [{ ...message, kind: 'push', to: 'APNS 1f' }]);
    expect(body).toContain('To the phone APNS 1f');
  });

  it('shows a message when it is empty', async () => {
    expect((await get('/outbox', [])).body).toContain('Nothing yet.');
  });

  it('returns JSON for tools', async () => {
    const { messages } = (await get('/outbox.json', [message])).json<{ messages: unknown[] }>();
    expect(messages).toEqual([{ ...message, sentAt: '2025-11-01T10:00:00.000Z' }]);
  });

  it.each([
    ['development', '127.0.0.1', true],
    ['development', 'localhost', true],
    ['test', '::1', true],
    ['development', '0.0.0.0', false],
    ['development', '::', false],
    ['development', '192.168.1.7', false],
    ['production', '127.0.0.1', false],
  ] as const)('in %s on %s is shown: %s', (NODE_ENV, HOST, isShown) => {
    expect(showsOutbox({ NODE_ENV, HOST })).toBe(isShown);
  });
});
