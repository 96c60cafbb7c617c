import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import type { ScoreReason } from '../domain/recording/movement.ts';
import { findGaps } from '../domain/recording/quality.ts';
import type { Axis, Samples } from '../domain/recording/samples.ts';
import { downsample } from '../domain/recording/series.ts';
import { drawAxisChart, drawTimeAxis } from './axis-chart.ts';
import type { RecordingReport } from './recording-report.ts';
import { type Words, WORDS } from './words.ts';

const MARGIN = 48;
const INK = '#212529';
const QUIET = '#5c636a';
const ACCENT = '#0b7285';
/** Twice as many as a printer draws side by side on the width of the page. */
const POINTS_PER_CHART = 1500;

const SENSORS = [
  { title: 'accelerometer', axes: ['ax', 'ay', 'az'] },
  { title: 'gyroscope', axes: ['gx', 'gy', 'gz'] },
  { title: 'magnetometer', axes: ['mx', 'my', 'mz'] },
] as const satisfies readonly { title: keyof Words; axes: readonly Axis[] }[];
const COLORS = ['#1864ab', '#d9480f', '#2b8a3e'] as const;

/** What is left for the number of the page, at the end of its foot. */
const PAGE_NUMBER_WIDTH = 90;

/**
 * A recording as PDF: one page that says what was found, and one that shows all nine axes as vector
 * charts; longer notes take more pages. The standard fonts of PDF have neither the minus sign nor most
 * letters, so DejaVu is embedded. Pure: the same report and samples give the same pages.
 */
export async function renderRecordingReport(
  report: RecordingReport,
  samples: Samples,
): Promise<Uint8Array> {
  const { default: PDFDocument } = await import('pdfkit'); // large, and most threads never make a report
  const words = WORDS[report.language];
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, bottom: MARGIN + 16, left: MARGIN, right: MARGIN },
    bufferPages: true,
    lang: words.locale,
    info: {
      Title: `${words.title}: ${report.participantName}, ${report.testName}`,
      CreationDate: report.madeAt,
      ModDate: report.madeAt,
    },
  });
  const pdf = buffer(document);
  const fonts = createRequire(import.meta.url);
  document.registerFont('regular', fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));
  document.registerFont('bold', fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'));

  writeFindings(document, report, words);
  document.addPage();
  drawSensors(document, report, samples, words);
  numberPages(document, report, words);
  document.end();
  return pdf;
}

type Document = PDFKit.PDFDocument;

function writeFindings(document: Document, report: RecordingReport, words: Words): void {
  const number = numberFormat(words.locale);
  const { quality, model } = report;
  const zoned = new Date(report.startedAt.getTime() + quality.utcOffsetMinutes * 60_000);
  document.font('bold').fontSize(18).fillColor(ACCENT).text(words.title);
  document.font('regular').fontSize(9).fillColor(QUIET).text(report.organizationName);
  document.moveDown(1.2);

  fact(document, words.participant, report.participantName);
  fact(document, words.test, report.testName);
  fact(
    document,
    words.startedAt,
    `${moment(words.locale, zoned)} (UTC${offset(quality.utcOffsetMinutes)})`,
  );
  fact(document, words.duration, words.seconds(number(report.durationSeconds)));
  fact(document, words.recordingId, report.recordingId);

  heading(document, words.result);
  if (report.score === null || report.interval === null || report.band === null) {
    fact(document, words.score, report.training ? words.trainingRecording : words.noScore);
  } else {
    const { low, high } = report.interval;
    document.font('bold').fontSize(22).fillColor(INK);
    document.text(`${words.scoreOf(number(report.score))}  ·  ${words.bands[report.band]}`);
    document.font('regular').fontSize(9).fillColor(QUIET);
    document.text(words.interval(number(low), number(high)));
    document.text(words.bandRule(number(report.thresholds.ok), number(report.thresholds.low)));
    if (report.lowConfidence) document.moveDown(0.4).fillColor(INK).text(words.lowConfidence);
    document.moveDown(0.6);
  }
  const { clinicianScore } = report;
  fact(
    document,
    words.clinicianScore,
    clinicianScore === null ? words.notGiven : words.scoreOf(number(clinicianScore)),
  );

  if (report.reasons.length > 0) {
    heading(document, words.reasons);
    for (const reason of report.reasons) {
      const effect = `${reason.effect > 0 ? '+' : ''}${number(reason.effect)}`;
      document.font('regular').fontSize(9.5).fillColor(INK);
      document.text(words.reason(words.aspects[reason.aspect], effect), { continued: true });
      document.fillColor(QUIET).text(comparison(reason, words)).moveDown(0.2);
    }
  }
  if (model !== null) {
    heading(document, words.model);
    const trainedOn = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeZone: 'UTC' });
    const errors = [number(model.meanAbsoluteError), number(model.baselineError)] as const;
    paragraph(
      document,
      words.modelCard(model.version, trainedOn.format(model.trainedAt), model.trainingCount),
    );
    paragraph(document, words.modelError(...errors));
  }
  heading(document, words.quality);
  const gaps =
    quality.gapCount === 0
      ? words.noGaps
      : words.gaps(quality.gapCount, number(quality.longestGapMs));
  paragraph(
    document,
    `${words.samples(number(quality.sampleCount), number(quality.sampleRateHz))}, ${gaps}`,
  );
  if (report.notes !== null) {
    heading(document, words.notes);
    paragraph(document, report.notes);
  }
}

/** This recording against what is usual. Smoothness has a number that says nothing to people. */
function comparison({ aspect, value, usual }: ScoreReason, words: Words): string {
  if (value === null || usual === null) return ' ';
  if (aspect === 'SMOOTHNESS') return `  (${value > usual ? words.smoother : words.jerkier})`;
  const measured = (one: number) => measure(aspect, one, words);
  return `  (${words.usual(measured(value), measured(usual))})`;
}

/** The measure of an aspect with its unit. */
function measure(aspect: ScoreReason['aspect'], value: number, words: Words): string {
  const text = numberFormat(words.locale)(value);
  switch (aspect) {
    case 'DURATION':
      return words.seconds(text);
    case 'TEMPO':
      return words.timesASecond(text);
    case 'REGULARITY':
      return new Intl.NumberFormat(words.locale, { style: 'percent' }).format(value);
    case 'INTENSITY':
      return `${text} m/s²`;
    case 'TURNING':
      return `${text} rad/s`;
    default:
      return text;
  }
}

function drawSensors(
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

/** Once all pages are there: who it is about, and which page of how many. */
function numberPages(document: Document, report: RecordingReport, words: Words): void {
  const { start, count } = document.bufferedPageRange();
  const width = document.page.width - 2 * MARGIN;
  for (let page = 0; page < count; page++) {
    document.switchToPage(start + page);
    const y = document.page.height - MARGIN;
    document.page.margins.bottom = 0; // a text in the margin would start a page of its own
    document.font('regular').fontSize(7.5).fillColor(QUIET);
    document.text(
      `${report.participantName} · ${report.testName} · ${words.madeAt(moment(words.locale, report.madeAt))} UTC`,
      MARGIN,
      y,
      { width: width - PAGE_NUMBER_WIDTH, height: 9, ellipsis: true }, // long names end before it
    );
    document.text(words.page(page + 1, count), MARGIN, y, {
      width,
      align: 'right',
      lineBreak: false,
    });
  }
}

function heading(document: Document, title: string): void {
  document.moveDown(1).font('bold').fontSize(11).fillColor(ACCENT).text(title, MARGIN);
  document.moveDown(0.3);
}

function paragraph(document: Document, text: string): void {
  document.font('regular').fontSize(9.5).fillColor(INK).text(text, { lineGap: 1.5 });
}

function fact(document: Document, term: string, value: string): void {
  const { y } = document;
  document.font('regular').fontSize(9.5).fillColor(QUIET).text(term, MARGIN, y, { width: 110 });
  document.fillColor(INK).text(value, MARGIN + 120, y);
  document.x = MARGIN;
  document.moveDown(0.25);
}

/** At most one digit after the point, two below 1; the minus is U+2212, as typeset numbers have it. */
function numberFormat(locale: string): (value: number) => string {
  const coarse = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const fine = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return (value) => (Math.abs(value) < 1 ? fine : coarse).format(value).replace('-', '−');
}

function moment(locale: string, date: Date): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, format).format(date);
}

/** `+05:30`. */
function offset(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '−' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}
