import { messageOf } from '../../errors.ts';

/** The result of a check. Never contains a secret. */
export interface Finding {
  readonly ok: boolean;
  /** The name of the check. */
  readonly subject: string;
  /** The state found or, after a failed check, what to do. */
  readonly says: string;
}

/** A check. Its error says what is wrong, then what to do. */
export interface Check {
  readonly subject: string;
  readonly look: () => Promise<string>;
}

export async function findOut({ subject, look }: Check): Promise<Finding> {
  try {
    return { ok: true, subject, says: await look() };
  } catch (error) {
    return { ok: false, subject, says: messageOf(error) };
  }
}
