import {
  Arg,
  Authorized,
  Ctx,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import type { Selection } from '../api/domain/selection.ts';
import { Costs } from '../schema/limits.ts';
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
import { Recording } from '../schema/recording/recording.type.ts';
import { LookAhead } from './look-ahead.ts';
import { requireFound } from './require-found.ts';

@Resolver()
export class RecordingResolver {
  @Authorized()
  @Query(() => Recording, {
    nullable: true,
    description: 'Null when there is none that the viewer may see.',
  })
  recording(
    @Arg('id', () => ID) id: string,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead() selection: Selection,
  ) {
    return services.recordings.find(viewer, id, selection);
  }

  @Authorized()
  @Costs({ weight: 100 })
  @Mutation(() => SubmitRecordingPayload, {
    description: 'Keeps a recording; it is converted and scored soon after. Idempotent on its id.',
  })
  async submitRecording(
    @Arg('input', () => SubmitRecordingInput) input: SubmitRecordingInput,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead('recording') selection: Selection,
  ) {
    const { id } = await services.submissions.submit(viewer, input);
    return {
      recording: await requireFound('recording', services.recordings.find(viewer, id, selection)),
    };
  }

  @Authorized()
  @Costs({ weight: 20 })
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
    @LookAhead('recording') selection: Selection,
  ) {
    const { id } = await services.recordings.setClinicianScore(viewer, input);
    return {
      recording: await requireFound('recording', services.recordings.find(viewer, id, selection)),
    };
  }

  @Authorized()
  @Mutation(() => UpdateRecordingNotesPayload)
  async updateRecordingNotes(
    @Arg('input', () => UpdateRecordingNotesInput) input: UpdateRecordingNotesInput,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead('recording') selection: Selection,
  ) {
    const { id } = await services.recordings.updateNotes(viewer, input);
    return {
      recording: await requireFound('recording', services.recordings.find(viewer, id, selection)),
    };
  }

  @Authorized()
  @Costs({ weight: 100 })
  @Mutation(() => RetryRecordingPayload, { description: 'Runs a failed recording again.' })
  async retryRecording(
    @Arg('input', () => RetryRecordingInput) input: RetryRecordingInput,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead('recording') selection: Selection,
  ) {
    const { id } = await services.recordings.retry(viewer, input.recordingId);
    return {
      recording: await requireFound('recording', services.recordings.find(viewer, id, selection)),
    };
  }

  @Authorized()
  @Costs<{ input: DeleteRecordingsInput }>({
    weight: ({ input }) => 10 * (input?.recordingIds.length ?? 1),
  })
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
    @Root() recording: { readonly id: string },
    @Arg('participantId', () => ID, { nullable: true, description: 'Of this participant only.' })
    _participantId: string | null,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead() selection: Selection,
  ) {
    return services.recordings.find(viewer, recording.id, selection);
  }
}
