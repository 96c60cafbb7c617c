import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { gql } from '../../../../portal/src/api/document-text.ts';
import * as generated from '../../../../portal/src/__generated__/graphql.ts';
import { ROOT_FOLDER } from '../../../../api/root-folder.ts';

const documents = Object.entries(generated).filter(([name]) => name.endsWith('Document'));

it('each document has each of its fragments once', async () => {
  const schema = buildSchema(await readFile(join(ROOT_FOLDER, 'schema/schema.graphql'), 'utf8'));
  expect(documents.length).toBeGreaterThan(50);
  for (const [name, text] of documents) {
    expect(validate(schema, parse(text as unknown as string)), name).toEqual([]);
  }
});

it('a fragment that two fragments use appears once', () => {
  const score = gql`
    fragment Score on Recording {
      score
    }
  `;
  const latest = gql`
    fragment Latest on Recording {
      id
      ...Score
    }
    ${score}
  `;
  const text = gql`
    query Recording {
      recording(id: 1) {
        ...Latest
        ...Score
      }
    }
    ${latest}
    ${score}
  `;
  const names = parse(text).definitions.map((one) => 'name' in one && one.name?.value);
  expect(names).toEqual(['Recording', 'Latest', 'Score']);
});
