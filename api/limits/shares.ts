import { Counts } from './counts.ts';

/** Counts what each owner holds at a time, such as open sockets, and rejects more than a share. */
export interface Shares {
  /** Returns the release function, safe to call more than once; undefined when the share is used up. */
  take(owner: string): (() => void) | undefined;
}

export function createShares(share: number): Shares {
  const held = new Counts();
  return {
    take(owner) {
      if (held.of(owner) >= share) return undefined;
      held.add(owner);
      let returned = false;
      return () => {
        if (!returned) held.remove(owner);
        returned = true;
      };
    },
  };
}
