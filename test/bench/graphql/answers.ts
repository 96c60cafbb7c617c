import { isDeepStrictEqual } from 'node:util';
import { bandOf } from '../../../api/domain/score-band.ts';
import type { PageName } from './pages.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type Fields = { readonly [name: string]: Json };

/** Lists for which the API guarantees no order among equals. */
const UNORDERED = new Set(['careProviders', 'assignments', 'models']);
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/;
/** An average may be summed in another order. */
const SIGNIFICANT_DIGITS = 12;

/**
 * Normalises the responses of all servers: times in UTC, fields in alphabetical order, cursors as whether there is
 * one.
 */
export function normalized(value: Json, name = ''): Json {
  if (name === 'endCursor') return value !== null;
  if (typeof value === 'number') return Number(value.toPrecision(SIGNIFICANT_DIGITS));
  if (typeof value === 'string') return MOMENT.test(value) ? new Date(value).toISOString() : value;
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((item) => normalized(item));
    if (!UNORDERED.has(name)) return items;
    return items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (value === null || typeof value === 'boolean') return value;
  const fields = Object.entries(value).map(([key, item]) => [key, normalized(item, key)] as const);
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @throws {Error} showing where two responses differ */
export function assertSameAnswer(page: PageName, expected: Json, actual: Json, who: string): void {
  const [a, b] = [normalized(expected), normalized(actual)];
  if (isDeepStrictEqual(a, b)) return;
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  const from = Math.max(0, [...left].findIndex((letter, i) => letter !== right[i]) - 80);
  throw new Error(
    `${who} answers ${page} differently:\n  ${left.slice(from, from + 240)}\n  ${right.slice(from, from + 240)}`,
  );
}

/** Converts PostGraphile's response to the shape of Gaitway's, like a client of it. */
export const fromPostGraphile: Readonly<Record<PageName, (data: Fields) => Json>> = {
  home: ({ participantsInCare }) => ({
    participants: {
      edges: nodes(participantsInCare!).map((person) => ({
        node: {
          ...named(person),
          assignments: nodes(person['assignmentsByParticipantId']!).map(withTestType),
          latestRecording:
            nodes(person['recordingsByParticipantId']!).map((recording) => ({
              id: recording['rowId']!,
              startedAt: recording['startedAt']!,
              status: recording['status']!,
              ...scoreAndBand(recording),
            }))[0] ?? null,
        },
      })),
    },
  }),
  'participant-detail': ({ participantByRowId }) => {
    const person = participantByRowId as Fields;
    return {
      participant: {
        ...named(person),
        email: person['email']!,
        consentedAt: person['consentedAt']!,
        careProviders: nodes(person['careTeamMembersByParticipantId']!).map((member) => {
          const { rowId, givenName, familyName, email } = member['userByUserId'] as Fields;
          return {
            id: rowId!,
            name: `${givenName as string} ${familyName as string}`,
            email: email!,
          };
        }),
        assignments: nodes(person['assignmentsByParticipantId']!).map(withTestType),
        models: nodes(person['modelsByParticipantId']!).map(withTestType),
      },
    };
  },
  history: ({ participantByRowId }) => {
    const person = participantByRowId as Fields;
    const { pageInfo } = person['recordingsByParticipantId'] as Fields;
    const rows = nodes(person['recordingsByParticipantId']!);
    return {
      participant: {
        recordings: { edges: rows.map((row) => ({ node: recording(row) })), pageInfo: pageInfo! },
        average7: withChange(person['average7'] as Fields),
        average30: withChange(person['average30'] as Fields),
      },
    };
  },
  recording: ({ recordingByRowId }) => {
    const { endedAt, notes, participantByParticipantId, quality, series, ...row } =
      recordingByRowId as Fields;
    const { sampleRateHz, sampleCount, gapCount, longestGapMs, missingAxes } = quality as Fields;
    const model = (row['scoreByRecordingId'] as Fields | null)?.['modelByModelId'] as Fields;
    return {
      recording: {
        ...recording({ ...row, endedAt: endedAt! }),
        endedAt: endedAt!,
        notes: notes!,
        participant: named(participantByParticipantId as Fields),
        model: model === undefined ? null : renamed(model),
        quality: {
          ...{ sampleRateHz, sampleCount, gapCount, longestGapMs },
          missingAxes: (missingAxes as readonly string[]).map((axis) => axis.toUpperCase()),
        } as Fields,
        series: series!,
      },
    };
  },
};

const nodes = (connection: Json) => (connection as Fields)['nodes'] as readonly Fields[];

const renamed = ({ rowId, ...fields }: Fields): Fields =>
  rowId === undefined ? fields : { id: rowId, ...fields };

const named = ({ rowId, givenName, familyName }: Fields): Fields => ({
  id: rowId!,
  givenName: givenName!,
  familyName: familyName!,
});

const withTestType = ({ testTypeByTestTypeId, ...fields }: Fields): Fields => ({
  ...renamed(fields),
  testType: renamed(testTypeByTestTypeId as Fields),
});

/** The clinic has the default thresholds of an organization. */
function scoreAndBand({ scoreByRecordingId }: Fields): Fields {
  const { score = null } = (scoreByRecordingId ?? {}) as Fields;
  return { score, band: score === null ? null : bandOf(Number(score), { ok: 60, low: 40 }) };
}

function recording({ endedAt, scoreByRecordingId, ...fields }: Fields): Fields {
  const { intervalLow, intervalHigh } = (scoreByRecordingId ?? {}) as Fields;
  const seconds =
    (Date.parse(endedAt as string) - Date.parse(fields['startedAt'] as string)) / 1000;
  return {
    ...withTestType(fields),
    ...scoreAndBand({ scoreByRecordingId: scoreByRecordingId! }),
    durationSeconds: seconds,
    scoreInterval:
      intervalLow === undefined ? null : { low: intervalLow, high: intervalHigh ?? null },
  };
}

function withChange({ average, count, previousAverage }: Fields): Fields {
  const change =
    average === null || previousAverage === null ? null : Number(average) - Number(previousAverage);
  return { average: average!, count: count!, previousAverage: previousAverage!, change };
}
