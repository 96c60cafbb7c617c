import { z } from 'zod';
import { NOTICES } from '../domain/notice.ts';

/**
 * Every kind of job, with its payload: references only, never a person's data. A payload is parsed when
 * a job is sent and again when it runs, because the code may have changed in between.
 */
export const JOBS = {
  'convert-recording': {
    payload: z.object({ recordingId: z.uuid() }),
    keyOf: ({ recordingId }: { recordingId: string }) => recordingId,
    concurrency: 2,
  },
  'score-recording': {
    payload: z.object({ recordingId: z.uuid() }),
    keyOf: ({ recordingId }: { recordingId: string }) => recordingId,
    concurrency: 2,
  },
  'train-model': {
    payload: z.object({ participantId: z.uuid(), testTypeId: z.uuid() }),
    keyOf: ({ participantId, testTypeId }: { participantId: string; testTypeId: string }) =>
      `${participantId}/${testTypeId}`,
    concurrency: 1,
  },
  'ingest-inbox-object': {
    payload: z.object({ key: z.string().min(1) }),
    keyOf: ({ key }: { key: string }) => key,
    concurrency: 1,
  },
  'publish-day': {
    payload: z.object({ organizationId: z.uuid(), day: z.iso.date() }),
    keyOf: ({ organizationId, day }: { organizationId: string; day: string }) =>
      `${organizationId}/${day}`,
    concurrency: 1,
  },
  'run-sql-query': {
    payload: z.object({ queryId: z.uuid() }),
    keyOf: ({ queryId }: { queryId: string }) => queryId,
    concurrency: 2,
  },
  'mail-invitation': {
    payload: z.object({
      organizationId: z.uuid(),
      invitationId: z.uuid(),
      /** Who is invited to their own record. */
      participantId: z.uuid().nullable(),
    }),
    keyOf: ({ invitationId }: { invitationId: string }) => invitationId,
    concurrency: 1,
  },
  push: {
    payload: z.object({
      organizationId: z.uuid(),
      phoneId: z.uuid(),
      notice: z.enum(NOTICES),
    }),
    keyOf: ({ phoneId, notice }: { phoneId: string; notice: string }) => `${phoneId}/${notice}`,
    concurrency: 2,
  },
  'forget-phone': {
    payload: z.object({ organizationId: z.uuid(), address: z.string().min(1) }),
    keyOf: ({ address }: { address: string }) => address,
    concurrency: 1,
  },
  'delete-objects': {
    payload: z.object({ keys: z.array(z.string().min(1)) }),
    keyOf: ({ keys }: { keys: string[] }) => keys.join(' ').slice(0, 1000),
    concurrency: 1,
  },
  'erase-person': {
    payload: z.object({
      organizationId: z.uuid(),
      participantId: z.uuid(),
      /** Whose account goes too. */
      userId: z.uuid().nullable(),
      /** What their documents in the inbox call them. */
      identityId: z.string().nullable().default(null),
      /** Twice: what was at work on the person's data when they were erased may leave files behind. */
      round: z.enum(['first', 'last']),
    }),
    keyOf: ({ participantId, round }: { participantId: string; round: string }) =>
      `${participantId}/${round}`,
    concurrency: 1,
  },
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.output<(typeof JOBS)[Name]['payload']>;

/** What runs the jobs of one kind: one call of a service. */
export type JobHandlers = {
  readonly [Name in JobName]: {
    run(payload: JobPayload<Name>): Promise<void>;
    /** After the last attempt failed; leaves a reason where people look. */
    giveUp?(payload: JobPayload<Name>): Promise<void>;
  };
};
