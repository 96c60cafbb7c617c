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
  /** The address that `registerPhone` returned. */
  readonly to: string;
  readonly title: string;
  readonly text: string;
  /** A later push with the same topic replaces this one on the screen. */
  readonly topic: string;
}

export interface Mailer {
  /** Resolves once the message is handed over; it may still be on its way. */
  sendMail(mail: Mail): Promise<void>;
}

export interface Pusher {
  /**
   * Registers a phone. Returns the address for its pushes, which is always the same for the same phone.
   * @throws {GaitwayError} INVALID_INPUT for a phone that cannot be reached from here
   */
  registerPhone(phone: Phone): Promise<string>;
  /** Resolves once the push is handed over. Resolves to false for an unreachable phone, whose app was removed. */
  sendPush(push: Push): Promise<boolean>;
  /** Deletes the registration of a phone. Idempotent. */
  forgetPhone(address: string): Promise<void>;
}

/** How Gaitway reaches people. */
export interface Notifier extends Mailer, Pusher {}
