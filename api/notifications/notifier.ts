/** A message to one person, in plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** How Gaitway reaches people. */
export interface Notifier {
  /** Resolves once the message is handed over; it may still be on its way. */
  sendMail(mail: Mail): Promise<void>;
}
