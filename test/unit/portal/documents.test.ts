import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import * as generated from '../../../portal/src/__generated__/graphql.ts';
import { ROOT_FOLDER } from '../../../api/root-folder.ts';

const documents = Object.entries(generated).filter(([name]) => name.endsWith('Document'));

it('each document has the fragments that it uses, each of them once', async () => {
  const schema = buildSchema(await readFile(join(ROOT_FOLDER, 'schema/schema.graphql'), 'utf8'));
  expect(documents.length).toBeGreaterThan(50);
  for (const [name, text] of documents) {
    expect(validate(schema, parse(text as unknown as string)), name).toEqual([]);
  }
});
