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
  RequestRecordingUploadInput,
  RetryRecordingInput,
  SetClinicianScoreInput,
  SubmitRecordingInput,
  UpdateRecordingNotesInput,
} from '../schema/recording/recording.input.ts';
import {
  DeleteRecordingsPayload,
  RetryRecordingPayload,
  SetClinicianScorePayload,
  SubmitRecordingPayload,
  UpdateRecordingNotesPayload,
} from '../schema/recording/recording.payload.ts';
import { RecordingUpload } from '../schema/recording/recording-upload.type.ts';
import { Recording } from '../schema/recording/recording.type.ts';
import { LookAhead } from './look-ahead.ts';
import { requireFound } from './require-found.ts';

@Resolver()
export class RecordingResolver {
  @Authorized()
  @Query(() => Recording, {
    nullable: true,
    description:
      'One recording. Null when the recording does not exist or the viewer may not see it.',
  })
  recording(
    @Arg('id', () => ID, { description: 'Id of the recording.' }) id: string,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead() selection: Selection,
  ) {
    return services.recordings.find(viewer, id, selection);
  }

  @Authorized()
  @Costs({ weight: 100 })
  @Mutation(() => SubmitRecordingPayload, {
    description:
      'Stores a recording, which is then converted and scored in the background. Idempotent by `id`. Participants may, for themselves; care providers may, for people in their care. CONFLICT for different content under the same id; LIMIT_EXCEEDED for a recording that is too large.',
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
    description:
      'Returns an address to upload a document that is too large to send inline. LIMIT_EXCEEDED when the viewer has too many open uploads.',
  })
  requestRecordingUpload(
    @Arg('input', () => RequestRecordingUploadInput) input: RequestRecordingUploadInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<RecordingUpload> {
    return services.uploads.request(viewer, input);
  }

  @Authorized()
  @Mutation(() => SetClinicianScorePayload, {
    description:
      'Sets or removes a clinician’s score. Models that learn from the recording are trained again. Care providers may, for people in their care.',
  })
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
  @Mutation(() => UpdateRecordingNotesPayload, {
    description: 'Replaces the notes of a recording. Care providers may, for people in their care.',
  })
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
  @Mutation(() => RetryRecordingPayload, {
    description:
      'Processes a failed recording again, from the conversion on. Care providers may, for people in their care; admins may. CONFLICT when the recording has not failed.',
  })
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
      'Deletes recordings with all their files, all of them or none. Models that learned from them are trained again. Care providers may, for people in their care.',
  })
  async deleteRecordings(
    @Arg('input', () => DeleteRecordingsInput) input: DeleteRecordingsInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<DeleteRecordingsPayload> {
    return { deletedIds: await services.recordings.delete(viewer, input.recordingIds) };
  }

  @Authorized()
  @Subscription(() => Recording, {
    description: 'Sends each recording that the viewer may see when it arrives or changes.',
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
    @Arg('participantId', () => ID, {
      nullable: true,
      description: 'Only recordings of this participant.',
    })
    _participantId: string | null,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead() selection: Selection,
  ) {
    return services.recordings.find(viewer, recording.id, selection);
  }
}
