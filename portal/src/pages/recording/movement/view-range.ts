/** From and to, in seconds since the first sample. */
export type Range = readonly [number, number];

/**
 * Which part of a recording is on the screen: one for all charts, outside React, because it changes with every frame
 * of a movement of the hand.
 */
export interface ViewRange {
  readonly whole: Range;
  /** The same array as long as nothing changes. */
  read(): Range;
  /** Moves it; what is outside of the recording is moved inside. Those who listen are told once a frame. */
  show(range: Range): void;
  /** Around a moment, which stays where it is on the screen. A factor below 1 shows less. */
  zoom(factor: number, around?: number): void;
  /** By a share of what is shown; 1 is a whole screen to the right. */
  pan(share: number): void;
  subscribe(listener: () => void): () => void;
}

/** Nobody needs to look closer than this, in seconds. */
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
