import { expect, it } from 'vitest';
import { publishDelaySeconds } from '../../../../api/analytics/lake/publish-delay.ts';

it('grows with the file, up to five minutes', () => {
  const sizes = [0, 2_000, 16_000, 17_500, 159_000, 1_570_000, 15_700_000];
  expect(sizes.map(publishDelaySeconds)).toEqual([1, 1, 1, 2, 143, 300, 300]);
});
