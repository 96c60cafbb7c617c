import { shareUsedUp, unavailable } from '../../errors.ts';
import { createLimiter, type Limiter } from '../../limits/limiter.ts';

/** How long a recording waits for a place before it is refused. */
const WAIT_MS = 10_000;
/** How many may wait. The bytes of those inside a request are still with their senders. */
const MOST_WAITING = 100;
/** A client that is refused should come back after this long. */
const RETRY_AFTER_SECONDS = 5;

/** Recordings of fewer bytes need no place: a thousand of them fit where one of the largest does. */
export const LARGE_RECORDING_BYTES = 256 * 1024;

/** Bounds how many large recordings are in memory at a time, in all, for each viewer and for each client address. */
export type RecordingAdmission = Limiter<'viewer' | 'address'>;

/** @param mostAtOnce places of all viewers together */
export const createRecordingAdmission = (mostAtOnce: number): RecordingAdmission =>
  createLimiter({
    places: mostAtOnce,
    waiting: MOST_WAITING,
    waitMs: WAIT_MS,
    shares: {
      // One account is one phone or one terminal, which sends a few at a time. Two accounts leave half to the others.
      viewer: { places: Math.max(1, Math.floor(mostAtOnce / 4)), waiting: MOST_WAITING / 4 },
      // A clinic has one address for all of its people, and others have to get through beside it.
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
