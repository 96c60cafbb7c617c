import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { ensurePortalBuilt } from '../../api/cli/portal-build.ts';
import type { Group } from '../../api/domain/group.ts';
import { openBrowser } from '../support/browser.ts';
import { realRecordings } from '../support/real-recordings.ts';
import {
  PASSWORD,
  startGateway,
  type TestGateway,
  type TestUser,
} from '../support/start-gateway.ts';
import { findPlaces, type Places, signInOnce, type StorageState } from './rooms.ts';

const TEST_TYPE = 'sit-to-stand';
const JUST_ENOUGH_TO_TRAIN = 10;

/** A clinic with a user in each group, a participant with a model and a score, and a browser. */
export interface PortalWorld {
  readonly gateway: TestGateway;
  readonly browser: Browser;
  readonly places: Places;
  readonly users: Readonly<Record<Group, TestUser>>;
  /** For `browser.newContext`: the state of a signed-in user. */
  signedIn(group: Group): Promise<StorageState>;
  close(): Promise<void>;
}

export async function openPortalWorld(): Promise<PortalWorld> {
  await ensurePortalBuilt(() => undefined);
  const [gateway, browser, recordings] = await Promise.all([
    startGateway(),
    openBrowser(),
    realRecordings('tug-s07', TEST_TYPE),
  ]);
  const organization = await gateway.newOrganization('Riverside clinic');
  const careProvider = await gateway.newUser(organization, 'careProvider');

  async function send<Data>(query: string, input: object): Promise<Data> {
    const { data, errors } = await gateway.graphql<Data>(query, { input }, careProvider.token);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }
  await send(
    'mutation ($input: CreateTestTypeInput!) { createTestType(input: $input) { testType { id } } }',
    { key: TEST_TYPE, name: 'Sit to stand' },
  );
  const { createParticipant } = await send<{ createParticipant: { participant: { id: string } } }>(
    'mutation ($input: CreateParticipantInput!) { createParticipant(input: $input) { participant { id } } }',
    { givenName: 'Theo', familyName: 'Lindqvist' },
  );
  const participantId = createParticipant.participant.id;
  await send(
    'mutation ($input: AssignTestInput!) { assignTest(input: $input) { participant { id } } }',
    { participantId, testType: TEST_TYPE },
  );
  const ids: string[] = [];
  for (const [index, { samples, score }] of recordings
    .slice(0, JUST_ENOUGH_TO_TRAIN + 1)
    .entries()) {
    const training = index > 0;
    ids.push(randomUUID());
    await send(
      'mutation ($input: SubmitRecordingInput!) { submitRecording(input: $input) { recording { id } } }',
      {
        id: ids[index],
        participantId,
        testType: TEST_TYPE,
        training,
        ...(training && { clinicianScore: Math.round(score) }),
        samples,
      },
    );
  }
  const users = {
    careProvider,
    participant: await gateway.newUser(organization, 'participant', participantId),
    analyst: await gateway.newUser(organization, 'analyst'),
    admin: await gateway.newUser(organization, 'admin'),
  };
  await gateway.recordingBecomes(ids[0]!, 'SCORED');

  const states = new Map<Group, StorageState>();
  return {
    gateway,
    browser,
    users,
    places: await findPlaces(async <Data>(query: string) => {
      const { data } = await gateway.graphql<Data>(query, {}, careProvider.token);
      return data;
    }),
    async signedIn(group) {
      const account = { email: users[group].email, password: PASSWORD };
      const known = states.get(group) ?? (await signInOnce(browser, gateway.url, account));
      states.set(group, known);
      return known;
    },
    async close() {
      await browser.close();
      await gateway.stop();
    },
  };
}
