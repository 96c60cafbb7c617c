import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  corrupt,
  duplicate,
  type Fault,
  type FaultyEndpoint,
  refuse,
  resetAfter,
  resetBefore,
  stall,
  startFaultyEndpoint,
  trickle,
  truncate,
} from '../../../support/aws/faulty-endpoint.ts';
import { type Endpoint, readBody, startEndpoint } from '../../../support/aws/http-endpoint.ts';

const TEXT = 'a service that returns as much text as this';

let service: Endpoint;
let endpoint: FaultyEndpoint;
let reached: string[] = [];

beforeAll(async () => {
  service = await startEndpoint((request, response) => {
    const serve = (body: Buffer) => {
      reached.push(`${request.method} ${request.url} ${body.toString()}`);
      response.setHeader('x-times', reached.length).end(TEXT);
    };
    readBody(request).then(serve, () => response.destroy());
  });
  endpoint = await startFaultyEndpoint(service.url);
});
afterEach(() => {
  endpoint.reset();
  reached = [];
});
afterAll(async () => {
  await endpoint.close();
  await service.close();
});

const ask = (path = '/', init: RequestInit = {}) => fetch(`${endpoint.url}${path}`, init);

it('forwards requests without a scripted fault, and records them', async () => {
  const response = await ask('/a?b=c', { method: 'POST', body: 'd' });
  expect(await response.text()).toBe(TEXT);
  expect(reached).toEqual(['POST /a?b=c d']);
  expect(endpoint.requests).toMatchObject([{ method: 'POST', path: '/a?b=c' }]);
});

it('applies faults to matching requests, in the order of the script', async () => {
  endpoint.script([refuse(503, 'slow down'), refuse(429)], ({ path }) => path === '/b');
  const statuses = [];
  for (const path of ['/a', '/b', '/b', '/b']) statuses.push((await ask(path)).status);
  expect(statuses).toEqual([200, 503, 429, 200]);
  expect(reached).toHaveLength(2);
});

const broken: [string, Fault, number][] = [
  ['resets before the service is reached', resetBefore, 0],
  ['resets after the service did it', resetAfter, 1],
  ['breaks an answer off', truncate(10), 1],
];
it.each(broken)('%s', async (_name, fault, times) => {
  endpoint.script([fault]);
  await expect(ask().then((response) => response.text())).rejects.toThrow();
  expect(reached).toHaveLength(times);
});

it('never responds', async () => {
  endpoint.script([stall]);
  await expect(ask('/', { signal: AbortSignal.timeout(50) })).rejects.toThrow(/timeout/);
});

it('responds in small pieces, changed, and after two requests', async () => {
  endpoint.script([trickle(3), corrupt, duplicate]);
  expect(await (await ask()).text()).toBe(TEXT);
  const changed = await (await ask()).text();
  expect(changed).not.toBe(TEXT);
  expect(changed).toHaveLength(TEXT.length);
  expect((await ask()).headers.get('x-times')).toBe('4');
});
