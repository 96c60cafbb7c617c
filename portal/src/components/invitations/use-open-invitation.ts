import { useState } from 'react';
import { useMutation } from 'urql';
import {
  type OpenInvitationFragment,
  SendInvitationAgainDocument,
} from '../../__generated__/graphql.ts';
import { fireAndForget } from '../../fire-and-forget.ts';

/** An email is sent within a second, or with all retries within half a minute. */
const MAIL_TAKES_MS = 30_000;

/** The state of an open invitation, and a function that resends it. */
export function useOpenInvitation(invitation: OpenInvitationFragment) {
  const { id: invitationId, createdAt, expiresAt, mailedAt } = invitation;
  const [sending, send] = useMutation(SendInvitationAgainDocument);
  const [openedAt] = useState(() => Date.now());
  const wasSent = sending.data !== undefined;
  const isOld = Date.parse(createdAt) < openedAt - MAIL_TAKES_MS;
  return {
    hasExpired: Date.parse(expiresAt) < openedAt,
    /** Whether the email is overdue. */
    isOverdue: mailedAt === null && isOld && !wasSent,
    wasSent,
    isSending: sending.fetching,
    error: sending.error,
    resend: () => fireAndForget(send({ invitationId })),
  };
}

export type OpenInvitation = ReturnType<typeof useOpenInvitation>;
