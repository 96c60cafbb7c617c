import { shareUsedUp, unavailable } from '../../errors.ts';
import { createLimiter, type Limiter } from '../../limits/limiter.ts';

/** How long a recording waits for a slot before it is rejected. */
const WAIT_MS = 10_000;
/** How many recordings may wait. Their request bodies have not been read yet, so they use no memory. */
const MOST_WAITING = 100;
/** When a rejected client should try again. */
const RETRY_AFTER_SECONDS = 5;

/** Smaller recordings need no slot: a thousand of them use as much memory as one of the largest. */
export const LARGE_RECORDING_BYTES = 256 * 1024;

/** Limits how many large recordings are in memory at a time: in total, for each viewer and for each client address. */
export type RecordingAdmission = Limiter<'viewer' | 'address'>;

/** @param mostAtOnce the slots of all viewers together */
export const createRecordingAdmission = (mostAtOnce: number): RecordingAdmission =>
  createLimiter({
    places: mostAtOnce,
    waiting: MOST_WAITING,
    waitMs: WAIT_MS,
    shares: {
      // One account is one phone or terminal, which sends a few at a time. Two accounts use at most half of the slots.
      viewer: { places: Math.max(1, Math.floor(mostAtOnce / 4)), waiting: MOST_WAITING / 4 },
      // A clinic has one address for all of its people. It must not use up the slots of other clients.
      address: {
        places: Math.max(1, Math.floor((mostAtOnce * 3) / 4)),
        waiting: (MOST_WAITING * 3) / 4,
      },
    },
    refusal: (reason) =>
      reason === 'busy'
        ? unavailable(
            'Many large recordings are arriving. Send this one again in a few seconds.',
            RETRY_AFTER_SECONDS,
          )
        : shareUsedUp(
            'samples',
            'too many large recordings are being sent from here. Send them one after the other.',
            RETRY_AFTER_SECONDS,
          ),
  });
