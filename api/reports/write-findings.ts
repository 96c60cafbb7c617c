import type { ScoreReason } from '../domain/recording/movement.ts';
import type { RecordingReport } from './recording-report.ts';
import { moment, numberFormat, offset } from './report-format.ts';
import { ACCENT, type Document, fact, heading, INK, paragraph, QUIET } from './report-page.ts';
import type { Words } from './words.ts';

/** Writes the page with the findings. */
export function writeFindings(document: Document, report: RecordingReport, words: Words): void {
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
  fact(document, words.clinicianScore, clinicianScoreIn(report, words));

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

function clinicianScoreIn(report: RecordingReport, words: Words): string {
  if (report.clinicianScore === null) return words.notGiven;
  const score = words.scoreOf(numberFormat(words.locale)(report.clinicianScore));
  return report.clinicianScoreFromPhone ? `${score} (${words.fromPhone})` : score;
}

/** Compares this recording with the person's usual values. The number of smoothness means nothing to readers. */
function comparison({ aspect, value, usual }: ScoreReason, words: Words): string {
  if (value === null || usual === null) return ' ';
  if (aspect === 'SMOOTHNESS') return `  (${value > usual ? words.smoother : words.jerkier})`;
  const measured = (one: number) => measure(aspect, one, words);
  return `  (${words.usual(measured(value), measured(usual))})`;
}

/** Formats the measure of an aspect with its unit. */
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
