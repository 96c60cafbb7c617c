import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../api/auth/scope.ts';
import { CHECKS } from '../../api/cli/check/checks.ts';
import type { Problem } from '../../api/cli/check/problem.ts';
import { recordingStore } from '../../api/database/stores/recording-store.ts';
import type { Recording } from '../../api/domain/recording/recording.ts';
import { objectKeys } from '../../api/storage/object-keys.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { runCommand } from '../support/run-command.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

const UNKNOWN_ID = '0b4bd0b1-5f0e-4c0e-9d0e-3f0c8f3d7a11';

let gateway: TestGateway;
let clinic: Clinic;
let recording: Recording;

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  const { id } = (await clinic.submit()).data.submitRecording.recording;
  await gateway.recordingBecomes(id, 'AWAITING_MODEL');
  await gateway.gateway.lake.publishAll();
  recording = (await gateway.gateway.database.within(systemScope('test'), (tx) =>
    recordingStore.find(tx, id),
  ))!;
});
afterAll(() => gateway.stop());

async function findProblems(): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { find } of CHECKS) {
    for await (const problem of find(gateway.gateway, gateway.config)) problems.push(problem);
  }
  return problems;
}

const put = (key: string, text: string) => gateway.gateway.store.put(key, Buffer.from(text));

describe('gaitway check', () => {
  it('finds nothing wrong after regular work', async () => {
    expect(await findProblems()).toEqual([]);
  });

  it.each([
    ['a missing CSV', () => gateway.gateway.store.delete(objectKeys.csv(recording))],
    ['an empty CSV', () => put(objectKeys.csv(recording), '')],
    ['a missing Parquet', () => gateway.gateway.store.delete(objectKeys.parquet(recording))],
    ['a cut Parquet', () => put(objectKeys.parquet(recording), 'PAR1')],
    ['missing samples', () => gateway.gateway.store.delete(objectKeys.lakeSamples(recording))],
    ['empty samples', () => put(objectKeys.lakeSamples(recording), '')],
    ['leftover samples', () => put(objectKeys.lakeSamples({ ...recording, id: UNKNOWN_ID }), 'x')],
  ])('finds and mends %s', async (_, damage) => {
    const { store } = gateway.gateway;
    const files = [objectKeys.csv(recording), objectKeys.parquet(recording)];
    const before = await Promise.all(files.map((key) => store.get(key)));
    await damage();
    const [problem, ...others] = await findProblems();
    expect(others).toEqual([]);
    await problem!.mend!();
    expect(await findProblems()).toEqual([]);
    expect(await Promise.all(files.map((key) => store.get(key)))).toEqual(before);
  });

  it('enqueues the job of a recording that has none', async () => {
    const { database, events } = gateway.gateway;
    await database.within(systemScope('test'), async (tx) => {
      await tx.sql
        .updateTable('recordings')
        .set({ status: 'CONVERTED' })
        .where('id', '=', recording.id)
        .execute();
      const change = { recordings: [recording], change: 'status' } as const;
      await events.publish(tx, { type: 'recordingChanged', ...change });
    });
    const problems = await findProblems();
    expect(problems.map(({ text }) => text)).toEqual([
      `recording ${recording.id} is CONVERTED, but no job works on it`,
    ]);
    await problems[0]!.mend!();
    expect(await gateway.recordingBecomes(recording.id, 'AWAITING_MODEL')).toBe('AWAITING_MODEL');
  });

  it('deletes the files of a deleted recording', async () => {
    const { database, store } = gateway.gateway;
    await database.pool.query(
      'insert into deleted_recordings (recording_id, organization_id) values ($1, $2)',
      [UNKNOWN_ID, clinic.organizationId],
    );
    const key = objectKeys.csv({ ...recording, id: UNKNOWN_ID });
    await put(key, 'x');
    const problems = await findProblems();
    expect(problems.map(({ text }) => text)).toEqual([`${key} belongs to a deleted recording`]);
    await problems[0]!.mend!();
    expect(await store.head(key)).toBeUndefined();
  });

  it('prints what it cannot mend, and exits with 1', { timeout: 60_000 }, async () => {
    const key = objectKeys.json(recording);
    await put(key, '{"ts": [');
    await gateway.gateway.store.delete(objectKeys.lakeSamples(recording));
    await gateway.close();
    const { DATA_DIR, DATABASE_URL = '' } = gateway.config;
    const { exitCode, output } = await runCommand(['check', '--repair'], {
      DATA_DIR,
      DATABASE_URL,
    });
    expect(output.split('\n')).toEqual([
      '✓ jobs of recordings',
      '✗ submitted JSON',
      `  - ${key} is not valid JSON. Restore it from a backup.`,
      '✓ CSV and Parquet',
      '✓ files without a recording',
      '✓ scoring models',
      '✗ SQL tables',
      `  + ${objectKeys.lakeSamples(recording)} is missing or empty: mended`,
      '✓ demo',
      '',
    ]);
    expect(exitCode).toBe(1);

    const objects = join(DATA_DIR, 'objects');
    await rename(objects, `${objects}-elsewhere`);
    const start = await runCommand(['lake'], { DATA_DIR, DATABASE_URL });
    await rename(`${objects}-elsewhere`, objects);
    expect(start.exitCode).toBe(1);
    expect(start.output).toMatch(
      /^The database contains recordings, but .*objects is missing\. Mount or restore/,
    );
    await gateway.open();
  });
});
