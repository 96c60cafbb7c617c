import { Field, Float, ObjectType } from 'type-graphql';
import { MovementAspect } from './movement.enum.ts';

@ObjectType({ description: 'Measures of the movement. Null where the phone lacks the sensor.' })
export class MovementMeasures {
  @Field(() => Float, {
    description: 'Duration of the middle 90 % of the motion, in seconds.',
  })
  activeSeconds!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Strongest frequency of the acceleration, in Hz.',
  })
  tempoHz!: number | null;

  @Field(() => Float, { nullable: true, description: 'From 0 to 1; 1 is a single pure rhythm.' })
  regularity!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Standard deviation of the magnitude of the acceleration, in m/s².',
  })
  intensityMps2!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean speed of rotation, in rad/s.' })
  turningRadps!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Log dimensionless jerk of the acceleration. No unit; values nearer to 0 are smoother.',
  })
  smoothness!: number | null;
}

@ObjectType({ description: 'How much one aspect of the movement changed a score.' })
export class ScoreReason {
  @Field(() => MovementAspect, { description: 'The aspect.' })
  aspect!: `${MovementAspect}`;

  @Field(() => Float, {
    description:
      'Score points: the score minus what it would be if this aspect were as in the participant’s training recordings.',
  })
  effect!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Value in this recording, in the unit of `MovementMeasures`; null for an aspect that has no single number.',
  })
  value!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Mean over the training recordings, in the unit of `value`; null when `value` has none.',
  })
  usual!: number | null;
}
