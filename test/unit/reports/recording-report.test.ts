import { describe, expect, it } from 'vitest';
import { measureQuality } from '../../../api/domain/recording/quality.ts';
import type { Samples } from '../../../api/domain/recording/samples.ts';
import type { RecordingReport } from '../../../api/reports/recording-report.ts';
import { renderRecordingReport } from '../../../api/reports/render-recording-report.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { swing, withAxes } from '../scoring/model/synthetic-recordings.ts';

const samples = swing({ seconds: 12, strength: 3 });

function reportOf(recorded: Samples, changes: Partial<RecordingReport> = {}): RecordingReport {
  return {
    language: 'en',
    madeAt: new Date('2026-03-02T08:30:00Z'),
    organizationName: 'Harbour Clinic',
    participantName: 'Ágnes O’Brien-Łukaszewicz Δοκιμή',
    testName: 'Timed up and go',
    recordingId: '7f3c2b1a-1111-4222-8333-944455566677',
    startedAt: new Date('2026-03-01T23:30:00Z'),
    durationSeconds: 12,
    training: false,
    score: 41.3,
    interval: { low: 30.1, high: 55 },
    band: 'LOW',
    thresholds: { ok: 60, low: 40 },
    lowConfidence: true,
    reasons: [
      { aspect: 'TEMPO', effect: -12.4, value: 0.81, usual: 1.2 },
      { aspect: 'REGULARITY', effect: 2.1, value: 0.284, usual: 0.2 },
      { aspect: 'SMOOTHNESS', effect: -1.2, value: -4.5, usual: -4.1 },
    ],
    model: {
      version: 3,
      trainedAt: new Date('2026-02-01T00:00:00Z'),
      trainingCount: 14,
      meanAbsoluteError: 3.2,
      baselineError: 11.9,
    },
    clinicianScore: 0,
    clinicianScoreFromPhone: false,
    notes: null,
    quality: {
      ...measureQuality(recorded, {
        reorderedCount: 0,
        duplicateStampCount: 0,
        columnLengths: null,
        missingAxes: [],
        utcOffsetChangeCount: 0,
        finerStampCount: 0,
      }),
      utcOffsetMinutes: 330,
    },
    ...changes,
  };
}

describe('renderRecordingReport', () => {
  it('shows participant, test and time, the score with its interval and reasons, and the model', async () => {
    const [findings] = await readPdf(await renderRecordingReport(reportOf(samples), samples));
    for (const text of [
      'Harbour Clinic',
      'Ágnes O’Brien-Łukaszewicz Δοκιμή',
      'Timed up and go',
      '2 March 2026 at 05:00 (UTC+05:30)',
      '41.3 of 100 · Low',
      'between 30.1 and 55 in 9 of 10 such recordings',
      'Rough guide: the model is not clearly better',
      'Tempo: −12.4 points',
      '0.81 times per second, usually 1.2 times per second',
      'Regularity of the rhythm: +2.1 points (28%, usually 20%)',
      'Smoothness: −1.2 points (less smooth than usual)',
      'Version 3, trained on 1 February 2026 with 14 recordings',
      'Page 1 of 2',
    ]) {
      expect(findings!.replaceAll(/\s+/g, ' ')).toContain(text);
    }
    expect(findings).toMatch(/Clinician’s score\s+0 of 100/); // 0 is a score
  });

  it('says when a score was entered on the phone', async () => {
    const report = reportOf(samples, { clinicianScore: 70, clinicianScoreFromPhone: true });
    const [findings] = await readPdf(await renderRecordingReport(report, samples));
    expect(findings).toMatch(/Clinician’s score\s+70 of 100 \(entered on the phone\)/);
  });

  it('draws all nine axes, with the sign of negative values', async () => {
    const pages = await readPdf(await renderRecordingReport(reportOf(samples), samples));
    expect(pages).toHaveLength(2);
    const charts = pages[1]!;
    for (const axis of ['ax', 'ay', 'az', 'gx', 'gy', 'gz', 'mx', 'my', 'mz']) {
      expect(charts.split(' ')).toContain(axis);
    }
    expect(charts).toMatch(/−2\b/); // gx swings from -3 to 3 rad/s
    expect(charts).toContain('Page 2 of 2');
  });

  it('names a missing axis instead of drawing it', async () => {
    const blind = withAxes(samples.timesUs, (axis) =>
      axis.startsWith('m') ? null : samples.axes[axis],
    );
    const pages = await readPdf(await renderRecordingReport(reportOf(blind), blind));
    expect(pages[1]).toContain('mx, my, mz: not recorded by this phone');
    const french = await readPdf(
      await renderRecordingReport(reportOf(blind, { language: 'fr' }), blind),
    );
    expect(french[1]).toContain('mx, my, mz : non enregistrés par ce téléphone');
  });

  it('is available in French, and adds pages for long notes', async () => {
    const notes = 'Marche sans canne. '.repeat(500);
    const report = reportOf(samples, { language: 'fr', notes });
    const pages = await readPdf(await renderRecordingReport(report, samples));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages[0]).toContain('41,3 sur 100');
    expect(pages.join(' ').match(/Marche sans canne/g)).toHaveLength(500);
    expect(pages.at(-1)).toContain(`Page ${pages.length} sur ${pages.length}`);
  });

  it('truncates long names before the page number', async () => {
    const long = {
      participantName: 'Wilhelmine '.repeat(8),
      testName: 'Timed up and go '.repeat(8),
    };
    const pages = await readPdf(await renderRecordingReport(reportOf(samples, long), samples));
    expect(pages).toHaveLength(2);
    expect(pages[1]).toContain('…');
    expect(pages[1]).toContain('Page 2 of 2');
  });

  it('shows a message without a score', async () => {
    const unscored = { score: null, interval: null, band: null, model: null, reasons: [] };
    const waiting = await readPdf(
      await renderRecordingReport(reportOf(samples, unscored), samples),
    );
    expect(waiting[0]).toContain('No score yet');
    const training = reportOf(samples, { ...unscored, training: true });
    const [findings] = await readPdf(await renderRecordingReport(training, samples));
    expect(findings).toContain('models learn from it');
  });
});
