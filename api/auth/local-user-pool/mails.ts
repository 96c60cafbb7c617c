import type { Mail } from '../../notifications/notifier.ts';

export const confirmationMail = (to: string, code: string): Mail => ({
  to,
  subject: 'Your Gaitway confirmation code',
  text: `Your confirmation code is ${code}.\n\nIt is good for 24 hours. If you did not sign up, you need not do anything.`,
});

export const passwordResetMail = (to: string, code: string): Mail => ({
  to,
  subject: 'Your Gaitway password reset code',
  text: `Your code for a new password is ${code}.\n\nIt is good for one hour. If you did not ask for it, your password stays as it is.`,
});

/** Who signs up once more learns it here; on the page, a stranger would learn who has an account. */
export const alreadySignedUpMail = (to: string): Mail => ({
  to,
  subject: 'You have a Gaitway account already',
  text: 'Somebody signed up with your address, which has an account. If it was you, sign in, or ask for a new password there. If not, you need not do anything.',
});

/** Where a code went, such as `j***@e***`: the `CodeDeliveryDetails` of an answer. */
export function deliveredTo(email: string) {
  const [name = '', domain = ''] = email.split('@');
  return {
    AttributeName: 'email',
    DeliveryMedium: 'EMAIL',
    Destination: `${name.slice(0, 1)}***@${domain.slice(0, 1)}***`,
  };
}
