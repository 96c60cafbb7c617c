/** A value of a chart; null where there is none. */
export type ChartValue = string | number | null;

/** The data of a chart as a table, for screen readers and spreadsheets. */
export interface ChartTable {
  readonly columns: readonly {
    readonly name: string;
    /** Formats a value for the page; CSV files contain the raw value. */
    readonly show: (value: ChartValue) => string;
  }[];
  readonly rows: readonly (readonly ChartValue[])[];
}

/** CSV by RFC 4180 with a byte order mark, without which Excel does not read it as UTF-8. */
export function toCsv({ columns, rows }: ChartTable): string {
  const lines = [columns.map(({ name }) => name), ...rows];
  return `\uFEFF${lines.map((line) => line.map(toCell).join()).join('\r\n')}\r\n`;
}

/** Names are written by people: a text that a spreadsheet would read as a formula gets an apostrophe before it. */
const withoutFormula = (text: string) =>
  /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) && Number.isNaN(Number(text))
    ? `'${text}`
    : text;

function toCell(value: ChartValue): string {
  const text = typeof value === 'string' ? withoutFormula(value) : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
