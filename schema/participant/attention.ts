import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum AttentionReason {
  FALLING_SCORES = 'FALLING_SCORES',
  INACTIVE = 'INACTIVE',
  RECORDING_FAILED = 'RECORDING_FAILED',
  RECORDING_WAITING = 'RECORDING_WAITING',
  CLINICIAN_SCORE_MISSING = 'CLINICIAN_SCORE_MISSING',
}

registerEnumType(AttentionReason, {
  name: 'AttentionReason',
  description: 'Why somebody should look at a participant. In order of urgency.',
  valuesConfig: {
    FALLING_SCORES: {
      description:
        'The newest three scores of a test are, on average, at least 10 points below the up to seven before them.',
    },
    INACTIVE: {
      description:
        'No recording for as many days as the organization says; for a newcomer, since they were added.',
    },
    RECORDING_FAILED: {
      description: 'A recording stopped, and nobody has run it again or deleted it.',
    },
    RECORDING_WAITING: { description: 'A recording waits for a model.' },
    CLINICIAN_SCORE_MISSING: {
      description:
        'None of the recordings of 90 days, up to the newest, has a clinician’s score to hold the model against.',
    },
  },
});

@ObjectType({ description: 'How many participants have a reason.' })
export class AttentionCount {
  @Field(() => AttentionReason)
  reason!: `${AttentionReason}`;

  @Field(() => Int)
  count!: number;
}
