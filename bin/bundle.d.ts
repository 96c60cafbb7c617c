/** Fills `dist/<folder>` with a program: `server` or `scorer`. */
export function bundle(program: string, folder?: string): Promise<void>;
