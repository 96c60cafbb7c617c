import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { organizationScope, systemScope } from '../auth/scope.ts';
import { Viewer } from '../auth/viewer.ts';
import type { Gateway } from '../composition/compose.ts';
import { organizationStore } from '../database/stores/organization-store.ts';
import { participantStore } from '../database/stores/participant-store.ts';
import { userStore } from '../database/stores/user-store.ts';
import { groupBy } from '../domain/group-by.ts';
import { GaitwayError } from '../errors.ts';
import { ROOT_FOLDER } from '../root-folder.ts';
import { DEMO_USERS } from './demo-accounts.ts';
import { recentStamps } from './demo-dates.ts';
import { DEMO_PEOPLE, DEMO_TEST_TYPES, SIGNED_UP_PERSON } from './demo-people.ts';
import { isSeedingUnfinished, markSeeding, unmarkSeeding } from './seeding-mark.ts';

const RECORDINGS = join(ROOT_FOLDER, 'api/demo/recordings');
const CONCURRENT_SUBMISSIONS = 4;
/** So many recordings of one test teach a model; a person who has no more gives them all to it. */
const JUST_ENOUGH_TO_TRAIN = 10;

const manifestSchema = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      person: z.string(),
      user_id: z.string(),
      movement: z.string(),
      testID: z.uuid(),
      training: z.boolean(),
      score: z.number().nullable(),
    }),
  ),
});
type ManifestFile = z.output<typeof manifestSchema>['files'][number];

const documentSchema = z.looseObject({ ts: z.array(z.string()) });
type DemoRecording = ManifestFile & z.output<typeof documentSchema>;

/** How far the seeding is. */
export interface SeedProgress {
  begin(total: number): Promise<void>;
  submitted(): void;
}

/** Whether there is nothing yet that a demo could get in the way of. */
export async function isEmpty({ database }: Pick<Gateway, 'database'>): Promise<boolean> {
  const scope = systemScope('may the demo be seeded?');
  return !(await database.within(scope, (tx) => organizationStore.exists(tx)));
}

/** Whether to create the demo, or to continue where a killed process stopped. */
export const wantsDemo = async (gateway: Gateway, dataDir: string): Promise<boolean> =>
  isSeedingUnfinished(dataDir) || (await isEmpty(gateway));

/**
 * Creates the demo organization and submits real recordings as its care provider, through the services of the API.
 * Nothing is precomputed. The jobs continue after this resolves. Idempotent: after an interruption, call it again.
 */
export async function seedDemo(
  gateway: Gateway,
  dataDir: string,
  progress: SeedProgress,
): Promise<void> {
  await markSeeding(dataDir);
  await seed(gateway, progress);
  unmarkSeeding(dataDir);
}

async function seed(gateway: Gateway, progress: SeedProgress): Promise<void> {
  const manifest: unknown = JSON.parse(await readFile(join(RECORDINGS, 'manifest.json'), 'utf8'));
  const { files } = manifestSchema.parse(manifest);
  const recordings = await readRecordings(files);
  await progress.begin(recordings.length);

  const provider = await makeOrganization(gateway);
  for (const testType of DEMO_TEST_TYPES) {
    await unlessDone(() => gateway.services.testTypes.create(provider, testType));
  }
  const participantIds = await makeParticipants(gateway, provider, files);

  const training = forTraining(recordings);
  const waiting = recordings.toSorted((a, b) => (a.file < b.file ? -1 : 1)).values();
  const submitAll = async () => {
    for (const recording of waiting) {
      const participantId = participantIds.get(recording.person)!;
      // An interrupted seeding submitted it on other days.
      await unlessDone(() =>
        submit(gateway, provider, participantId, recording, training.has(recording)),
      );
      progress.submitted();
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT_SUBMISSIONS }, submitAll));
}

/** The recordings as they were measured, on days of the past weeks. */
async function readRecordings(files: readonly ManifestFile[]): Promise<readonly DemoRecording[]> {
  const recordings = await Promise.all(
    files.map(async (file): Promise<DemoRecording> => {
      const text = await readFile(join(RECORDINGS, file.file), 'utf8');
      return { ...documentSchema.parse(JSON.parse(text)), ...file };
    }),
  );
  const stamps = recentStamps(recordings, (who) => DEMO_PEOPLE[who]!.lastDaysAgo, new Date());
  return recordings.map((recording, index) => ({ ...recording, ts: [...stamps[index]!] }));
}

/** Skips a step that an interrupted seeding has done. */
async function unlessDone(step: () => Promise<unknown>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof GaitwayError && error.code === 'CONFLICT')) throw error;
  }
}

/** Creates the organization and its users. Returns the care provider. */
async function makeOrganization({ database, userDirectory }: Gateway): Promise<Viewer> {
  const organizationId = await database.within(systemScope('seeding the demo'), async (tx) => {
    const earlier = await organizationStore.onlyOne(tx);
    if (earlier !== undefined) return earlier;
    const id = await organizationStore.insert(tx, 'Demo clinic');
    for (const { email, group } of DEMO_USERS) {
      if (group === 'participant') continue; // invited with the participant record
      await userStore.invite(tx, {
        organizationId: id,
        email,
        group,
        participantId: null,
        invitedBy: null,
        expiresAt: new Date(Date.now() + 86_400_000),
      });
    }
    return id;
  });
  let providerId: string | undefined;
  for (const { role: _role, group, ...user } of DEMO_USERS) {
    if (group === 'participant') continue;
    const userId = await makeUser(userDirectory, user);
    if (group === 'careProvider') providerId = userId;
  }
  return new Viewer({ userId: providerId!, organizationId, groups: ['careProvider'] }, 'seed');
}

/** Returns the id of the user, new or from an interrupted seeding. */
async function makeUser(
  directory: Gateway['userDirectory'],
  user: Parameters<Gateway['userDirectory']['createConfirmedUser']>[0],
): Promise<string> {
  await unlessDone(() => directory.createConfirmedUser(user));
  const found = await directory.find(user.email);
  if (!found) throw new Error(`the demo's user ${user.email} was not created`);
  return found.userId;
}

/** Creates the people of the manifest in the provider's care. Returns their ids by `person`. */
async function makeParticipants(
  gateway: Gateway,
  provider: Viewer,
  files: readonly ManifestFile[],
): Promise<Map<string, string>> {
  const { services, userDirectory } = gateway;
  const account = DEMO_USERS.find(({ group }) => group === 'participant')!;
  const ids = new Map<string, string>();
  for (const [person, [first, ...others]] of groupBy(files, ({ person }) => person)) {
    const signsUp = person === SIGNED_UP_PERSON;
    const { givenName, familyName } = DEMO_PEOPLE[person]!;
    const id = await makeParticipant(gateway, provider, {
      givenName,
      familyName,
      identityId: first!.user_id,
      email: signsUp ? account.email : null,
    });
    for (const testType of new Set([first!, ...others].map(({ movement }) => movement))) {
      await services.assignments.assign(provider, { participantId: id, testType });
    }
    if (signsUp) {
      const userId = await makeUser(userDirectory, account);
      const { organizationId } = provider;
      const viewer = new Viewer({ userId, organizationId, groups: ['participant'] }, 'seed');
      await services.participants.recordConsent(viewer, { given: true });
    }
    ids.set(person, id);
  }
  return ids;
}

/** Returns the id of the participant, new or from an interrupted seeding. */
async function makeParticipant(
  { database, services }: Gateway,
  provider: Viewer,
  input: Parameters<Gateway['services']['participants']['create']>[1] & { identityId: string },
): Promise<string> {
  const scope = organizationScope('seeding the demo', provider.organizationId);
  const earlier = await database.within(scope, (tx) =>
    participantStore.findByIdentity(tx, input.identityId),
  );
  return earlier?.id ?? (await services.participants.create(provider, input)).id;
}

/** Those marked for training, and all of a person who has just enough. */
function forTraining(recordings: readonly DemoRecording[]): Set<DemoRecording> {
  const chosen = new Set(recordings.filter(({ training }) => training));
  const byTest = groupBy(recordings, ({ person, movement }) => `${person}/${movement}`);
  for (const ofTest of byTest.values()) {
    if (ofTest.length !== JUST_ENOUGH_TO_TRAIN) continue;
    for (const recording of ofTest) chosen.add(recording);
  }
  return chosen;
}

async function submit(
  { services }: Gateway,
  provider: Viewer,
  participantId: string,
  recording: DemoRecording,
  training: boolean,
): Promise<void> {
  const { ts, ax, ay, az, gx, gy, gz, mx, my, mz } = recording;
  await services.submissions.submit(provider, {
    id: recording.testID,
    participantId,
    testType: recording.movement,
    training,
    clinicianScore: training ? Math.round(recording.score ?? 0) : null,
    // The schema of the demo's files leaves out the samples, which the submission itself checks.
    samples: { ts, ax, ay, az, gx, gy, gz, mx, my, mz } as never,
  });
}
