import { ArgsType, Field } from 'type-graphql';
import { PagingArgs } from '../paging/paging.args.ts';
import { ParticipantOrder } from './participant.enum.ts';
import { ParticipantFilter } from './participants.input.ts';

@ArgsType()
export class ParticipantsArgs extends PagingArgs {
  @Field(() => ParticipantFilter, {
    nullable: true,
    description: 'Every participant when omitted.',
  })
  filter?: ParticipantFilter | null;

  @Field(() => ParticipantOrder, { nullable: true, description: 'NAME_ASC when omitted.' })
  orderBy?: ParticipantOrder | null;
}
