import type { ScopedTransaction } from '../database/database.ts';
import type { RecordingReference } from '../domain/recording/recording.ts';

/**
 * What core services publish. One event names all records that one operation changed, so that its reactions take a
 * fixed number of statements. Events carry references only, never a person's data.
 */
export interface EventPayloads {
  recordingReceived: { readonly recordings: readonly RecordingReference[] };
  recordingChanged: {
    readonly recordings: readonly RecordingReference[];
    readonly change: 'status' | 'clinicianScore' | 'notes';
  };
  /** The recordings got their score, and with it the status `SCORED`. */
  recordingScored: { readonly recordings: readonly RecordingReference[] };
  recordingDeleted: { readonly recordings: readonly RecordingReference[] };
  /** The participants got at least one of these tests that they did not have. */
  testAssigned: {
    readonly organizationId: string;
    readonly participantIds: readonly string[];
    readonly testTypeIds: readonly string[];
  };
  consentChanged: {
    readonly organizationId: string;
    readonly participantId: string;
    readonly given: boolean;
  };
  /** The participant's rows are gone. The rows of the user they signed in as are still there. */
  participantErased: {
    readonly organizationId: string;
    readonly participantId: string;
    readonly userId: string | null;
    readonly recordings: readonly RecordingReference[];
  };
}

export type EventType = keyof EventPayloads;

export type EventOf<Type extends EventType> = { readonly type: Type } & EventPayloads[Type];

/**
 * What a subscriber does for each type of event. A reaction runs inside the transaction that published the event, which
 * may run again after a deadlock. So it only enqueues jobs or writes rows; a reaction that throws rolls everything back.
 */
export type Reactions = {
  readonly [Type in EventType]?: (tx: ScopedTransaction, event: EventOf<Type>) => Promise<void>;
};

/** The side of `Events` that services get. */
export interface EventPublisher {
  /** Resolves when every subscriber has reacted. */
  publish<Type extends EventType>(tx: ScopedTransaction, event: EventOf<Type>): Promise<void>;
}

/** Connects services that change records with the parts of Gaitway that follow the changes. */
export class Events implements EventPublisher {
  readonly #subscribers: Reactions[] = [];

  /** Subscribers react in the order in which they subscribed. */
  subscribe(reactions: Reactions): void {
    this.#subscribers.push(reactions);
  }

  async publish<Type extends EventType>(
    tx: ScopedTransaction,
    event: EventOf<Type>,
  ): Promise<void> {
    const type: Type = event.type;
    for (const reactions of this.#subscribers) await reactions[type]?.(tx, event);
  }
}
