import { EventEmitter, on } from 'node:events';

interface Change {
  readonly recordingChanged: { readonly id: string; readonly status: string };
}

/** Collects the events of a subscription, with any client. */
export function changesOf() {
  const events = new EventEmitter({ captureRejections: true });
  const arriving = on(events, 'change') as AsyncIterableIterator<[Change]>;
  return {
    add: (data: unknown) => void events.emit('change', data),
    fail: (error: unknown) => void events.emit('error', error),

    /** Resolves once the recording has this status. Rejects with the error of the subscription. */
    async until(id: string, status: string): Promise<void> {
      // Not a loop, because a loop would end the stream for the next caller.
      for (;;) {
        const { value } = (await arriving.next()) as { value: [Change] };
        const { recordingChanged: changed } = value[0];
        if (changed.id === id && changed.status === status) return;
      }
    },
  };
}
