import { LANGUAGES, type Language } from './language.ts';

/** What a mail says. */
export interface MailWords {
  readonly subject: string;
  readonly text: string;
}

/** Writes a mail in every language, because the recipient's preferred language is not known yet. */
const inEveryLanguage = (say: Readonly<Record<Language, MailWords>>): MailWords => ({
  subject: LANGUAGES.map((language) => say[language].subject).join(' / '),
  text: LANGUAGES.map((language) => say[language].text).join('\n\n---\n\n'),
});

export function invitationWords(invitation: {
  readonly organization: string;
  readonly signUpUrl: string;
  readonly expiresAt: Date;
}): MailWords {
  const { organization, signUpUrl, expiresAt } = invitation;
  const lastDay = (language: Language) =>
    expiresAt.toLocaleDateString(language === 'en' ? 'en-GB' : language, {
      dateStyle: 'long',
      timeZone: 'UTC',
    });
  return inEveryLanguage({
    en: {
      subject: 'You are invited to Gaitway',
      text:
        `${organization} invites you to Gaitway.\n\nSign up with this email address at ${signUpUrl}\n` +
        `The invitation is valid until ${lastDay('en')}.`,
    },
    fr: {
      subject: 'Invitation à Gaitway',
      text:
        `${organization} vous invite à utiliser Gaitway.\n\nCréez votre compte avec cette adresse e-mail sur ${signUpUrl}\n` +
        `L’invitation est valable jusqu’au ${lastDay('fr')}.`,
    },
  });
}

export const confirmationWords = (code: string): MailWords =>
  inEveryLanguage({
    en: {
      subject: 'Your Gaitway confirmation code',
      text: `Your confirmation code is ${code}.\n\nIt is good for 24 hours. If you did not sign up, you need not do anything.`,
    },
    fr: {
      subject: 'Votre code de confirmation',
      text: `Votre code de confirmation est ${code}.\n\nIl est valable 24 heures. Si vous n’avez pas créé de compte, vous n’avez rien à faire.`,
    },
  });

export const passwordResetWords = (code: string): MailWords =>
  inEveryLanguage({
    en: {
      subject: 'Your Gaitway password reset code',
      text: `Your code for a new password is ${code}.\n\nIt is good for one hour. If you did not ask for it, your password stays as it is.`,
    },
    fr: {
      subject: 'Votre code pour un nouveau mot de passe',
      text: `Votre code pour un nouveau mot de passe est ${code}.\n\nIl est valable une heure. Si vous ne l’avez pas demandé, votre mot de passe reste le même.`,
    },
  });

/** Mailed after a sign-up that needs an invitation and has none. The page itself must not disclose which addresses have one. */
export const notInvitedWords = (): MailWords =>
  inEveryLanguage({
    en: {
      subject: 'Your Gaitway sign-up needs an invitation',
      text: 'Someone tried to sign up with your address, which has no open invitation. If it was you, ask your clinic to invite this address. If not, you can ignore this email.',
    },
    fr: {
      subject: 'Votre inscription à Gaitway nécessite une invitation',
      text: 'Quelqu’un a voulu créer un compte avec votre adresse, pour laquelle il n’y a pas d’invitation en cours. Si c’était vous, demandez à votre établissement d’inviter cette adresse. Sinon, vous n’avez rien à faire.',
    },
  });

/** Mailed after a second sign-up. The page itself must not disclose which addresses have an account. */
export const alreadySignedUpWords = (): MailWords =>
  inEveryLanguage({
    en: {
      subject: 'You have a Gaitway account already',
      text: 'Someone tried to sign up with your address, which already has an account. If it was you, sign in or reset your password. If not, you can ignore this email.',
    },
    fr: {
      subject: 'Vous avez déjà un compte Gaitway',
      text: 'Quelqu’un a voulu créer un compte avec votre adresse, qui en a déjà un. Si c’était vous, connectez-vous, ou demandez-y un nouveau mot de passe. Sinon, vous n’avez rien à faire.',
    },
  });
