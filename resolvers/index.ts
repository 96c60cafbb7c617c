import 'reflect-metadata';
import type { NonEmptyArray } from 'type-graphql';
import { ParticipantConnectionResolver, ParticipantResolver } from './participant.resolver.ts';
import { RecordingConnectionResolver, RecordingResolver } from './recording.resolver.ts';
import { AxisRangeResolver, ScoringModelResolver, TestTypeResolver } from './test-type.resolver.ts';
import { ViewerResolver } from './viewer.resolver.ts';

/** Every resolver of the API. A class that is not listed here does not exist. */
export const resolvers: NonEmptyArray<new () => object> = [
  ViewerResolver,
  ParticipantResolver,
  ParticipantConnectionResolver,
  RecordingResolver,
  RecordingConnectionResolver,
  TestTypeResolver,
  ScoringModelResolver,
  AxisRangeResolver,
];
