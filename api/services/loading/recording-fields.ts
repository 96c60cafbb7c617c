import { z } from 'zod';
import type { RecordingView } from '../../database/stores/history-store.ts';
import { type ModelRow, modelStore } from '../../database/stores/model-store.ts';
import { type ParticipantRow, participantStore } from '../../database/stores/participant-store.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { AXES } from '../../domain/recording/samples.ts';
import { bandOf } from '../../domain/score-band.ts';
import type { Selection } from '../../domain/selection.ts';
import { asError, notFound } from '../../errors.ts';
import { field, fieldWithArgs, prefetchSettings, prefetchTestType } from './field-table.ts';
import { loadFields } from './load-fields.ts';
import type { FieldTable, ReadSession, ValueFor } from './read-session.ts';
import { DOWNLOAD_FORMATS } from './samples.ts';

const seriesArgs = z.object({
  axes: z.array(z.enum(AXES)),
  from: z.number().nullish(),
  to: z.number().nullish(),
  maxPoints: z.number().nullish(),
});

const downloadArgs = z.object({
  format: z.enum([...DOWNLOAD_FORMATS, 'PDF']),
  language: z.enum(LANGUAGES),
});

/** Every field of a recording that is not a column of its row. */
export const recordingFields: FieldTable<RecordingView> = {
  recordOf: ({ id, participantId }) => ({ participantId, subjectId: id }),
  fields: {
    testType: field({
      prefetch: prefetchSettings,
      load: async (session) => {
        const { testTypes } = await session.settings();
        return ({ testTypeId }) => testTypes.get(testTypeId!);
      },
    }),

    band: field({
      prefetch: prefetchSettings,
      load: async (session) => {
        const { bands } = await session.settings();
        return ({ score }) => (score == null ? null : bandOf(score, bands));
      },
    }),

    model: field({
      prefetch: prefetchTestType,
      load: (session, recordings, selection) => {
        const ids = [...new Set(recordings.flatMap(({ modelId }) => modelId ?? []))];
        const rows = ids.length > 0 ? modelStore.readMany(session.records, ids, selection) : [];
        return modelsOf(session, selection, rows);
      },
      loadBeside: async ({ records }, id, selection) => {
        const rows = await modelStore.ofRecording(records, id, selection);
        return (session) => modelsOf(session, selection, rows);
      },
    }),

    // The policy checks the access, and the recording's own audit event names its participant.
    participant: field({
      load: (session, recordings, selection) => {
        const ids = participantIdsOf(recordings);
        const rows = participantStore.readMany(session.records, ids, selection);
        return participantsOf(session, recordings, selection, rows);
      },
      loadBeside: async ({ records }, id, selection) => {
        const rows = await participantStore.ofRecording(records, id, selection);
        return (session, recordings) => participantsOf(session, recordings, selection, rows);
      },
    }),

    series: fieldWithArgs({
      shows: 'recording:read',
      args: seriesArgs,
      load: ({ viewer, samples }, recordings, { args }) =>
        eachOf(recordings, (recording) =>
          samples.files.series({ ...recording, organizationId: viewer.organizationId }, args),
        ),
    }),

    download: fieldWithArgs({
      shows: 'recording:read',
      args: downloadArgs,
      load: ({ viewer, samples }, recordings, { args: { format, language } }) =>
        eachOf(recordings, (recording) =>
          format === 'PDF'
            ? samples.reports.recordingReport(viewer, recording.id, language)
            : samples.files.download(
                { ...recording, organizationId: viewer.organizationId },
                { format },
              ),
        ),
    }),
  },
};

/** Loads one value for each recording. Returns an error in place of a value that could not be loaded. */
async function eachOf(
  recordings: readonly RecordingView[],
  load: (recording: RecordingView) => Promise<unknown>,
): Promise<ValueFor<RecordingView>> {
  const entries = recordings.map(
    async (recording) => [recording, await load(recording).catch(asError)] as const,
  );
  const values = new Map(await Promise.all(entries));
  return (recording) => values.get(recording);
}

const participantIdsOf = (recordings: readonly RecordingView[]) => [
  ...new Set(recordings.map(({ participantId }) => participantId)),
];

async function modelsOf(
  session: ReadSession,
  selection: Selection,
  rows: readonly ModelRow[] | Promise<readonly ModelRow[]>,
): Promise<ValueFor<RecordingView>> {
  const [settings, found] = await Promise.all([selection['testType'] && session.settings(), rows]);
  const models = new Map(
    found.map((row) => [row.id, { ...row, testType: settings?.testTypes.get(row.testTypeId) }]),
  );
  return ({ modelId }) => (modelId == null ? null : models.get(modelId));
}

async function participantsOf(
  session: ReadSession,
  recordings: readonly RecordingView[],
  selection: Selection,
  rows: readonly ParticipantRow[] | Promise<readonly ParticipantRow[]>,
): Promise<ValueFor<RecordingView>> {
  session.viewer.assertCan('participant:read');
  const ids = participantIdsOf(recordings);
  const [found, fieldsOf] = await Promise.all([
    rows,
    loadFields(session, session.tables.participant, ids, selection),
  ]);
  const participants = new Map(found.map((row) => [row.id, { ...row, ...fieldsOf(row.id) }]));
  return ({ participantId }) => {
    const participant = participants.get(participantId);
    if (participant === undefined) throw notFound('participant', 'id');
    return participant;
  };
}
