import { z } from 'zod';
import { defineJob } from '../jobs/define-job.ts';

interface Invitations {
  mail(invitation: {
    readonly organizationId: string;
    readonly invitationId: string;
  }): Promise<void>;
}

/** Mails an invitation that has not been mailed yet. */
export const mailInvitationJob = defineJob({
  name: 'mail-invitation',
  payload: z.object({
    organizationId: z.uuid(),
    invitationId: z.uuid(),
    /** Set when a participant is invited to their own record. */
    participantId: z.uuid().nullable(),
  }),
  keyOf: ({ invitationId }) => invitationId,
  concurrency: 1,
  run: (invitation, invitations: Invitations) => invitations.mail(invitation),
});
