import { Counts } from './counts.ts';

/** The share of a limiter that one owner may use. */
export interface Share {
  /** Slots in use at a time. */
  readonly places: number;
  /** Entries that wait for a slot. */
  readonly waiting: number;
}

export interface LimiterOptions<Kind extends string> {
  /** Slots of all owners together. */
  readonly places: number;
  /** Entries of all owners that may wait together. */
  readonly waiting: number;
  /** An entry is rejected after this time in the queue; never when left out. */
  readonly waitMs?: number;
  /** The share of one owner of each kind, such as a viewer or an address. */
  readonly shares: Readonly<Record<Kind, Share>>;
  /** The error for a rejected entry: all slots are taken, or the owner's share is. */
  readonly refusal: (reason: 'busy' | 'share') => Error;
}

/** The owners of an entry, by kind. Without an owner, an entry counts only towards the total. */
export type Owners<Kind extends string> = { readonly [kind in Kind]?: string | undefined };

/**
 * Bounds how many run at a time, in all and for each owner. A free slot goes to the owner with the fewest, and among
 * those to the oldest entry: one owner cannot make the others wait for all of its entries.
 */
export interface Limiter<Kind extends string> {
  /**
   * Waits for a slot. Returns its release function, which is safe to call more than once.
   * @throws the refusal when too many wait already, or for too long
   */
  enter(owners?: Owners<Kind>): Promise<() => void>;
}

export function createLimiter<Kind extends string>({
  places,
  waiting,
  waitMs,
  shares,
  refusal,
}: LimiterOptions<Kind>): Limiter<Kind> {
  const running = new Counts();
  const queued = new Counts();
  const queue = new Set<Entry>();
  let taken = 0;

  const fits = (owners: readonly Owner[]) =>
    taken < places && owners.every(({ key, share }) => running.of(key) < share.places);

  function occupy(owners: readonly Owner[]): () => void {
    taken++;
    owners.forEach(({ key }) => running.add(key));
    let left = false;
    return () => {
      if (left) return;
      left = true;
      taken--;
      owners.forEach(({ key }) => running.remove(key));
      admitWaiting();
    };
  }

  const runningOf = (owners: readonly Owner[]) =>
    Math.max(0, ...owners.map(({ key }) => running.of(key)));

  function admitWaiting(): void {
    while (taken < places) {
      const candidates = [...queue].filter(({ owners }) => fits(owners));
      const [first] = candidates;
      if (first === undefined) return;
      const next = candidates.reduce(
        (best, entry) => (runningOf(entry.owners) < runningOf(best.owners) ? entry : best),
        first,
      );
      next.admit(occupy(next.owners));
    }
  }

  const wait = (owners: readonly Owner[]) =>
    new Promise<() => void>((resolve, reject) => {
      const leaveQueue = () => {
        clearTimeout(patience);
        queue.delete(entry);
        owners.forEach(({ key }) => queued.remove(key));
      };
      const entry: Entry = {
        owners,
        admit(leave) {
          leaveQueue();
          resolve(leave);
        },
      };
      const patience =
        waitMs === undefined
          ? undefined
          : setTimeout(() => {
              leaveQueue();
              reject(refusal('busy'));
            }, waitMs);
      queue.add(entry);
      owners.forEach(({ key }) => queued.add(key));
    });

  return {
    async enter(named = {}) {
      const owners = Object.entries<string | undefined>(named).flatMap(([kind, name]) =>
        name === undefined ? [] : [{ key: `${kind} ${name}`, share: shares[kind as Kind] }],
      );
      if (fits(owners)) return occupy(owners);
      if (owners.some(({ key, share }) => queued.of(key) >= share.waiting)) throw refusal('share');
      if (queue.size >= waiting) throw refusal('busy');
      return wait(owners);
    },
  };
}

interface Owner {
  readonly key: string;
  readonly share: Share;
}

interface Entry {
  readonly owners: readonly Owner[];
  admit(leave: () => void): void;
}
