import { useState } from 'react';
import { useMutation } from 'urql';
import {
  type OpenInvitationFragment,
  SendInvitationAgainDocument,
} from '../../__generated__/graphql.ts';
import { background } from '../../background.ts';

/** A mail leaves within a second; with all its attempts, within half a minute. */
const MAIL_TAKES_MS = 30_000;

/** How an invitation stands that nobody has accepted, and a way to mail it once more. */
export function useOpenInvitation(invitation: OpenInvitationFragment) {
  const { id: invitationId, createdAt, expiresAt, mailedAt } = invitation;
  const [sending, send] = useMutation(SendInvitationAgainDocument);
  const [openedAt] = useState(() => Date.now());
  const wasSent = sending.data !== undefined;
  const isOld = Date.parse(createdAt) < openedAt - MAIL_TAKES_MS;
  return {
    hasExpired: Date.parse(expiresAt) < openedAt,
    /** Its mail should have left long ago. */
    isOverdue: mailedAt === null && isOld && !wasSent,
    wasSent,
    isSending: sending.fetching,
    error: sending.error,
    sendAgain: () => background(send({ invitationId })),
  };
}

export type OpenInvitation = ReturnType<typeof useOpenInvitation>;
