import uPlot from 'uplot';
import type { ChartColors } from '../../../components/charts/chart-colors.ts';
import { quietAxis } from '../../../components/charts/plot.tsx';
import { followGestures } from './gestures.ts';
import type { ViewRange } from './view-range.ts';
import { drawWaveform, emptyColumns, type Columns, type Projection } from './draw-waveform.ts';
import type { Gap, Waveform } from './waveform.ts';

/** One line of a chart. */
export interface SignalLine {
  readonly name: string;
  readonly color: string;
  readonly wave: Waveform;
  /** The same line of another recording, drawn under it; null when that has none. */
  readonly under: Waveform | null;
}

export interface SignalPlot {
  readonly lines: readonly SignalLine[];
  readonly view: ViewRange;
  readonly gaps: readonly Gap[];
  readonly under: { readonly gaps: readonly Gap[]; readonly shiftSeconds: number } | null;
  /** Charts with the same key share their cursor. */
  readonly cursorKey: string;
  readonly height: number;
  readonly showsAxisX: boolean;
  readonly nameOfX: (value: number) => string;
  readonly nameOfY: (value: number) => string;
  /** Index of the point under the cursor; null when the cursor is elsewhere. */
  readonly onCursor: (index: number | null) => void;
}

/** Space above and below the lines, as a share of their range. */
const ROOM = 0.06;
const AXIS_HEIGHT = 30;

/**
 * uPlot for long signals. uPlot draws the axes and the cursor and finds the sample under it. The lines are drawn from
 * their extremes (`draw-waveform.ts`), and the view range decides what is visible.
 */
export function signalOptions(plot: SignalPlot, colors: ChartColors): Omit<uPlot.Options, 'width'> {
  const { lines, view, showsAxisX, nameOfX, nameOfY } = plot;
  const axis = quietAxis(colors.text, colors.grid);
  const follow = (made: uPlot) => {
    const [min, max] = view.read();
    made.setScale('x', { min, max });
  };
  let strokes: readonly Path2D[] = [];
  let stop = () => {};
  return {
    height: plot.height + (showsAxisX ? AXIS_HEIGHT : 0),
    padding: [6, 20, showsAxisX ? 0 : 6, 0],
    legend: { show: false },
    scales: {
      x: { time: false, auto: false, range: () => [...view.read()] },
      y: { auto: false, range: rangeOf(lines) },
    },
    axes: [
      {
        ...axis,
        show: showsAxisX,
        size: AXIS_HEIGHT,
        space: 90,
        values: (_, ticks) => ticks.map(nameOfX),
      },
      { ...axis, size: 52, space: 26, values: (_, ticks) => ticks.map(nameOfY) },
    ],
    series: [
      {},
      ...lines.map(({ color }, index): uPlot.Series => ({
        stroke: color,
        width: 1,
        points: { show: false },
        paths: () => ({ stroke: strokes[index]! }),
      })),
    ],
    cursor: {
      y: false,
      sync: { key: plot.cursorKey },
      drag: { x: true, y: false, setScale: false },
      bind: {
        dblclick: () => () => {
          view.show(view.whole);
          return null;
        },
      },
    },
    hooks: {
      init: [
        (made) => {
          const listeners = [view.subscribe(() => follow(made)), followGestures(made, view)];
          stop = () => listeners.forEach((one) => one());
        },
      ],
      destroy: [() => stop()],
      drawClear: [(made) => shadeGaps(made, plot.gaps, colors.gap)],
      drawAxes: [
        (made) => {
          drawUnder(made, plot);
          strokes = strokesOf(made, plot);
        },
      ],
      setCursor: [({ cursor }) => plot.onCursor(cursor.idx ?? null)],
      setSelect: [
        (made) => {
          const { left, width } = made.select;
          if (width === 0) return;
          made.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          view.show([made.posToVal(left, 'x'), made.posToVal(left + width, 'x')]);
        },
      ],
    },
  };
}

/** The samples, in which uPlot finds the one under the cursor. */
export const signalData = (lines: readonly SignalLine[]): uPlot.AlignedData => [
  lines[0]!.wave.x,
  ...lines.map(({ wave }) => wave.y),
];

/** The y range does not depend on the visible part, so that amplitudes stay comparable. */
function rangeOf(lines: readonly SignalLine[]): uPlot.Range.MinMax {
  const waves = lines.flatMap(({ wave, under }) => (under ? [wave, under] : [wave]));
  const lowest = Math.min(...waves.map(({ minimum }) => minimum));
  const highest = Math.max(...waves.map(({ maximum }) => maximum));
  const room = (highest - lowest) * ROOM || 1;
  return [lowest - room, highest + room];
}

function projection(plot: uPlot, scale: 'x' | 'y'): Projection {
  const { min, max } = plot.scales[scale]!;
  const offset = plot.valToPos(0, scale, true);
  return {
    offset,
    factor: (plot.valToPos(max!, scale, true) - plot.valToPos(min!, scale, true)) / (max! - min!),
  };
}

/** Draws each line without the parts that later lines cover. */
function strokesOf(plot: uPlot, { lines, view, gaps }: SignalPlot): readonly Path2D[] {
  const covered = emptyColumns(Math.floor(plot.bbox.left), Math.ceil(plot.bbox.width) + 2);
  return lines
    .toReversed()
    .map(({ wave }) => pathOf(plot, wave, view, gaps, 0, covered))
    .reverse();
}

function pathOf(
  plot: uPlot,
  wave: Waveform,
  view: ViewRange,
  gaps: readonly Gap[],
  shiftSeconds: number,
  covered?: Columns,
): Path2D {
  const [from, to] = view.read();
  const across = projection(plot, 'x');
  const shifted = { ...across, offset: across.offset + shiftSeconds * across.factor };
  const path = new Path2D();
  const range = [from - shiftSeconds, to - shiftSeconds] as const;
  drawWaveform(path, wave, range, shifted, projection(plot, 'y'), gaps, covered);
  return path;
}

function drawUnder(plot: uPlot, { lines, view, under }: SignalPlot): void {
  if (under === null) return;
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.globalAlpha = 0.4;
  ctx.lineWidth = 2.5 * uPlot.pxRatio;
  for (const { color, under: wave } of lines) {
    if (wave === null) continue;
    ctx.strokeStyle = color;
    ctx.stroke(pathOf(plot, wave, view, under.gaps, under.shiftSeconds));
  }
  ctx.restore();
}

/** At least two pixels wide, so that short gaps stay visible. */
function shadeGaps(plot: uPlot, gaps: readonly Gap[], color: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.fillStyle = color;
  for (const { from, to } of gaps) {
    const left = plot.valToPos(from, 'x', true);
    const right = plot.valToPos(to, 'x', true);
    if (right < bbox.left || left > bbox.left + bbox.width) continue;
    const width = Math.max(2 * uPlot.pxRatio, right - left);
    ctx.fillRect(left, bbox.top, width, bbox.height);
  }
  ctx.restore();
}
