import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../api/auth/scope.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { type PastRecording, writeHistory } from '../support/history.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

const DAY_MS = 86_400_000;
const NOW = Date.now();
const daysAgo = (days: number) => new Date(NOW - days * DAY_MS);

let gateway: TestGateway;
let clinic: Clinic;

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
});

afterAll(() => gateway.stop());

/** Scores of one test, newest first, one per day up to now. A clinician has scored the newest. */
const scores = (...values: number[]): PastRecording[] =>
  values.map((score, index) => ({
    startedAt: daysAgo(index),
    status: 'SCORED',
    score,
    ...(index === 0 ? { clinicianScore: 50 } : {}),
  }));

async function newPerson(
  recordings: readonly PastRecording[],
  input: object = {},
  care: Clinic = clinic,
) {
  const participantId = await care.newParticipant(input);
  if (recordings.length > 0) await writeHistory(gateway, { ...care, participantId }, recordings);
  return participantId;
}

async function attentionOf(id: string): Promise<string[]> {
  const { participant } = await clinic.ask<{ participant: { attention: string[] } }>(
    `query ($id: ID!) { participant(id: $id) { attention } }`,
    { id },
  );
  return participant.attention;
}

describe('why a participant needs attention', () => {
  const fine = scores(70, 71, 69, 70, 72);

  it.each<[string, PastRecording[], string[]]>([
    ['scores as ever', fine, []],
    ['nothing yet, added today', [], []],
    [
      'the newest three 10 points below those before',
      scores(60, 60, 60, 70, 70),
      ['FALLING_SCORES'],
    ],
    ['a little less than that', scores(60, 60, 61, 70, 70), []],
    ['scores that end at 0', scores(0, 0, 0, 90, 90), ['FALLING_SCORES']],
    ['too few scores', scores(10, 10, 10, 90), []],
    ['rising scores', scores(90, 90, 90, 40, 40), []],
    ['a fall from a tenth score only', scores(60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 99), []],
    [
      'a failed recording',
      [...fine, { startedAt: daysAgo(3), status: 'FAILED' }],
      ['RECORDING_FAILED'],
    ],
    [
      'a recording that waits for a model',
      [...fine, { startedAt: daysAgo(3), status: 'AWAITING_MODEL' }],
      ['RECORDING_WAITING'],
    ],
    [
      'no recording for longer than the organization allows',
      [{ startedAt: daysAgo(15), status: 'TRAINING' }],
      ['INACTIVE'],
    ],
    ['a recording just in time', [{ startedAt: daysAgo(13.9), status: 'TRAINING' }], []],
    [
      'no clinician’s score',
      [{ startedAt: daysAgo(1), status: 'SCORED', score: 80 }],
      ['CLINICIAN_SCORE_MISSING'],
    ],
    [
      'an old clinician’s score',
      [
        { startedAt: daysAgo(1), status: 'SCORED', score: 80 },
        { startedAt: daysAgo(92), status: 'TRAINING' },
      ],
      ['CLINICIAN_SCORE_MISSING'],
    ],
    [
      'everything at once, the most urgent first',
      [
        ...[10, 10, 10, 90, 90].map((score, index): PastRecording => ({
          startedAt: daysAgo(20 + index),
          status: 'SCORED',
          score,
        })),
        { startedAt: daysAgo(30), status: 'FAILED' },
        { startedAt: daysAgo(31), status: 'AWAITING_MODEL' },
      ],
      [
        'FALLING_SCORES',
        'INACTIVE',
        'RECORDING_FAILED',
        'RECORDING_WAITING',
        'CLINICIAN_SCORE_MISSING',
      ],
    ],
  ])('%s', async (_what, history, reasons) => {
    expect(await attentionOf(await newPerson(history))).toEqual(reasons);
  });

  it('uses the inactivity days of the organization', async () => {
    const id = await newPerson([{ startedAt: daysAgo(10), status: 'TRAINING' }]);
    expect(await attentionOf(id)).toEqual([]);
    const setDays = (days: number) =>
      gateway.gateway.database.within(systemScope('test'), (tx) =>
        tx.sql
          .updateTable('organizations')
          .set({ inactivity_days: days })
          .where('id', '=', clinic.organizationId)
          .execute(),
      );
    await setDays(7);
    expect(await attentionOf(id)).toEqual(['INACTIVE']);
    await setDays(14);
  });

  it('follows a recording through the whole pipeline, until it is deleted', async () => {
    const participantId = await clinic.newParticipant();
    const { id } = clinic.submitInput();
    await clinic.submit({ id, participantId });
    await gateway.recordingBecomes(id, 'AWAITING_MODEL');
    expect(await attentionOf(participantId)).toEqual([
      'INACTIVE',
      'RECORDING_WAITING',
      'CLINICIAN_SCORE_MISSING',
    ]);
    await clinic.ask(
      `mutation ($id: ID!) { deleteRecordings(input: { recordingIds: [$id] }) { deletedIds } }`,
      { id },
    );
    expect(await attentionOf(participantId)).toEqual([]);
  });

  it('keeps the same state as a recomputation while recordings change', async () => {
    const participantId = await newPerson(
      scores(...Array.from({ length: 12 }, (_, n) => 95 - 7 * n)),
    );
    const states = () =>
      gateway.gateway.database.within(systemScope('test'), async (tx) => {
        const read = () =>
          tx.sql.selectFrom('participant_states').orderBy('participant_id').selectAll().execute();
        const kept = await read();
        await sql`select refresh_participant_states(array(select id from participants))`.execute(
          tx.sql,
        );
        return { kept, found: await read() };
      });
    const change = (statement: ReturnType<typeof sql>) =>
      gateway.gateway.database.within(systemScope('test'), (tx) => statement.execute(tx.sql));
    const own = sql`participant_id = ${participantId}`;
    for (const statement of [
      sql`update recordings set notes = 'slippers' where ${own}`,
      sql`update recordings set started_at = started_at - interval '3 days',
        ended_at = ended_at - interval '3 days' where ${own} and clinician_score is not null`,
      sql`update recordings set status = 'FAILED', failure_code = 'INTERNAL' where ${own}
        and started_at < now() - interval '9 days'`,
      sql`update recordings set clinician_score = null where ${own}`,
      sql`delete from recordings where ${own} and status = 'SCORED'
        and started_at > now() - interval '4 days'`,
      sql`delete from recordings where ${own}`,
      sql`delete from models where ${own}`,
      sql`delete from participants where id = ${participantId}`,
    ]) {
      await change(statement);
      const { kept, found } = await states();
      expect(kept).toEqual(found);
    }
  });
});

describe('the list of participants', () => {
  let care: Clinic;
  const people: Record<string, string> = {};

  interface List {
    participants: {
      totalCount: number;
      attention: { reason: string; count: number }[];
      edges: { node: { givenName: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  }
  const list = async (variables: object) => {
    const { participants } = await care.ask<List>(
      `query ($first: Int, $after: String, $filter: ParticipantFilter, $orderBy: ParticipantOrder) {
        participants(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
          totalCount attention { reason count } pageInfo { hasNextPage endCursor }
          edges { node { givenName } } } }`,
      variables,
    );
    return participants;
  };
  const names = ({ edges }: List['participants']) => edges.map(({ node }) => node.givenName);

  beforeAll(async () => {
    care = await openClinic(gateway);
    await care.ask(
      `mutation ($id: ID!) { unlinkParticipant(input: { participantId: $id }) { participantId } }`,
      {
        id: care.participantId,
      },
    );
    for (const [givenName, history] of [
      ['New', []],
      ['Fine', scores(80)],
      ['Low', scores(45)],
      ['Falling', scores(30, 30, 30, 80, 80)],
      ['Failed', [...scores(0), { startedAt: daysAgo(2), status: 'FAILED' }]],
      ['Paused', [{ startedAt: daysAgo(40), status: 'SCORED', score: 62, clinicianScore: 60 }]],
    ] as const) {
      const name = { givenName, familyName: 'Same' };
      people[givenName] = await newPerson(history as readonly PastRecording[], name, care);
    }
  });

  it.each([
    ['NAME_ASC', ['Failed', 'Falling', 'Fine', 'Low', 'New', 'Paused']],
    ['NAME_DESC', ['Paused', 'New', 'Low', 'Fine', 'Falling', 'Failed']],
    ['ATTENTION', ['Falling', 'Paused', 'Failed', 'Fine', 'Low', 'New']],
    ['LATEST_RECORDING_DESC', ['Failed', 'Falling', 'Fine', 'Low', 'Paused', 'New']],
    ['LATEST_RECORDING_ASC', ['New', 'Paused', 'Failed', 'Falling', 'Fine', 'Low']],
    ['LATEST_SCORE_ASC', ['Failed', 'Falling', 'Low', 'Paused', 'Fine', 'New']],
    ['LATEST_SCORE_DESC', ['Fine', 'Paused', 'Low', 'Falling', 'Failed', 'New']],
  ])('has the order %s on one page and on several', async (orderBy, expected) => {
    expect(names(await list({ orderBy }))).toEqual(expected);
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const page: List['participants'] = await list({ orderBy, first: 2, after });
      seen.push(...names(page));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(expected);
  });

  it('filters by any of several reasons, and counts each', async () => {
    const page = await list({ filter: { attention: ['INACTIVE', 'RECORDING_FAILED'] } });
    expect(names(page)).toEqual(['Failed', 'Paused']);
    expect(page.totalCount).toBe(2);
    expect(page.attention).toEqual([
      { reason: 'FALLING_SCORES', count: 1 },
      { reason: 'INACTIVE', count: 1 },
      { reason: 'RECORDING_FAILED', count: 1 },
      { reason: 'RECORDING_WAITING', count: 0 },
      { reason: 'CLINICIAN_SCORE_MISSING', count: 0 },
    ]);
    expect(names(await list({ filter: { attention: [] } }))).toEqual([]);
  });

  it.each([
    [['OK'], ['Fine', 'Paused']],
    [['LOW'], ['Low']],
    [['VERY_LOW'], ['Failed', 'Falling']],
    [
      ['OK', 'LOW'],
      ['Fine', 'Low', 'Paused'],
    ],
  ])('filters by the newest score in the bands %s', async (band, expected) => {
    const page = await list({ filter: { band, search: 'SAME' } });
    expect(names(page)).toEqual(expected);
    expect(page.totalCount).toBe(expected.length);
  });

  it('has the newest score, and the scores of 90 days by day and test', async () => {
    const { participant } = await care.ask<{ participant: Record<string, unknown> }>(
      `query ($id: ID!) { participant(id: $id) {
        latestRecording { status } newestScore: latestRecording(status: SCORED) { score band }
        scoreTrends { testType { key } dates averages } two: scoreTrends(days: 2) { averages } } }`,
      { id: people['Failed'] },
    );
    expect(participant).toEqual({
      latestRecording: { status: 'SCORED' },
      newestScore: { score: 0, band: 'VERY_LOW' },
      scoreTrends: [
        {
          testType: { key: 'sit-to-stand' },
          dates: [daysAgo(0).toISOString().slice(0, 10)],
          averages: [0],
        },
      ],
      two: [{ averages: [0] }],
    });
    const falling = await care.ask<{ participant: { scoreTrends: { averages: number[] }[] } }>(
      `query ($id: ID!) { participant(id: $id) { scoreTrends(days: 4) { averages } } }`,
      { id: people['Falling'] },
    );
    expect(falling.participant.scoreTrends).toEqual([{ averages: [80, 30, 30, 30] }]);
  });

  it('rejects an invalid number of days', async () => {
    const { errors } = await gateway.graphql(
      `query ($id: ID!) { participant(id: $id) { scoreTrends(days: 0) { dates } } }`,
      { id: people['Fine'] },
      care.provider.token,
    );
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ field: 'days', message: 'must be from 1 to 3660' }],
    });
  });

  describe('assigning tests to several participants', () => {
    const change = (input: object) =>
      gateway.graphql<{
        changeAssignments: {
          participants: { givenName: string; assignments: { testType: { key: string } }[] }[];
        };
      }>(
        `mutation ($input: ChangeAssignmentsInput!) { changeAssignments(input: $input) {
          participants { givenName assignments { testType { key } } } } }`,
        { input },
        care.provider.token,
      );
    const tests = async (input: object) => {
      const { data, errors } = await change(input);
      expect(errors).toBeUndefined();
      return data.changeAssignments.participants.map(({ givenName, assignments }) => [
        givenName,
        ...assignments.map(({ testType }) => testType.key),
      ]);
    };

    it('assigns to all of them once, and unassigns', async () => {
      await care.ask(
        `mutation { createTestType(input: { key: "walk", name: "Walking" }) { testType { id } } }`,
        {},
      );
      const { Fine, Low } = people;
      const both = { participantIds: [Low, Fine, Low] };
      expect(await tests({ ...both, assign: ['walk', 'sit-to-stand'] })).toEqual([
        ['Low', 'sit-to-stand', 'walk'],
        ['Fine', 'sit-to-stand', 'walk'],
      ]);
      expect(await tests({ ...both, assign: ['walk'], unassign: [care.testTypeId] })).toEqual([
        ['Low', 'walk'],
        ['Fine', 'walk'],
      ]);
    });

    it.each<[string, () => object, string, string]>([
      ['nobody', () => ({ participantIds: [] }), 'INVALID_INPUT', 'participantIds'],
      [
        'too many',
        () => ({ participantIds: Array.from({ length: 1001 }, randomUUID) }),
        'INVALID_INPUT',
        'participantIds',
      ],
      [
        'an unknown test',
        () => ({ participantIds: [people['New']], assign: ['walk', 'moon-walk'] }),
        'INVALID_INPUT',
        'assign.1',
      ],
      [
        'a test both ways',
        () => ({ participantIds: [people['New']], assign: ['walk'], unassign: ['walk'] }),
        'INVALID_INPUT',
        'unassign.0',
      ],
    ])('refuses %s', async (_what, input, code, field) => {
      const { errors } = await change(input());
      expect(errors?.[0]?.extensions.code).toBe(code);
      expect(errors?.[0]?.extensions.problems?.[0]?.field).toBe(field);
    });

    it('changes no participant when one of them is of another organization', async () => {
      const { errors } = await change({
        participantIds: [people['New'], clinic.participantId],
        assign: ['walk'],
      });
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      expect(errors?.[0]?.extensions.problems?.[0]?.field).toBe('participantIds.1');
      expect(await tests({ participantIds: [people['New']] })).toEqual([['New']]);
    });
  });
});

describe('the page of one participant', () => {
  it('shows every model so far', async () => {
    const participantId = await newPerson(scores(60));
    await writeHistory(gateway, { ...clinic, participantId }, scores(61));
    const { participant } = await clinic.ask<{ participant: { modelHistory: object[] } }>(
      `query ($id: ID!) { participant(id: $id) {
        modelHistory(testType: "sit-to-stand") { version meanAbsoluteError testType { key } } } }`,
      { id: participantId },
    );
    expect(participant.modelHistory).toEqual(
      [1, 2].map((version) => ({
        version,
        meanAbsoluteError: 4,
        testType: { key: 'sit-to-stand' },
      })),
    );
  });

  it('shows the ranges of all nine axes at once', async () => {
    const participantId = await clinic.newParticipant();
    const { id } = clinic.submitInput();
    await clinic.submit({ id, participantId });
    await gateway.recordingBecomes(id, 'AWAITING_MODEL');
    const { participant } = await clinic.ask<{
      participant: Record<'all' | 'one', { axis: string; minimum: number; maximum: number }[]>;
    }>(
      `query ($id: ID!) { participant(id: $id) {
        all: axisRanges { axis minimum maximum } one: axisRanges(axis: GY) { axis minimum maximum } } }`,
      { id: participantId },
    );
    expect(participant.all.map(({ axis }) => axis)).toEqual([
      'AX',
      'AY',
      'AZ',
      'GX',
      'GY',
      'GZ',
      'MX',
      'MY',
      'MZ',
    ]);
    expect(participant.one).toEqual([participant.all[4]]);
  });
});

describe('a care team', () => {
  const link = (token: string, input: object) =>
    gateway.graphql<{ linkParticipant: { participant: { careProviders: { id: string }[] } } }>(
      `mutation ($input: LinkParticipantInput!) { linkParticipant(input: $input) {
        participant { careProviders { id } } } }`,
      { input },
      token,
    );

  it('adds a colleague, found by name', async () => {
    const colleague = await gateway.newUser(clinic.organizationId, 'careProvider');
    const { careProviders } = await clinic.ask<{ careProviders: { id: string; name: string }[] }>(
      `{ careProviders { id name } }`,
      {},
    );
    expect(careProviders).toContainEqual({ id: colleague.userId, name: 'Ada O’Brien' });
    const participantId = await clinic.newParticipant();
    const { data } = await link(clinic.provider.token, {
      participantId,
      careProviderId: colleague.userId,
    });
    expect(data.linkParticipant.participant.careProviders.map(({ id }) => id).toSorted()).toEqual(
      [clinic.provider.userId, colleague.userId].toSorted(),
    );
  });

  it('rejects a care provider without the participant in their care', async () => {
    const stranger = await gateway.newUser(clinic.organizationId, 'careProvider');
    const analyst = await gateway.newUser(clinic.organizationId, 'analyst');
    const { errors } = await link(stranger.token, {
      participantId: clinic.participantId,
      careProviderId: clinic.provider.userId,
    });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const list = await gateway.graphql(`{ careProviders { id } }`, {}, analyst.token);
    expect(list.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('the order of recordings', () => {
  it.each([
    ['SCORE_DESC', ['70', '70 older', '40', 'FAILED', 'TRAINING']],
    ['SCORE_ASC', ['40', '70', '70 older', 'FAILED', 'TRAINING']],
    ['STATUS', ['FAILED', 'TRAINING', '70', '70 older', '40']],
    ['TEST_TYPE', ['FAILED', '70', '70 older', 'TRAINING', '40']],
  ])('%s holds over pages of one recording', async (orderBy, expected) => {
    const participantId = await newPerson([]);
    const ids = await writeHistory(gateway, { ...clinic, participantId }, [
      { startedAt: daysAgo(1), status: 'FAILED' },
      { startedAt: daysAgo(2), status: 'SCORED', score: 70 },
      { startedAt: daysAgo(3), status: 'SCORED', score: 70 },
      { startedAt: daysAgo(4), status: 'TRAINING' },
      { startedAt: daysAgo(5), status: 'SCORED', score: 40 },
    ]);
    const names = ['FAILED', '70', '70 older', 'TRAINING', '40'];
    const found: string[] = [];
    for (let after: string | null = null; found.length < ids.length;) {
      const answer: HistoryAnswer = await clinic.ask(
        `query ($id: ID!, $after: String, $orderBy: RecordingOrder) { participant(id: $id) {
          recordings(first: 1, after: $after, orderBy: $orderBy) {
            edges { node { id } } pageInfo { endCursor hasNextPage } } } }`,
        { id: participantId, after, orderBy },
      );
      const { edges, pageInfo } = answer.participant.recordings;
      found.push(...edges.map(({ node }) => names[ids.indexOf(node.id)]!));
      expect(pageInfo.hasNextPage).toBe(found.length < ids.length);
      after = pageInfo.endCursor;
    }
    expect(found).toEqual(expected);
  });
});

interface HistoryAnswer {
  readonly participant: {
    readonly recordings: {
      readonly edges: readonly { readonly node: { readonly id: string } }[];
      readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
    };
  };
}
