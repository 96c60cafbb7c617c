import { isRecordingFileName } from '../domain/recording/file-name.ts';
import { objectKeys } from './object-keys.ts';

/** An event that failed every delivery. */
export interface DeadLetter {
  readonly id: string;
  /** Keys of its objects. Empty when the message is unreadable. They may name people of any organization. */
  readonly keys: readonly string[];
  readonly sentAt: Date;
}

export interface DeadLetters {
  /** The approximate number of dead letters. */
  readonly count: number;
  /** At most ten. */
  readonly letters: readonly DeadLetter[];
}

/** Announces the objects that arrive in the inbox: each at least once, in any order. */
export interface InboxSource {
  /** Starts to announce. An object whose announcement fails is announced again. */
  start(): void;
  /** The messages that failed every delivery and need manual attention. */
  deadLetters(): Promise<DeadLetters>;
  /** Receives no more messages, and resolves when the current ones are processed. */
  stop(): Promise<void>;
}

/** Whether the key is that of an incoming recording, not of a rejected one or another object. */
export const isInboxRecording = (key: string): boolean =>
  key.startsWith(objectKeys.inbox) &&
  !key.startsWith(objectKeys.rejected) &&
  isRecordingFileName(key);
