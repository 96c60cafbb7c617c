import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import type { Wanted } from '../api/domain/wanted.ts';
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
import { stillThere } from './still-there.ts';

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
    @LookAhead('participant') wanted: Wanted,
  ) {
    const { id } = await services.erasures.request(viewer, input);
    return {
      participant: await stillThere('participant', services.participants.find(viewer, id, wanted)),
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
