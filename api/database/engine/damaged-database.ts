/** The embedded database cannot be opened. */
export class DamagedDatabaseError extends Error {
  constructor(folder: string, cause: unknown) {
    super(
      `The database in ${folder} is damaged and cannot be opened. Restore the data folder from a backup, ` +
        'or set DATA_DIR to a new folder. Keep the damaged folder: its recordings are in objects/recording_data.',
      { cause },
    );
    this.name = 'DamagedDatabaseError';
  }
}

/** An error of the operating system, such as a full disk, is not a damage. */
export function damageOr(folder: string, error: unknown): unknown {
  const isOfSystem = error instanceof Error && 'syscall' in error && 'path' in error;
  return isOfSystem ? error : new DamagedDatabaseError(folder, error);
}
