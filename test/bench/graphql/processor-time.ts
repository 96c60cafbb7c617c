import { readFile } from 'node:fs/promises';
import type { Client } from 'pg';

const MS_PER_TICK = 10; // Linux counts a hundred ticks per second

/** Processor time of a server and of its database sessions, in milliseconds. */
export interface ProcessorTime {
  readonly serverMs: number;
  /** By process id, because sessions come and go. */
  readonly sessionsMs: ReadonlyMap<number, number>;
}

export async function processorTime(
  database: Client,
  server: { readonly pid: number },
  applicationName: string,
): Promise<ProcessorTime> {
  const { rows } = await database.query<{ pid: number }>({
    name: 'sessions',
    text: 'select pid from pg_stat_activity where application_name = $1',
    values: [applicationName],
  });
  const sessions = rows.map(async ({ pid }) => [pid, await cpuMs(pid)] as const);
  return { serverMs: await cpuMs(server.pid), sessionsMs: new Map(await Promise.all(sessions)) };
}

/** The difference between two samples. */
export function spentMs(before: ProcessorTime, after: ProcessorTime) {
  const sessions = [...after.sessionsMs].map(([pid, ms]) => ms - (before.sessionsMs.get(pid) ?? 0));
  return {
    serverMs: after.serverMs - before.serverMs,
    databaseMs: sessions.reduce((sum, ms) => sum + ms, 0),
  };
}

/** Over all threads of a process; NaN when the system does not report it. */
async function cpuMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name may contain any characters
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}
