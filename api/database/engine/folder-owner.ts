import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { parseJson } from '../../domain/parse-json.ts';

const SIGN_MS = 3000;
/** An owner that shows no sign of life for this long is gone. */
const PATIENCE_MS = 4 * SIGN_MS;

const ownerSchema = z.object({
  host: z.string(),
  pid: z.int(),
  /** Identifies the running operating system; containers on one computer share it. */
  bootId: z.string(),
  /** Changes with each sign of life. */
  sign: z.int(),
});

/** The process that owns a folder, as it describes itself in a file beside the folder. */
export type FolderOwner = z.output<typeof ownerSchema>;

/**
 * Finds a living owner of a folder on another computer, for example when two computers share a network drive. Waits for its
 * next sign of life, about twelve seconds, before it counts as gone. An owner on this computer is found by its socket.
 */
export async function ownerElsewhere(
  folder: string,
  { bootId = ownBootId(), patienceMs = PATIENCE_MS } = {},
): Promise<FolderOwner | undefined> {
  const before = readOwner(folder);
  if (before === undefined || before.bootId === bootId) return undefined;
  await pause(patienceMs);
  const after = readOwner(folder);
  return after && after.sign !== before.sign ? after : undefined;
}

/** Shows every few seconds that this process owns the folder. Returns a function that ends this. */
export function beginSignsOfLife(folder: string, signMs = SIGN_MS): () => void {
  const owner = { host: hostname(), pid: process.pid, bootId: ownBootId() };
  let sign = 0;
  const show = () => {
    try {
      writeFileSync(pathOf(folder), JSON.stringify({ ...owner, sign: ++sign }), { mode: 0o600 });
    } catch {
      // A full disk must not end the process; other computers count it as gone then.
    }
  };
  show();
  const showing = setInterval(show, signMs).unref();
  return () => {
    clearInterval(showing);
    rmSync(pathOf(folder), { force: true });
  };
}

const pathOf = (folder: string) => `${folder}.owner`;

function readOwner(folder: string): FolderOwner | undefined {
  try {
    return ownerSchema.safeParse(parseJson(readFileSync(pathOf(folder), 'utf8'))).data;
  } catch {
    return undefined; // there is none
  }
}

function ownBootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return hostname(); // not on Linux
  }
}
