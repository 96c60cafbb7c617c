import { expect, it } from 'vitest';
import { hashPassword } from '../../../../api/auth/local-user-pool/password-hash.ts';

it('hashes for other networks while one network has used up its share', async () => {
  const finished: string[] = [];
  const hash = (network: string) =>
    hashPassword('Correct-Horse-7', 10, network).then(
      () => finished.push(network),
      (error: { type: string }) => error.type,
    );
  const greedy = Array.from({ length: 60 }, () => hash('greedy'));
  const other = hash('other');
  expect(await other).toBeLessThanOrEqual(5); // the running ones, not the waiting ones
  const refused = (await Promise.all(greedy)).filter((result) => typeof result === 'string');
  expect(refused).toEqual(Array.from({ length: 8 }, () => 'TooManyRequestsException'));
  expect(finished).toHaveLength(53);
});
