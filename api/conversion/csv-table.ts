/** The start of every CSV for people: without it, Excel reads UTF-8 as another encoding. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** The characters that start a formula in a spreadsheet (OWASP, CSV injection), also in full width. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** Puts an apostrophe before a text that a spreadsheet would run as a formula. Numbers stay unchanged. */
export const withoutFormula = (text: string): string =>
  FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;

const NEEDS_QUOTES = /[",\r\n]/;

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = withoutFormula(text);
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a table for people (RFC 4180): dates in ISO 8601 UTC, an empty cell for null. */
export const csvLine = (cells: readonly unknown[]): string => `${cells.map(cell).join()}\r\n`;
