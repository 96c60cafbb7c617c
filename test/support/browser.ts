import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of Chromium on this machine, or the value of CHROMIUM; undefined without one. */
export const CHROMIUM = process.env['CHROMIUM'] ?? USUAL_PLACES.find((path) => existsSync(path));

/** No background requests, and rendering without a graphics card. */
export const QUIET_FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Without a sandbox, which is not available to root and in containers. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM!,
    chromiumSandbox: false,
    args: QUIET_FLAGS,
  });
}
