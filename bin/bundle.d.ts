/** Fills `dist/<folder>` with a program: `server`, `scorer` or `lambda`. */
export function bundle(program: string, folder?: string): Promise<void>;
