import { readFileSync } from 'node:fs';
import { GraphQLScalarType } from 'graphql';
import { openObjects } from '../dataset/store-samples.ts';

/** The environment that the benchmark sets for every peer. */
export const DATABASE_URL = required('DATABASE_URL');
export const PORT = Number(required('PORT'));
export const objects = openObjects(required('DATA_DIR'));

/** The schema of peers that use SDL. */
export const typeDefs = (): string =>
  readFileSync(new URL('./schema.graphql', required('PEERS_URL')), 'utf8');

/** The shortest possible. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize: (value) => (value as Date).toISOString(),
  parseValue: (value) => new Date(value as string),
});

/** Reports to the benchmark that the server is ready. */
export const reportReady = (): void => console.log('is ready');

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing: the benchmark starts this file`);
  return value;
}
