/** A value of a chart; null where there is none. */
export type ChartValue = string | number | null;

/** What a chart draws, as a table: for those who cannot see it, and for a spreadsheet. */
export interface ChartTable {
  readonly columns: readonly {
    readonly name: string;
    /** For people; a spreadsheet gets the value itself. */
    readonly show: (value: ChartValue) => string;
  }[];
  readonly rows: readonly (readonly ChartValue[])[];
}

/** CSV by RFC 4180, with a byte order mark, without which Excel takes UTF-8 for something else. */
export function toCsv({ columns, rows }: ChartTable): string {
  const lines = [columns.map(({ name }) => name), ...rows];
  return `\uFEFF${lines.map((line) => line.map(toCell).join()).join('\r\n')}\r\n`;
}

function toCell(value: ChartValue): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
