/** Tells the user pool which invitation the visitor opened; the sign-up joins that one. */
export const opened = (invitation: string | undefined): Record<string, string> =>
  invitation === undefined ? {} : { invitationId: invitation };
