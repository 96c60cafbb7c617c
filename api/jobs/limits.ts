/**
 * Time limits that depend on one another, in seconds. Change one here and the others follow;
 * `test/unit/jobs/limits.test.ts` checks their order.
 */

/** A job that runs longer fails this attempt. */
export const JOB_SECONDS = 300;

/** Time that the job of a query needs beside the query itself: reading the statement, storing the result. */
const BESIDE_QUERY_SECONDS = 20;

/** The longest time limit that `QUERY_SECONDS` may set, so that a query ends before its job does. */
export const LONGEST_QUERY_SECONDS = JOB_SECONDS - BESIDE_QUERY_SECONDS;

/**
 * The delay of the second round of an erasure. A job that was working on the person's data when the person was erased
 * may leave files behind; after this time it has ended, however late the queue noticed.
 */
export const ERASURE_SECOND_ROUND_SECONDS = 2 * JOB_SECONDS;
