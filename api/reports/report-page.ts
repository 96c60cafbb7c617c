/** The layout of every page of a report: sizes, colours and text styles. */
export const MARGIN = 48;
export const INK = '#212529';
export const QUIET = '#5c636a';
export const ACCENT = '#0b7285';

export type Document = PDFKit.PDFDocument;

export function heading(document: Document, title: string): void {
  document.moveDown(1).font('bold').fontSize(11).fillColor(ACCENT).text(title, MARGIN);
  document.moveDown(0.3);
}

export function paragraph(document: Document, text: string): void {
  document.font('regular').fontSize(9.5).fillColor(INK).text(text, { lineGap: 1.5 });
}

export function fact(document: Document, term: string, value: string): void {
  const { y } = document;
  document.font('regular').fontSize(9.5).fillColor(QUIET).text(term, MARGIN, y, { width: 110 });
  document.fillColor(INK).text(value, MARGIN + 120, y);
  document.x = MARGIN;
  document.moveDown(0.25);
}
