import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';

export enum MovementAspect {
  DURATION = 'DURATION',
  TEMPO = 'TEMPO',
  REGULARITY = 'REGULARITY',
  INTENSITY = 'INTENSITY',
  TURNING = 'TURNING',
  SMOOTHNESS = 'SMOOTHNESS',
  COORDINATION = 'COORDINATION',
  POSTURE = 'POSTURE',
  SURROUNDINGS = 'SURROUNDINGS',
}

registerEnumType(MovementAspect, {
  name: 'MovementAspect',
  description: 'What can be said of a movement in plain words.',
  valuesConfig: {
    DURATION: { description: 'How long the motion itself took.' },
    TEMPO: { description: 'How fast it was repeated.' },
    REGULARITY: { description: 'How even its rhythm was.' },
    INTENSITY: { description: 'How strong it was.' },
    TURNING: { description: 'How fast the body turned.' },
    SMOOTHNESS: { description: 'How few jerks it had.' },
    COORDINATION: { description: 'How the directions moved together.' },
    POSTURE: { description: 'How the phone was held or worn.' },
    SURROUNDINGS: { description: 'The magnetic field, which beds and doors move too.' },
  },
});

@ObjectType({ description: 'How the person moved. Null where the phone had no such sensor.' })
export class MovementMeasures {
  @Field(() => Float, {
    description: 'The time that holds the middle nine tenths of the motion, in seconds.',
  })
  activeSeconds!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The strongest frequency of the acceleration.',
  })
  tempoHz!: number | null;

  @Field(() => Float, { nullable: true, description: '0 to 1; 1 is one pure rhythm.' })
  regularity!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Standard deviation of the strength of the acceleration, m/s².',
  })
  intensityMps2!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean speed of rotation, rad/s.' })
  turningRadps!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Log dimensionless jerk of the acceleration; no unit, nearer to 0 is smoother.',
  })
  smoothness!: number | null;
}

@ObjectType({ description: 'How far one aspect of the movement moved a score.' })
export class ScoreReason {
  @Field(() => MovementAspect)
  aspect!: `${MovementAspect}`;

  @Field(() => Float, {
    description:
      "Score points: the score, less what it were had this aspect been as in the person's training recordings.",
  })
  effect!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'In this recording, in the unit of `MovementMeasures`; null for an aspect that no single number stands for.',
  })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'Its mean over the training recordings.' })
  usual!: number | null;
}
