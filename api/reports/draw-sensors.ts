import { findGaps } from '../domain/recording/quality.ts';
import type { Axis, Samples } from '../domain/recording/samples.ts';
import { downsample } from '../domain/recording/series.ts';
import { drawAxisChart, drawTimeAxis } from './axis-chart.ts';
import type { RecordingReport } from './recording-report.ts';
import { numberFormat } from './report-format.ts';
import { ACCENT, type Document, INK, MARGIN, QUIET } from './report-page.ts';
import type { Words } from './words.ts';

/** Twice the number of dots that a printer resolves across the page. */
const POINTS_PER_CHART = 1500;

const SENSORS = [
  { title: 'accelerometer', axes: ['ax', 'ay', 'az'] },
  { title: 'gyroscope', axes: ['gx', 'gy', 'gz'] },
  { title: 'magnetometer', axes: ['mx', 'my', 'mz'] },
] as const satisfies readonly { title: keyof Words; axes: readonly Axis[] }[];
const COLORS = ['#1864ab', '#d9480f', '#2b8a3e'] as const;

/** Draws the nine axes as charts, one sensor below the other. */
export function drawSensors(
  document: Document,
  { quality }: RecordingReport,
  samples: Samples,
  words: Words,
): void {
  const number = numberFormat(words.locale);
  const width = document.page.width - 2 * MARGIN;
  const durationMs = (samples.timesUs[samples.count - 1]! - samples.timesUs[0]!) / 1000;
  const gaps = findGaps(samples);
  const height = 56;

  document.font('bold').fontSize(13).fillColor(ACCENT).text(words.sensors, MARGIN, MARGIN);
  let y = document.y + 6;
  for (const { title, axes } of SENSORS) {
    document.font('bold').fontSize(8.5).fillColor(INK);
    document.text(words[title], MARGIN, y, { lineBreak: false });
    y += 14;
    const missing = axes.filter(
      (axis) => quality.missingAxes.includes(axis) || samples.axes[axis] === null,
    );
    if (missing.length > 0) {
      document.font('regular').fontSize(7.5).fillColor(QUIET);
      document.text(words.axesMissing(missing), MARGIN, y, { lineBreak: false });
      y += 18;
    }
    if (missing.length === axes.length) continue;
    for (const [index, axis] of axes.entries()) {
      const { offsetsMs, values } = downsample(samples, [axis], { maxPoints: POINTS_PER_CHART });
      if (missing.includes(axis) || values[axis] == null) continue;
      const box = { x: MARGIN, y, width, height };
      const color = COLORS[index]!;
      const formatNumber = number;
      drawAxisChart(document, box, {
        label: axis,
        color,
        offsetsMs,
        values: values[axis],
        durationMs,
        gaps,
        formatNumber,
      });
      y += height + 5;
    }
    drawTimeAxis(
      document,
      { x: MARGIN, y, width },
      { durationMs, title: words.timeAxis, formatNumber: number },
    );
    y += 30;
  }
}
