import uPlot from 'uplot';
import type { RecordingFragment } from '../../__generated__/graphql.ts';
import type { ChartColors } from './chart-colors.ts';

/** Scores from `bandOk` on are OK, from `bandLow` on low, below very low. */
export interface BandLimits {
  readonly bandOk: number;
  readonly bandLow: number;
}

const RADIUS = 4.5;
const CAP = 4;

/** Room right of the chart for the names of the bands. */
export const BAND_NAMES_WIDTH = 60;

/** The bands as a background, each with its name beside, so that nobody needs to tell colours apart. */
export function drawBands(plot: uPlot, { bandOk, bandLow }: BandLimits, colors: ChartColors) {
  const { ctx, bbox } = plot;
  const y = (score: number) => plot.valToPos(score, 'y', true);
  const bands = [
    ['OK', 100, bandOk, colors.bands.ok],
    ['Low', bandOk, bandLow, colors.bands.low],
    ['Very low', bandLow, 0, colors.bands.veryLow],
  ] as const;
  ctx.save();
  ctx.font = `${12 * uPlot.pxRatio}px system-ui, sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const [name, top, bottom, color] of bands) {
    ctx.fillStyle = color;
    ctx.fillRect(bbox.left, y(top), bbox.width, y(bottom) - y(top));
    ctx.fillStyle = colors.text;
    ctx.fillText(name, bbox.left + bbox.width + 8 * uPlot.pxRatio, y((top + bottom) / 2));
  }
  ctx.restore();
}

/**
 * Scores as dots with a whisker over their interval, hollow where the model is not sure; clinicians'
 * scores as squares.
 */
export function drawMarks(
  plot: uPlot,
  points: readonly RecordingFragment[],
  colors: ChartColors,
): void {
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  ctx.save();
  // Half a mark may stand outside the frame: the newest score often lies on its edge.
  ctx.beginPath();
  ctx.rect(
    bbox.left - 8 * ratio,
    bbox.top - 8 * ratio,
    bbox.width + 16 * ratio,
    bbox.height + 16 * ratio,
  );
  ctx.clip();
  ctx.lineWidth = 1.5 * ratio;
  for (const point of points) {
    const x = plot.valToPos(Date.parse(point.startedAt) / 1000, 'x', true);
    const y = (score: number) => plot.valToPos(score, 'y', true);
    ctx.strokeStyle = colors.score;
    if (point.scoreInterval)
      strokeWhisker(ctx, x, y(point.scoreInterval.low), y(point.scoreInterval.high), CAP * ratio);
    if (point.score !== null) {
      ctx.beginPath();
      ctx.arc(x, y(point.score), RADIUS * ratio, 0, 2 * Math.PI);
      ctx.fillStyle = point.lowConfidence ? colors.paper : colors.score;
      ctx.fill();
      ctx.stroke();
    }
    if (point.clinicianScore !== null) {
      const side = 2 * (RADIUS - 1) * ratio;
      ctx.fillStyle = colors.clinician;
      ctx.fillRect(x - side / 2, y(point.clinicianScore) - side / 2, side, side);
    }
  }
  ctx.restore();
}

function strokeWhisker(
  ctx: CanvasRenderingContext2D,
  x: number,
  low: number,
  high: number,
  cap: number,
) {
  ctx.globalAlpha = 0.55;
  ctx.beginPath();
  ctx.moveTo(x, low);
  ctx.lineTo(x, high);
  for (const y of [low, high]) {
    ctx.moveTo(x - cap, y);
    ctx.lineTo(x + cap, y);
  }
  ctx.stroke();
  ctx.globalAlpha = 1;
}
