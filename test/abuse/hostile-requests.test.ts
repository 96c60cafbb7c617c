import { Agent, get } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts';
import {
  bodyOf,
  HOSTILE_BODIES,
  HOSTILE_DOCUMENTS,
  HOSTILE_VARIABLES,
} from '../support/hostile-requests.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

/** The first execution is interpreted, later ones are compiled. */
const TIMES = 3;

let data: TestGateway;
let gateway: GatewayProcess;
let token: string;
const longest = new Map<string, number>();

beforeAll(async () => {
  data = await startGateway();
  ({ token } = await data.newUser(await data.newOrganization(), 'careProvider'));
  await data.close();
  gateway = await startGatewayProcess(data.config);
});

afterAll(async () => {
  const lines = [...longest].map(([name, ms]) => `${ms.toFixed(0).padStart(6)} ms  ${name}`);
  console.log(`The longest wait for /healthz while each was sent:\n${lines.join('\n')}`);
  await gateway.end('SIGTERM');
  await data.remove();
});

it.each([...HOSTILE_DOCUMENTS, ...HOSTILE_VARIABLES, ...HOSTILE_BODIES])(
  'is not blocked by $name',
  async (hostile) => {
    const body = bodyOf(hostile);
    const probe = startProbe(data.url);
    for (let sent = 0; sent < TIMES; sent++) {
      const response = await fetch(`${data.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: token },
        body,
      });
      const { errors } = (await response.json()) as { errors?: [{ extensions: object }] };
      expect(errors?.[0].extensions).toEqual(
        hostile.code && expect.objectContaining({ code: hostile.code }),
      );
    }
    longest.set(hostile.name, await probe.stop());
    expect(gateway.output).not.toContain('event loop was blocked');
  },
);

/** Requests `/healthz` continuously. `stop` returns the longest response time in milliseconds. */
function startProbe(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let going = true;
  let longestMs = 0;
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const begin = performance.now();
      get(`${url}/healthz`, { agent }, (response) => {
        response.resume().once('end', () => {
          longestMs = Math.max(longestMs, performance.now() - begin);
          resolve();
        });
      }).once('error', reject);
    });
  const asking = (async () => {
    while (going) await ask();
  })();
  return {
    async stop() {
      going = false;
      await asking;
      agent.destroy();
      return longestMs;
    },
  };
}
