/** From and to, in seconds since the first sample. */
export type Range = readonly [number, number];

/**
 * The visible part of a recording, shared by all charts. It is kept outside React because it changes with every frame
 * of a gesture.
 */
export interface ViewRange {
  readonly whole: Range;
  /** The same array while nothing changes. */
  read(): Range;
  /** Moves the range and keeps it inside the recording. Listeners are notified once per frame. */
  show(range: Range): void;
  /** Zooms around a time, which keeps its position on the screen. A factor below 1 zooms in. */
  zoom(factor: number, around?: number): void;
  /** Pans by a share of the visible part; 1 is one whole screen to the right. */
  pan(share: number): void;
  subscribe(listener: () => void): () => void;
}

/** The shortest visible part, in seconds. */
const SHORTEST = 0.05;

export function createViewRange(duration: number): ViewRange {
  const whole: Range = [0, duration];
  const listeners = new Set<() => void>();
  let range = whole;
  let frame: number | undefined;

  function show([from, to]: Range) {
    const length = Math.min(duration, Math.max(SHORTEST, to - from));
    const start = Math.min(Math.max(0, from), duration - length);
    if (start === range[0] && start + length === range[1]) return;
    range = [start, start + length];
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      for (const listener of listeners) listener();
    });
  }

  return {
    whole,
    read: () => range,
    show,
    zoom(factor, around = (range[0] + range[1]) / 2) {
      const length = Math.min(duration, Math.max(SHORTEST, (range[1] - range[0]) * factor));
      const from = around - ((around - range[0]) / (range[1] - range[0])) * length;
      show([from, from + length]);
    },
    pan(share) {
      const [from, to] = range;
      show([from + share * (to - from), to + share * (to - from)]);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
