import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { CHROMIUM, QUIET_FLAGS } from '../../support/browser.ts';

/** A separate Chromium, driven with the DevTools protocol: https://chromedevtools.github.io/devtools-protocol. */
export interface DevTools {
  /** @throws {Error} the error of the browser */
  send<Result>(method: string, parameters?: object, sessionId?: string): Promise<Result>;
  close(): Promise<void>;
}

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export async function openDevTools(): Promise<DevTools> {
  const profile = await mkdtemp(join(tmpdir(), 'gaitway-bench-'));
  const flags = [
    ...QUIET_FLAGS,
    '--headless=new',
    '--no-sandbox',
    '--accept-lang=en-GB',
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
  ];
  const chromium = spawn(CHROMIUM!, flags, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => chromium.once('exit', () => resolve()));
  const [, , , toBrowser, fromBrowser] = chromium.stdio as unknown as [
    null,
    null,
    null,
    Writable,
    Readable,
  ];

  const waiting = new Map<number, (answer: Answer) => void>();
  let unread = '';
  fromBrowser.setEncoding('utf8').on('data', (text: string) => {
    const messages = (unread + text).split('\0');
    unread = messages.pop()!;
    for (const message of messages) {
      const answer = JSON.parse(message) as Answer;
      if (answer.id === undefined) continue; // an event
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    }
  });

  let lastId = 0;
  const send = <Result>(method: string, parameters: object = {}, sessionId?: string) =>
    new Promise<Result>((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as Result),
      );
      toBrowser.write(`${JSON.stringify({ id, method, params: parameters, sessionId })}\0`);
    });

  return {
    send,
    async close() {
      await send('Browser.close');
      await ended;
      await rm(profile, { recursive: true, force: true });
    },
  };
}
