import { careTeamStore } from '../../database/stores/care-team-store.ts';
import type { RecordingView } from '../../database/stores/history-store.ts';
import { type ModelRow, modelStore } from '../../database/stores/model-store.ts';
import { type ParticipantRow, participantStore } from '../../database/stores/participant-store.ts';
import { bandOf } from '../../domain/score-band.ts';
import { type Wanted, wantedAt } from '../../domain/wanted.ts';
import { notFound } from '../../errors.ts';
import {
  type ByParticipant,
  type HistoryArguments,
  readHistories,
  readLatest,
  type TrendArguments,
} from './histories.ts';
import {
  assignmentsOf,
  attentionOf,
  axisRangesOf,
  invitationsOf,
  modelHistoryOf,
  modelsOf,
  scoreTrendsOf,
  summariesOf,
} from './participant-loads.ts';
import { allOf, asError, lists, type Load, valuesFor } from './loads.ts';
import type { Reading } from './reading.ts';
import type { DownloadFormat, SeriesArguments } from './samples.ts';

/**
 * What hangs on the records of a page, for all of them at once: one statement for each field that is wanted, however
 * many records there are, and all of one level in one round trip. Fields with arguments go under `loaded`, by their
 * name in the answer.
 */

interface DownloadArguments {
  readonly format: DownloadFormat | 'PDF';
  readonly language: 'en' | 'fr';
}

/** Everything wanted that hangs on participants. Call what it answers for those whom the viewer turned out to see. */
export async function fieldsOfParticipants(
  reading: Reading,
  ids: readonly string[],
  wanted: Wanted,
): Promise<ByParticipant<object>> {
  if (ids.length === 0) return () => ({});
  const { records } = reading;
  const plain: Record<string, Load> = {};
  if (wanted['careProviders'])
    plain['careProviders'] = lists(careTeamStore.providersOf(records, ids));
  if (wanted['assignments'])
    plain['assignments'] = assignmentsOf(reading, ids, wantedAt(wanted, 'assignments'));
  if (wanted['invitation']) plain['invitation'] = invitationsOf(reading, ids);
  if (wanted['attention']) plain['attention'] = attentionOf(reading, ids);
  if (wanted['models']) plain['models'] = modelsOf(reading, ids, wantedAt(wanted, 'models'));

  const keyed: Record<string, Load> = {};
  for (const { key, args, wanted: below } of wanted['latestRecording'] ?? []) {
    keyed[key] = latestOf(reading, ids, args, below);
  }
  for (const { key, args, wanted: below } of wanted['recordings'] ?? []) {
    keyed[key] = historiesOf(reading, ids, args, below);
  }
  for (const { key, args, wanted: below } of wanted['axisRanges'] ?? []) {
    keyed[key] = axisRangesOf(reading, ids, args, below);
  }
  for (const { key, args, wanted: below } of wanted['scoreTrends'] ?? []) {
    keyed[key] = scoreTrendsOf(reading, ids, args as unknown as TrendArguments, below);
  }
  for (const { key, args, wanted: below } of wanted['modelHistory'] ?? []) {
    keyed[key] = modelHistoryOf(reading, ids, args, below);
  }
  Object.assign(keyed, summariesOf(reading, ids, wanted['scoreSummary'] ?? []));

  const ofRecordings =
    ['models', 'attention'].some((name) => name in plain) || Object.keys(keyed).length > 0;
  const [plainValues, keyedValues] = await Promise.all([allOf(plain), allOf(keyed, asError)]);
  return (id) => {
    if (ofRecordings) reading.saw('recording:read', [id]);
    return { ...valuesFor(id, plainValues), loaded: valuesFor(id, keyedValues) };
  };
}

/** Adds to recordings everything wanted that hangs on them. */
export async function addFieldsOfRecordings(
  reading: Reading,
  recordings: readonly RecordingView[],
  wanted: Wanted,
  beside?: BesideRecording,
): Promise<void> {
  if (recordings.length === 0) return;
  await Promise.all([
    wanted['testType'] && addTestTypes(reading, recordings),
    wanted['band'] && addBands(reading, recordings),
    wanted['model'] && addModels(reading, recordings, wantedAt(wanted, 'model'), beside),
    wanted['participant'] &&
      addParticipants(reading, recordings, wantedAt(wanted, 'participant'), beside),
    (wanted['series'] ?? wanted['download']) && addFiles(reading, recordings, wanted),
  ]);
}

/** Records that a single recording leads to. */
export interface BesideRecording {
  readonly participants?: readonly ParticipantRow[] | undefined;
  readonly models?: readonly ModelRow[] | undefined;
}

/** Reads what a recording leads to in the round trip of the recording itself. */
export async function readBesideRecording(
  reading: Reading,
  id: string,
  wanted: Wanted,
): Promise<BesideRecording> {
  const { records } = reading;
  const [participants, models] = await Promise.all([
    wanted['participant'] &&
      participantStore.ofRecording(records, id, wantedAt(wanted, 'participant')),
    wanted['model'] && modelStore.ofRecording(records, id, wantedAt(wanted, 'model')),
  ]);
  return { participants, models };
}

/** Asks for what `addFieldsOfRecordings` will need in any case, while the recordings themselves are on their way. */
export function foreseeFieldsOfRecordings(reading: Reading, wanted: Wanted): void {
  if (wanted['testType'] ?? wantedAt(wanted, 'model')['testType'] ?? wanted['band']) {
    reading.expectSettings();
  }
}

/** The same for fields of participants, while these are on their way. */
export function foreseeFieldsOfParticipants(reading: Reading, wanted: Wanted): void {
  if (wanted['assignments']) reading.expectSettings();
  for (const latest of wanted['latestRecording'] ?? []) {
    foreseeFieldsOfRecordings(reading, latest.wanted);
  }
}

async function latestOf(reading: Reading, ids: readonly string[], args: object, wanted: Wanted) {
  reading.viewer.assertCan('recording:read');
  foreseeFieldsOfRecordings(reading, wanted);
  const latest = await readLatest(reading, ids, args, wanted);
  await addFieldsOfRecordings(
    reading,
    ids.flatMap((id) => latest(id) ?? []),
    wanted,
  );
  return latest;
}

async function historiesOf(
  reading: Reading,
  ids: readonly string[],
  args: HistoryArguments,
  wanted: Wanted,
) {
  reading.viewer.assertCan('recording:read');
  const below = wantedAt(wanted, 'edges', 'node');
  foreseeFieldsOfRecordings(reading, below);
  const historyOf = await readHistories(reading, ids, args, wanted);
  const histories = new Map(ids.map((id) => [id, historyOf(id)]));
  const recordings = [...histories.values()].flatMap(({ edges }) => edges.map(({ node }) => node));
  await addFieldsOfRecordings(reading, recordings, below);
  return (id: string) => histories.get(id);
}

async function addTestTypes(reading: Reading, recordings: readonly RecordingView[]) {
  const { testTypes } = await reading.settings();
  for (const recording of recordings) {
    Object.assign(recording, { testType: testTypes.get(recording.testTypeId!) });
  }
}

async function addBands(reading: Reading, recordings: readonly RecordingView[]) {
  const { bands } = await reading.settings();
  for (const recording of recordings) {
    const { score } = recording;
    Object.assign(recording, { band: score == null ? null : bandOf(score, bands) });
  }
}

async function addModels(
  reading: Reading,
  recordings: readonly RecordingView[],
  wanted: Wanted,
  beside?: BesideRecording,
): Promise<void> {
  const ids = new Set(recordings.flatMap(({ modelId }) => modelId ?? []));
  const [settings, rows] = await Promise.all([
    wanted['testType'] && reading.settings(),
    beside?.models ?? (ids.size > 0 ? modelStore.readMany(reading.records, [...ids], wanted) : []),
  ]);
  const models = new Map<string, ModelRow>(
    rows.map((row) => [row.id, { ...row, testType: settings?.testTypes.get(row.testTypeId) }]),
  );
  for (const recording of recordings) {
    const { modelId } = recording;
    Object.assign(recording, { model: modelId == null ? null : models.get(modelId) });
  }
}

async function addParticipants(
  reading: Reading,
  recordings: readonly RecordingView[],
  wanted: Wanted,
  beside?: BesideRecording,
): Promise<void> {
  reading.viewer.assertCan('participant:read');
  const ids = [...new Set(recordings.map(({ participantId }) => participantId))];
  const [rows, fieldsOf] = await Promise.all([
    beside?.participants ?? participantStore.readMany(reading.records, ids, wanted),
    fieldsOfParticipants(reading, ids, wanted),
  ]);
  const participants = new Map(rows.map((row) => [row.id, { ...row, ...fieldsOf(row.id) }]));
  for (const recording of recordings) {
    const participant = participants.get(recording.participantId);
    if (participant === undefined) throw notFound('participant', 'id');
    Object.assign(recording, { participant });
  }
}

async function addFiles(
  reading: Reading,
  recordings: readonly RecordingView[],
  wanted: Wanted,
): Promise<void> {
  const { viewer, samples } = reading;
  const { files, reports } = samples;
  await Promise.all(
    recordings.map(async (recording) => {
      const place = { ...recording, organizationId: viewer.organizationId };
      const keyed: Record<string, Promise<unknown>> = {};
      for (const { key, args } of wanted['series'] ?? []) {
        keyed[key] = files.series(place, args as unknown as SeriesArguments);
      }
      for (const { key, args } of wanted['download'] ?? []) {
        const { format, language } = args as unknown as DownloadArguments;
        keyed[key] =
          format === 'PDF'
            ? reports.recordingReport(viewer, recording.id, language)
            : files.download(place, { format });
      }
      reading.saw('recording:read', [recording.participantId], [recording.id]);
      Object.assign(recording, { loaded: await allOf(keyed, asError) });
    }),
  );
}
