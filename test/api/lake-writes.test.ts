import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LakeService } from '../../api/analytics/lake/lake-service.ts';
import { publishDayJob } from '../../api/analytics/lake/publish-day.job.ts';
import { openWorkerPool } from '../../api/workers/worker-pool.ts';
import { objectKeys } from '../../api/storage/object-keys.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

const DAY = '2020-05-05';

let gateway: TestGateway;
let clinic: Clinic;
let key: string;
let day: { organizationId: string; day: string };
const pool = await openWorkerPool({ maxThreads: 1 });

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  day = { organizationId: clinic.organizationId, day: DAY };
  key = objectKeys.lakeRecordings(day);
});
afterAll(async () => {
  await pool.close();
  await gateway.stop();
});

/** The file of a day that has no recordings any more: writing it deletes it. */
beforeEach(() => gateway.gateway.store.put(key, new Uint8Array(116_000)));

/** A lake whose clock is so many seconds after the file was written. */
function lakeAfter(seconds: number) {
  const { database, store, queue } = gateway.gateway;
  const now = () => new Date(Date.now() + seconds * 1000);
  return new LakeService({ database, store, pool, queue, now });
}

/** The seconds after which the waiting job of the day starts; undefined without one. */
async function waitingSeconds(): Promise<number | undefined> {
  const { rows } = await gateway.gateway.database.pool.query<{ seconds: number }>(
    `delete from pgboss.job where name = $1 and data->>'day' = $2
     returning extract(epoch from start_after - created_on)::float8 as seconds`,
    [publishDayJob.name, DAY],
  );
  return rows[0]?.seconds;
}

describe('the file of a day', () => {
  it.each([
    ['just after it was written', 0, 100],
    ['half the time after it was written', 50, 50],
    ['with a clock that was set back', -3600, 100],
  ])('waits longer when it is large: %s', async (_when, seconds, expected) => {
    await lakeAfter(seconds).publishDayWhenDue(day);
    expect(await gateway.gateway.store.head(key)).toBeDefined();
    const waited = await waitingSeconds();
    expect(waited).toBeGreaterThan(expected - 15);
    expect(waited).toBeLessThanOrEqual(expected);
  });

  it('is written when the time has passed', async () => {
    await lakeAfter(101).publishDayWhenDue(day);
    expect(await gateway.gateway.store.head(key)).toBeUndefined();
    expect(await waitingSeconds()).toBeUndefined();
  });

  it('is written at once when it is small', async () => {
    await gateway.gateway.store.put(key, new Uint8Array(2000));
    await lakeAfter(0).publishDayWhenDue(day);
    expect(await gateway.gateway.store.head(key)).toBeUndefined();
  });

  it('is written at once after a deletion', () => {
    expect(publishDayJob.keyOf({ ...day, atOnce: true })).not.toBe(publishDayJob.keyOf(day));
  });
});
