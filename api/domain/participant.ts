/** A person whose movement is followed, as one viewer sees them. */
export interface Participant {
  readonly id: string;
  readonly organizationId: string;
  /** The user who signs in as this participant; null until they registered. */
  readonly ownerUserId: string | null;
  /** `region:uuid`, the `user_id` inside recordings that the mobile app uploads by itself. */
  readonly identityId: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly consentedAt: Date | null;
  /** When they asked to be forgotten; null when they did not. */
  readonly erasureRequestedAt: Date | null;
  /** Whether the viewer is in the care team. */
  readonly inViewersCare: boolean;
}

/** A care provider in a care team. */
export interface CareProvider {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}
