import { isRecordingFileName } from '../domain/recording/file-name.ts';
import { objectKeys } from './object-keys.ts';

/** An event that could not be taken in, however often it was tried. */
export interface DeadLetter {
  readonly id: string;
  /** Of the objects that it tells of; none when nobody can read it. They name people of any organization. */
  readonly keys: readonly string[];
  readonly sentAt: Date;
}

export interface DeadLetters {
  /** About how many there are. */
  readonly count: number;
  /** Ten of them at most. */
  readonly letters: readonly DeadLetter[];
}

/** Tells of the objects that land in the inbox: each at least once, in any order. */
export interface InboxSource {
  /** Begins to announce. An object whose announcement fails is announced again. */
  start(): void;
  /** What waits for somebody to look at it. */
  deadLetters(): Promise<DeadLetters>;
  /** Takes nothing new, and finishes what it has begun. */
  stop(): Promise<void>;
}

/** Whether it is a recording that has landed, and not one that was rejected or something else. */
export const isInboxRecording = (key: string): boolean =>
  key.startsWith(objectKeys.inbox) &&
  !key.startsWith(objectKeys.rejected) &&
  isRecordingFileName(key);
