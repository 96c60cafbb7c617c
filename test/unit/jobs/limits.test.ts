import { expect, it } from 'vitest';
import {
  DELETION_SECOND_ROUND_SECONDS,
  EXPIRY_SECONDS,
  JOB_SECONDS,
  LONGEST_QUERY_SECONDS,
} from '../../../api/jobs/limits.ts';

it('ends a query before its job, and a job before the second round of an erasure', () => {
  const limits = [
    LONGEST_QUERY_SECONDS,
    JOB_SECONDS,
    EXPIRY_SECONDS,
    DELETION_SECOND_ROUND_SECONDS,
  ];
  expect(limits).toEqual([280, 300, 330, 600]);
  expect(limits).toEqual(limits.toSorted((one, other) => one - other));
});
