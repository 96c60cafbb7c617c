import 'reflect-metadata';
import type { NonEmptyArray } from 'type-graphql';
import { AdministrationResolver } from './administration.resolver.ts';
import { ParticipantResolver } from './participant.resolver.ts';
import { PersonalDataResolver } from './personal-data.resolver.ts';
import { PhoneResolver } from './phone.resolver.ts';
import { RecordingResolver } from './recording.resolver.ts';
import { SavedQueryResolver } from './saved-query.resolver.ts';
import { SqlQueryResolver } from './sql-query.resolver.ts';
import { TestTypeResolver } from './test-type.resolver.ts';
import { UserResolver } from './user.resolver.ts';
import { ViewerResolver } from './viewer.resolver.ts';

/** Every resolver of the API. A class that is not listed here is not part of the schema. */
export const resolvers: NonEmptyArray<new () => object> = [
  ViewerResolver,
  ParticipantResolver,
  RecordingResolver,
  SqlQueryResolver,
  SavedQueryResolver,
  TestTypeResolver,
  UserResolver,
  AdministrationResolver,
  PersonalDataResolver,
  PhoneResolver,
];
