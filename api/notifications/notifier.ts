import type { PhonePlatform } from '../domain/phone.ts';

/** A message to one person, in plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A phone, by what its app was given to be reached with. */
export interface Phone {
  readonly platform: PhonePlatform;
  readonly token: string;
}

/** A few words on the screen of one phone. */
export interface Push {
  /** Where `registerPhone` said the phone is. */
  readonly to: string;
  readonly title: string;
  readonly text: string;
  /** What it is about: a later push about the same replaces it on the screen. */
  readonly topic: string;
}

export interface Mailer {
  /** Resolves once the message is handed over; it may still be on its way. */
  sendMail(mail: Mail): Promise<void>;
}

export interface Pusher {
  /**
   * Answers where pushes to a phone go: the same for the same phone.
   * @throws {GaitwayError} INVALID_INPUT for a phone that cannot be reached from here
   */
  registerPhone(phone: Phone): Promise<string>;
  /** Resolves once the push is handed over, with false for a phone that takes no more: the app was removed. */
  sendPush(push: Push): Promise<boolean>;
  /** Keeps nothing of a phone. Twice is as good as once. */
  forgetPhone(address: string): Promise<void>;
}

/** How Gaitway reaches people. */
export interface Notifier extends Mailer, Pusher {}
