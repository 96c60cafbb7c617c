import { readFileSync, writeFileSync } from 'node:fs';
import { resolvers } from '../resolvers/index.ts';
import { buildGatewaySchema, printGatewaySchema } from '../schema/build-schema.ts';

// `npm run sdl` writes schema.graphql; with --check it only reports whether the file is current.
const file = new URL('../schema/schema.graphql', import.meta.url);
const sdl = printGatewaySchema(buildGatewaySchema(resolvers, () => false));

if (!process.argv.includes('--check')) {
  writeFileSync(file, sdl);
} else if (readFileSync(file, 'utf8') !== sdl) {
  console.error('schema/schema.graphql is stale: run `npm run sdl` and commit it.');
  process.exitCode = 1;
}
