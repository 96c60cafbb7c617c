import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

/** The types of `schema.graphql` in type-graphql, with plain fields without resolvers, as its manual advises. */
const asNames = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as Record<Name, Name>;

export const Axis = asNames('AX', 'AY', 'AZ', 'GX', 'GY', 'GZ', 'MX', 'MY', 'MZ');
const RecordingStatus = asNames(
  ...(['RECEIVED', 'CONVERTED', 'TRAINING', 'AWAITING_MODEL', 'SCORED', 'FAILED'] as const),
);
export const ScoreBand = asNames('OK', 'LOW', 'VERY_LOW');
registerEnumType(Axis, { name: 'Axis' });
registerEnumType(RecordingStatus, { name: 'RecordingStatus' });
registerEnumType(ScoreBand, { name: 'ScoreBand' });

@ObjectType({ simpleResolvers: true })
export class TestType {
  @Field(() => ID)
  id!: string;
  @Field(() => String)
  key!: string;
  @Field(() => String)
  name!: string;
}

@ObjectType({ simpleResolvers: true })
export class CareProvider {
  @Field(() => ID)
  id!: string;
  @Field(() => String)
  name!: string;
  @Field(() => String)
  email!: string;
}

@ObjectType({ simpleResolvers: true })
export class Assignment {
  @Field(() => ID)
  id!: string;
  @Field(() => Date)
  assignedAt!: Date;
}

@ObjectType({ simpleResolvers: true })
export class ScoringModel {
  @Field(() => ID)
  id!: string;
  @Field(() => Int)
  version!: number;
  @Field(() => Date)
  trainedAt!: Date;
  @Field(() => Int)
  trainingCount!: number;
  @Field(() => Float)
  meanAbsoluteError!: number;
  @Field(() => Float)
  baselineError!: number;
  @Field(() => Boolean)
  lowConfidence!: boolean;
}

@ObjectType({ simpleResolvers: true })
export class ScoreSummary {
  @Field(() => Float, { nullable: true })
  average!: number | null;
  @Field(() => Int)
  count!: number;
  @Field(() => Float, { nullable: true })
  previousAverage!: number | null;
  @Field(() => Float, { nullable: true })
  change!: number | null;
}

@ObjectType({ simpleResolvers: true })
export class Participant {
  @Field(() => ID)
  id!: string;
  @Field(() => String)
  givenName!: string;
  @Field(() => String)
  familyName!: string;
  @Field(() => String, { nullable: true })
  email!: string | null;
  @Field(() => Date, { nullable: true })
  consentedAt!: Date | null;
}

@ObjectType({ simpleResolvers: true })
export class ParticipantEdge {
  @Field(() => Participant)
  node!: Participant;
}

@ObjectType({ simpleResolvers: true })
export class ParticipantConnection {
  @Field(() => [ParticipantEdge])
  edges!: ParticipantEdge[];
}

@ObjectType({ simpleResolvers: true })
export class Interval {
  @Field(() => Float)
  low!: number;
  @Field(() => Float)
  high!: number;
}

@ObjectType({ simpleResolvers: true })
export class RecordingQuality {
  @Field(() => Float)
  sampleRateHz!: number;
  @Field(() => Int)
  sampleCount!: number;
  @Field(() => Int)
  gapCount!: number;
  @Field(() => Float)
  longestGapMs!: number;
}

@ObjectType({ simpleResolvers: true })
export class AxisValues {
  @Field(() => Axis)
  axis!: string;
  @Field(() => [Float], { nullable: true })
  values!: readonly number[] | null;
}

@ObjectType({ simpleResolvers: true })
export class SensorSeries {
  @Field(() => [Float])
  offsetsMs!: readonly number[];
  @Field(() => [AxisValues])
  values!: readonly AxisValues[];
}

@ObjectType({ simpleResolvers: true })
export class Recording {
  @Field(() => ID)
  id!: string;
  @Field(() => Date)
  startedAt!: Date;
  @Field(() => Date)
  endedAt!: Date;
  @Field(() => Boolean)
  training!: boolean;
  @Field(() => String, { nullable: true })
  notes!: string | null;
  @Field(() => RecordingStatus)
  status!: string;
  @Field(() => Float, { nullable: true })
  score!: number | null;
  @Field(() => Int, { nullable: true })
  clinicianScore!: number | null;
  @Field(() => RecordingQuality, { nullable: true })
  quality!: RecordingQuality | null;
}

@ObjectType({ simpleResolvers: true })
export class RecordingEdge {
  @Field(() => Recording)
  node!: Recording;
}

@ObjectType({ simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;
  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

@ObjectType({ simpleResolvers: true })
export class RecordingConnection {
  @Field(() => [RecordingEdge])
  edges!: RecordingEdge[];
  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}
