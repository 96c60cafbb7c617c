import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import type { Samples } from '../domain/recording/samples.ts';
import { drawSensors } from './draw-sensors.ts';
import type { RecordingReport } from './recording-report.ts';
import { moment } from './report-format.ts';
import { type Document, MARGIN, QUIET } from './report-page.ts';
import { type Words, WORDS } from './words.ts';
import { writeFindings } from './write-findings.ts';

/** The width reserved for the page number, at the end of the footer. */
const PAGE_NUMBER_WIDTH = 90;

/**
 * Renders a recording as PDF: one page with the findings and one with all nine axes as vector charts. Long notes take more
 * pages. DejaVu is embedded, because the standard fonts of PDF lack the minus sign and most letters. Pure: the same report
 * and samples give the same pages.
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

/** Writes the footers after the last page: the person, the page number and the number of pages. */
function numberPages(document: Document, report: RecordingReport, words: Words): void {
  const { start, count } = document.bufferedPageRange();
  const width = document.page.width - 2 * MARGIN;
  for (let page = 0; page < count; page++) {
    document.switchToPage(start + page);
    const y = document.page.height - MARGIN;
    document.page.margins.bottom = 0; // text in the margin would start a new page
    document.font('regular').fontSize(7.5).fillColor(QUIET);
    document.text(
      `${report.participantName} · ${report.testName} · ${words.madeAt(moment(words.locale, report.madeAt))} UTC`,
      MARGIN,
      y,
      { width: width - PAGE_NUMBER_WIDTH, height: 9, ellipsis: true }, // long names are cut before it
    );
    document.text(words.page(page + 1, count), MARGIN, y, {
      width,
      align: 'right',
      lineBreak: false,
    });
  }
}
