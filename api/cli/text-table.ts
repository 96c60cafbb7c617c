import type { SqlValue } from '../domain/sql-query.ts';

/** Formats rows as a table with a header. Numbers are right-aligned. */
export function formatTable(
  names: readonly string[],
  rows: readonly (readonly SqlValue[])[],
): string {
  const texts = rows.map((row) => row.map((value) => (value === null ? '' : String(value))));
  const widths = names.map((name, index) =>
    Math.max(name.length, ...texts.map((row) => row[index]!.length)),
  );
  const isNumeric = names.map((_, index) =>
    rows.every((row) => row[index] === null || typeof row[index] === 'number'),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) =>
        isNumeric[index] ? cell.padStart(widths[index]!) : cell.padEnd(widths[index]!),
      )
      .join('  ')
      .trimEnd();
  return [line(names), line(widths.map((width) => '-'.repeat(width))), ...texts.map(line)].join(
    '\n',
  );
}
