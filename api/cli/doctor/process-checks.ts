import type { Config } from '../../config/config.ts';
import { readManifest } from '../../root-folder.ts';
import { openWorkerPool } from '../../workers/worker-pool.ts';
import { explain } from '../known-problem.ts';
import { portalState } from '../portal-build.ts';
import { tryPort } from '../port.ts';
import { type Check } from './finding.ts';

const TIMEOUT_MS = 3000;

/** Checks of what the process needs from its machine. */
export const processChecks = (config: Config): readonly Check[] => [
  { subject: 'Node.js', look: lookAtNode },
  { subject: 'worker thread', look: lookAtWorker },
  { subject: 'portal', look: lookAtPortal },
  { subject: 'port', look: () => lookAtPort(config) },
];

async function lookAtNode(): Promise<string> {
  const version = process.versions.node;
  const { engines } = readManifest();
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [needsMajor = 0, needsMinor = 0] = engines.node.replace('>=', '').split('.').map(Number);
  if (major < needsMajor || (major === needsMajor && minor < needsMinor)) {
    throw new Error(`${version}. Gaitway needs ${engines.node}.`);
  }
  return version;
}

async function lookAtWorker(): Promise<string> {
  const pool = await openWorkerPool({ maxThreads: 1 });
  try {
    const json = new TextEncoder().encode('{}');
    await pool.run('parseRecording', { json, form: 'samples', now: new Date() });
    return 'starts and responds';
  } finally {
    await pool.close();
  }
}

async function lookAtPortal(): Promise<string> {
  const state = await portalState();
  if (state === 'missing')
    throw new Error('not built. Run "npm run build", or let the next start build it.');
  return state === 'current' ? 'built' : 'built from older sources; the next start rebuilds it';
}

async function lookAtPort({ HOST, PORT }: Config): Promise<string> {
  try {
    await tryPort({ HOST, PORT });
    return `${PORT} is free`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return whoListens(HOST, PORT);
    throw new Error(explain(error) ?? (error as Error).message, { cause: error });
  }
}

async function whoListens(HOST: string, PORT: number): Promise<string> {
  const host = HOST === '0.0.0.0' ? '127.0.0.1' : HOST.includes(':') ? `[${HOST}]` : HOST;
  const health = await fetch(`http://${host}:${PORT}/readyz`, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).then(
    async (response) => (await response.json()) as { status?: unknown },
    () => ({ status: undefined }),
  );
  if (health.status === 'ready') return `${PORT}: a Gaitway is running there and is ready`;
  if (health.status === 'not ready')
    throw new Error(`${PORT}: a Gaitway is running there, but is not ready`);
  throw new Error(`${PORT} is in use by another program. Set PORT to another port.`);
}
