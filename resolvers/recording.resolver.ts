import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { RequestContext } from '../api/context.ts';
import { Participant } from '../schema/participant/participant.type.ts';
import { RecordingConnection } from '../schema/recording/recording.connection.ts';
import { DownloadFormat, Language } from '../schema/recording/recording.enums.ts';
import {
  DeleteRecordingsInput,
  DeleteRecordingsPayload,
  RecordingUpload,
  RequestRecordingUploadInput,
  RetryRecordingInput,
  RetryRecordingPayload,
  SetClinicianScoreInput,
  SetClinicianScorePayload,
  SubmitRecordingInput,
  SubmitRecordingPayload,
  UpdateRecordingNotesInput,
  UpdateRecordingNotesPayload,
} from '../schema/recording/recording.input.ts';
import { Download, Recording, SensorSeries } from '../schema/recording/recording.type.ts';
import { SeriesArgs } from '../schema/recording/recordings.args.ts';
import { ScoringModel } from '../schema/scoring-model/scoring-model.type.ts';
import { TestType } from '../schema/test-type/test-type.type.ts';

@Resolver(() => Recording)
export class RecordingResolver {
  @Authorized()
  @Query(() => Recording, {
    nullable: true,
    description: 'Null when there is none that the viewer may see.',
  })
  recording(@Arg('id', () => ID) id: string, @Ctx() { viewer, services }: RequestContext) {
    return services.recordings.find(viewer, id);
  }

  @Authorized()
  @Mutation(() => SubmitRecordingPayload, {
    description: 'Keeps a recording; it is converted and scored soon after. Idempotent on its id.',
  })
  async submitRecording(
    @Arg('input', () => SubmitRecordingInput) input: SubmitRecordingInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<SubmitRecordingPayload> {
    return { recording: await services.submissions.submit(viewer, input) };
  }

  @Authorized()
  @Mutation(() => RecordingUpload, {
    description: 'For documents that are too large to send inline.',
  })
  requestRecordingUpload(
    @Arg('input', () => RequestRecordingUploadInput) input: RequestRecordingUploadInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<RecordingUpload> {
    return services.submissions.requestUpload(viewer, input);
  }

  @Authorized()
  @Mutation(() => SetClinicianScorePayload)
  async setClinicianScore(
    @Arg('input', () => SetClinicianScoreInput) input: SetClinicianScoreInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<SetClinicianScorePayload> {
    return { recording: await services.recordings.setClinicianScore(viewer, input) };
  }

  @Authorized()
  @Mutation(() => UpdateRecordingNotesPayload)
  async updateRecordingNotes(
    @Arg('input', () => UpdateRecordingNotesInput) input: UpdateRecordingNotesInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<UpdateRecordingNotesPayload> {
    return { recording: await services.recordings.updateNotes(viewer, input) };
  }

  @Authorized()
  @Mutation(() => RetryRecordingPayload, { description: 'Runs a failed recording again.' })
  async retryRecording(
    @Arg('input', () => RetryRecordingInput) input: RetryRecordingInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<RetryRecordingPayload> {
    return { recording: await services.recordings.retry(viewer, input.recordingId) };
  }

  @Authorized()
  @Mutation(() => DeleteRecordingsPayload, {
    description:
      'Takes recordings away whole: rows, JSON, CSV and Parquet. Models that learned from them are trained anew.',
  })
  async deleteRecordings(
    @Arg('input', () => DeleteRecordingsInput) input: DeleteRecordingsInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<DeleteRecordingsPayload> {
    return { deletedIds: await services.recordings.delete(viewer, input.recordingIds) };
  }

  @Authorized()
  @Subscription(() => Recording, {
    description:
      'Each recording that the viewer may see, whenever it arrives or its state changes.',
    subscribe: ({
      args,
      context,
    }: {
      args: { participantId?: string | null };
      context: RequestContext;
    }) => context.services.recordings.watch(context.viewer, args.participantId ?? null),
  })
  recordingChanged(
    @Root() recording: Recording,
    @Arg('participantId', () => ID, { nullable: true, description: 'Of this participant only.' })
    _participantId: string | null,
  ): Recording {
    return recording;
  }

  @FieldResolver(() => Participant)
  participant(@Root() recording: Recording, @Ctx() { loaders }: RequestContext) {
    return loaders.participant.load(recording.participantId);
  }

  @FieldResolver(() => TestType)
  testType(@Root() recording: Recording, @Ctx() { loaders }: RequestContext) {
    return loaders.testType.load(recording.testTypeId);
  }

  @FieldResolver(() => ScoringModel, {
    nullable: true,
    description: 'The model that made the score.',
  })
  model(@Root() recording: Recording, @Ctx() { loaders }: RequestContext) {
    return recording.modelId === null ? null : loaders.model.load(recording.modelId);
  }

  @FieldResolver(() => SensorSeries, {
    description: 'UNAVAILABLE until the recording is converted.',
  })
  series(
    @Root() recording: Recording,
    @Args(() => SeriesArgs) args: SeriesArgs,
    @Ctx() { viewer, services }: RequestContext,
  ) {
    return services.recordingFiles.series(viewer, recording.id, args);
  }

  @FieldResolver(() => Download, { description: 'UNAVAILABLE until the recording is converted.' })
  download(
    @Root() recording: Recording,
    @Arg('format', () => DownloadFormat) format: `${DownloadFormat}`,
    @Arg('language', () => Language, { defaultValue: 'en', description: 'Of a PDF.' })
    language: `${Language}`,
    @Ctx() { viewer, services }: RequestContext,
  ) {
    return format === 'PDF'
      ? services.reports.recordingReport(viewer, recording.id, language)
      : services.recordingFiles.download(viewer, recording.id, format);
  }
}

@Resolver(() => RecordingConnection)
export class RecordingConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many there are on all pages.' })
  totalCount(@Root() connection: RecordingConnection) {
    return connection.countAll();
  }
}
