import type uPlot from 'uplot';
import type { ViewRange } from './view-range.ts';

/** The zoom of one step of the wheel. */
const WHEEL_SPEED = 0.0016;

/**
 * Moves the view by wheel and touch. Ctrl with the wheel, or two fingers, zoom; horizontal scrolling pans. The plain
 * wheel still scrolls the page. Returns a function that removes the listeners.
 */
export function followGestures(plot: uPlot, view: ViewRange): () => void {
  const { over } = plot;
  const stop = new AbortController();
  const options = { signal: stop.signal, passive: false };
  const momentAt = (clientX: number) => plot.posToVal(clientX - plot.rect.left, 'x');

  over.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey || event.metaKey) {
        view.zoom(Math.exp(event.deltaY * WHEEL_SPEED * 3), momentAt(event.clientX));
      } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        view.pan(event.deltaX * WHEEL_SPEED);
      } else return;
      event.preventDefault();
    },
    options,
  );

  let fingers: readonly { readonly moment: number }[] = [];
  const remember = ({ touches }: TouchEvent) => {
    fingers = Array.from(touches, ({ clientX }) => ({ moment: momentAt(clientX) }));
  };
  over.addEventListener('touchstart', remember, options);
  over.addEventListener('touchend', remember, options);
  over.addEventListener(
    'touchmove',
    (event) => {
      const [first, second] = Array.from(event.touches, ({ clientX }) => clientX);
      if (first === undefined || second === undefined || fingers.length < 2) return;
      event.preventDefault();
      // The times under the two fingers stay under them.
      const { left, width } = plot.rect;
      const [a, b] = [fingers[0]!.moment, fingers[1]!.moment];
      const perPixel = (b - a) / (second - first || 1);
      if (!(perPixel > 0)) return;
      const from = a - (first - left) * perPixel;
      view.show([from, from + width * perPixel]);
    },
    options,
  );
  return () => stop.abort();
}
