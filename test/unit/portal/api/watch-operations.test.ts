import { Client, gql } from 'urql';
import { filter, pipe } from 'wonka';
import { expect, it } from 'vitest';
import { watchOperations } from '../../../../portal/src/api/watch-operations.ts';

it('reports an operation that no caller waits for any more', () => {
  const seen: string[] = [];
  const client = new Client({
    url: 'http://gaitway.example/graphql',
    exchanges: [
      watchOperations({ onOperation: ({ kind }) => seen.push(kind) }),
      () => (operations) =>
        pipe(
          operations,
          filter(() => false),
        ) as never, // never responds
    ],
  });
  const { unsubscribe } = client.query(gql('{ me { id } }'), {}).subscribe(() => undefined);
  expect(seen).toEqual(['query']);
  unsubscribe();
  expect(seen).toEqual(['query', 'teardown']);
});
