import type { RowGroup } from 'parquetjs-lite';

/**
 * Corrects the sizes before compression in a file's footer. parquetjs-lite writes the compressed sizes there, by which
 * readers allocate memory and estimate costs. The true size stands in the header of each column's only page.
 */
export function correctSizes(rowGroups: readonly RowGroup[], file: Uint8Array): void {
  for (const group of rowGroups) {
    group.total_byte_size = 0;
    for (const { meta_data: column } of group.columns) {
      const start = Number(column.data_page_offset);
      const { compressed, uncompressed } = readPageHeader(file, start);
      column.total_uncompressed_size =
        Number(column.total_compressed_size) - compressed + uncompressed;
      group.total_byte_size += column.total_uncompressed_size;
    }
  }
}

/** Thrift's compact protocol: three 32-bit fields, the page's type and its two sizes, each a byte and a zigzag varint. */
function readPageHeader(file: Uint8Array, start: number) {
  let at = start;
  const nextNumber = (): number => {
    at++; // the byte that says that a 32-bit number follows
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = file[at++]!;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return Math.floor(value / 2) * (value % 2 === 0 ? 1 : -1) - (value % 2);
    }
  };
  nextNumber(); // the type
  const uncompressed = nextNumber();
  return { uncompressed, compressed: nextNumber() };
}
