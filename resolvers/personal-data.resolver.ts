import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import type { Selection } from '../api/domain/selection.ts';
import { Costs } from '../schema/limits.ts';
import {
  EraseParticipantInput,
  ExportParticipantInput,
  RequestErasureInput,
} from '../schema/participant/personal-data.input.ts';
import {
  EraseParticipantPayload,
  ExportParticipantPayload,
  RequestErasurePayload,
} from '../schema/participant/personal-data.payload.ts';
import { LookAhead } from './look-ahead.ts';
import { requireFound } from './require-found.ts';

/** Export and erasure of everything that Gaitway stores about a participant. */
@Resolver()
export class PersonalDataResolver {
  @Authorized()
  @Costs({ weight: 500 })
  @Mutation(() => ExportParticipantPayload, {
    description:
      'Exports everything that Gaitway stores about a participant. Participants may, for themselves; admins may.',
  })
  async exportParticipant(
    @Arg('input', () => ExportParticipantInput) { participantId }: ExportParticipantInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<ExportParticipantPayload> {
    return { download: await services.downloads.archive(viewer, participantId) };
  }

  @Authorized()
  @Mutation(() => RequestErasurePayload, {
    description:
      'Records that a participant asks to be erased, or withdraws the request. Participants may, for themselves; admins may on their behalf.',
  })
  async requestErasure(
    @Arg('input', () => RequestErasureInput) input: RequestErasureInput,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead('participant') selection: Selection,
  ) {
    const { id } = await services.erasures.request(viewer, input);
    return {
      participant: await requireFound(
        'participant',
        services.participants.find(viewer, id, selection),
      ),
    };
  }

  @Authorized()
  @Costs({ weight: 500 })
  @Mutation(() => EraseParticipantPayload, {
    description:
      'Erases a participant who has asked for it: rows, files, models and account. This cannot be undone. Care providers may, for people in their care; admins may. CONFLICT without a request.',
  })
  async eraseParticipant(
    @Arg('input', () => EraseParticipantInput) { participantId }: EraseParticipantInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<EraseParticipantPayload> {
    return services.erasures.erase(viewer, participantId);
  }
}
