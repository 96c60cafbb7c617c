import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { systemScope } from '../auth/scope.ts';
import { Viewer } from '../auth/viewer.ts';
import type { Gateway } from '../compose.ts';
import { organizationStore } from '../database/organization-store.ts';
import { userStore } from '../database/user-store.ts';
import { groupBy } from '../domain/group-by.ts';
import { ROOT_FOLDER } from '../root-folder.ts';
import { DEMO_USERS } from './demo-accounts.ts';
import { DEMO_PEOPLE, DEMO_TEST_TYPES, SIGNED_UP_PERSON } from './demo-people.ts';

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

/**
 * Makes the demo organization and submits real recordings as its care provider, through the same services
 * that answer the API: nothing is computed beforehand. The jobs go on after this answers.
 */
export async function seedDemo(gateway: Gateway, progress: SeedProgress): Promise<void> {
  const manifest: unknown = JSON.parse(await readFile(join(RECORDINGS, 'manifest.json'), 'utf8'));
  const { files } = manifestSchema.parse(manifest);
  await progress.begin(files.length);

  const provider = await makeOrganization(gateway);
  for (const testType of DEMO_TEST_TYPES) {
    await gateway.services.testTypes.create(provider, testType);
  }
  const participantIds = await makeParticipants(gateway, provider, files);

  const training = trainingFiles(files);
  const waiting = files.toSorted((a, b) => (a.file < b.file ? -1 : 1)).values();
  const submitAll = async () => {
    for (const file of waiting) {
      const participantId = participantIds.get(file.person)!;
      await submit(gateway, provider, participantId, file, training.has(file));
      progress.submitted();
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT_SUBMISSIONS }, submitAll));
}

/** The organization and its users; answers the care provider. */
async function makeOrganization({ database, userDirectory }: Gateway): Promise<Viewer> {
  const organizationId = await database.within(systemScope('seeding the demo'), async (tx) => {
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
    const { userId } = await userDirectory.createConfirmedUser(user);
    if (group === 'careProvider') providerId = userId;
  }
  return new Viewer({ userId: providerId!, organizationId, groups: ['careProvider'] }, 'seed');
}

/** The people of the manifest, in the provider's care; answers their ids by `person`. */
async function makeParticipants(
  { services, userDirectory }: Gateway,
  provider: Viewer,
  files: readonly ManifestFile[],
): Promise<Map<string, string>> {
  const account = DEMO_USERS.find(({ group }) => group === 'participant')!;
  const ids = new Map<string, string>();
  for (const [person, [first, ...others]] of groupBy(files, ({ person }) => person)) {
    const signsUp = person === SIGNED_UP_PERSON;
    const { id } = await services.participants.create(provider, {
      ...DEMO_PEOPLE[person]!,
      identityId: first!.user_id,
      email: signsUp ? account.email : null,
    });
    for (const testType of new Set([first!, ...others].map(({ movement }) => movement))) {
      await services.assignments.assign(provider, { participantId: id, testType });
    }
    if (signsUp) {
      const { userId } = await userDirectory.createConfirmedUser(account);
      const { organizationId } = provider;
      const viewer = new Viewer({ userId, organizationId, groups: ['participant'] }, 'seed');
      await services.participants.recordConsent(viewer, { given: true });
    }
    ids.set(person, id);
  }
  return ids;
}

/** Those marked for training, and all of a person who has just enough. */
function trainingFiles(files: readonly ManifestFile[]): Set<ManifestFile> {
  const chosen = new Set(files.filter(({ training }) => training));
  for (const ofTest of groupBy(files, ({ person, movement }) => `${person}/${movement}`).values()) {
    if (ofTest.length === JUST_ENOUGH_TO_TRAIN) for (const file of ofTest) chosen.add(file);
  }
  return chosen;
}

async function submit(
  { services }: Gateway,
  provider: Viewer,
  participantId: string,
  { file, testID, movement, score }: ManifestFile,
  training: boolean,
): Promise<void> {
  const samples = documentSchema.parse(JSON.parse(await readFile(join(RECORDINGS, file), 'utf8')));
  const { ts, ax, ay, az, gx, gy, gz, mx, my, mz } = samples as { ts: string[] } & Record<
    string,
    unknown[]
  >;
  await services.submissions.submit(provider, {
    id: testID,
    participantId,
    testType: movement,
    training,
    clinicianScore: training ? Math.round(score ?? 0) : null,
    samples: { ts, ax, ay, az, gx, gy, gz, mx, my, mz } as never,
  });
}
