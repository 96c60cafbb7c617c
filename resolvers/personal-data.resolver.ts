import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import type { Selection } from '../api/domain/selection.ts';
import { Costs } from '../schema/limits.ts';
import {
  EraseParticipantInput,
  EraseParticipantPayload,
  ExportParticipantInput,
  ExportParticipantPayload,
  RequestErasureInput,
  RequestErasurePayload,
} from '../schema/participant/personal-data.input.ts';
import { LookAhead } from './look-ahead.ts';
import { requireFound } from './require-found.ts';

/** What a person may ask for about all of their data at once. */
@Resolver()
export class PersonalDataResolver {
  @Authorized()
  @Costs({ weight: 500 })
  @Mutation(() => ExportParticipantPayload, {
    description: 'Everything there is about a participant, to take away.',
  })
  async exportParticipant(
    @Arg('input', () => ExportParticipantInput) { participantId }: ExportParticipantInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<ExportParticipantPayload> {
    return { download: await services.downloads.archive(viewer, participantId) };
  }

  @Authorized()
  @Mutation(() => RequestErasurePayload, {
    description: 'A participant asks to be forgotten; an admin may record it for them.',
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
      'Takes a person who asked for it out whole: rows, files, models and account. There is no way back.',
  })
  async eraseParticipant(
    @Arg('input', () => EraseParticipantInput) { participantId }: EraseParticipantInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<EraseParticipantPayload> {
    return services.erasures.erase(viewer, participantId);
  }
}
