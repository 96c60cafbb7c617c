import { EventEmitter, on } from 'node:events';

interface Change {
  readonly recordingChanged: { readonly id: string; readonly status: string };
}

/** Gathers what a subscription brings, whichever client brings it. */
export function changesOf() {
  const events = new EventEmitter({ captureRejections: true });
  const arriving = on(events, 'change') as AsyncIterableIterator<[Change]>;
  return {
    add: (data: unknown) => void events.emit('change', data),
    fail: (error: unknown) => void events.emit('error', error),

    /** Resolves once the recording has this status; throws what the subscription failed with. */
    async until(id: string, status: string): Promise<void> {
      // By hand, because a loop would end the stream for the next one who asks.
      for (;;) {
        const { value } = (await arriving.next()) as { value: [Change] };
        const { recordingChanged: changed } = value[0];
        if (changed.id === id && changed.status === status) return;
      }
    },
  };
}
