/** What one look found. Never holds a secret. */
export interface Finding {
  readonly ok: boolean;
  /** What was looked at. */
  readonly subject: string;
  /** What is there; when it is not well, what to do. */
  readonly says: string;
}

/** A look at one thing. What it throws says what is not well, and what to do. */
export interface Check {
  readonly subject: string;
  readonly look: () => Promise<string>;
}

export async function findOut({ subject, look }: Check): Promise<Finding> {
  try {
    return { ok: true, subject, says: await look() };
  } catch (error) {
    return { ok: false, subject, says: error instanceof Error ? error.message : String(error) };
  }
}
