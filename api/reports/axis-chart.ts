import { ticks } from 'd3-array';
import type { Gap } from '../domain/recording/quality.ts';

type Document = PDFKit.PDFDocument;

/** The position of a chart on the page, in points. */
export interface ChartBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface AxisChart {
  /** Such as `ax`. */
  readonly label: string;
  readonly color: string;
  readonly offsetsMs: Float64Array;
  readonly values: Float64Array;
  /** The length of the time axis, which all charts of a page share. */
  readonly durationMs: number;
  readonly gaps: readonly Gap[];
  readonly formatNumber: (value: number) => string;
}

const QUIET = '#868e96';
const GRID = '#e9ecef';
const GAP = '#f1f3f5';
/** The width of the value labels, left of the chart. */
export const LABEL_WIDTH = 44;

/** Draws one axis of a sensor as a vector line, with value labels on the left. Gaps are shaded and interrupt the line. */
export function drawAxisChart(document: Document, box: ChartBox, chart: AxisChart): void {
  const { values, offsetsMs, durationMs, gaps } = chart;
  const [lowest, highest] = range(values);
  const plot = { ...box, x: box.x + LABEL_WIDTH, width: box.width - LABEL_WIDTH };
  const toX = (offsetMs: number) => plot.x + (offsetMs / durationMs) * plot.width;
  const toY = (value: number) =>
    plot.y + plot.height - ((value - lowest) / (highest - lowest)) * plot.height;

  for (const { fromMs, toMs } of gaps) {
    document.rect(toX(fromMs), plot.y, toX(toMs) - toX(fromMs), plot.height).fill(GAP);
  }
  document.font('regular').fontSize(7);
  for (const tick of ticks(lowest, highest, 3)) {
    const y = toY(tick);
    if (y < plot.y + 3 || y > plot.y + plot.height - 3) continue; // would overlap the next chart's label
    document
      .moveTo(plot.x, y)
      .lineTo(plot.x + plot.width, y)
      .lineWidth(0.4)
      .stroke(GRID);
    document.fillColor(QUIET).text(chart.formatNumber(tick), box.x, y - 4, {
      width: LABEL_WIDTH - 5,
      align: 'right',
      lineBreak: false,
    });
  }
  document.font('bold').fontSize(7).fillColor(chart.color);
  document.text(chart.label, box.x, plot.y + 1, { lineBreak: false }); // where no line can cross it

  let nextGap = 0;
  values.forEach((value, point) => {
    const offsetMs = offsetsMs[point]!;
    const x = toX(offsetMs);
    const y = toY(value);
    let crossesGap = false;
    while (nextGap < gaps.length && gaps[nextGap]!.toMs <= offsetMs) {
      crossesGap = true;
      nextGap++;
    }
    if (point === 0 || crossesGap) document.moveTo(x, y);
    else document.lineTo(x, y);
  });
  document.lineWidth(0.6).lineJoin('round').stroke(chart.color);
}

/** Draws the labels of the time axis below the last chart. */
export function drawTimeAxis(
  document: Document,
  box: Omit<ChartBox, 'height'>,
  {
    durationMs,
    title,
    formatNumber,
  }: {
    readonly durationMs: number;
    readonly title: string;
    readonly formatNumber: (value: number) => string;
  },
): void {
  const left = box.x + LABEL_WIDTH;
  const width = box.width - LABEL_WIDTH;
  document.font('regular').fontSize(7).fillColor(QUIET);
  for (const tick of ticks(0, durationMs / 1000, 8)) {
    const x = left + ((tick * 1000) / durationMs) * width;
    document
      .moveTo(x, box.y)
      .lineTo(x, box.y + 3)
      .lineWidth(0.4)
      .stroke(QUIET);
    document.text(formatNumber(tick), x - 20, box.y + 4, {
      width: 40,
      align: 'center',
      lineBreak: false,
    });
  }
  document.text(title, left, box.y + 13, { width, align: 'center', lineBreak: false });
}

/** Returns the range of the values with some padding. A constant axis gets a range around its value. */
function range(values: Float64Array): [lowest: number, highest: number] {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const value of values) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  const air = (highest - lowest) * 0.08 || Math.max(Math.abs(highest) * 0.1, 0.1);
  return [lowest - air, highest + air];
}
