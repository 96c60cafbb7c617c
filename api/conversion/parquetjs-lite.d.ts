/** The part of parquetjs-lite 0.8 that writes; the package ships no types. */
declare module 'parquetjs-lite' {
  export interface FieldDefinition {
    readonly type: 'TIMESTAMP_MICROS' | 'DOUBLE' | 'UTF8' | 'INT32' | 'INT64' | 'BOOLEAN' | 'DATE';
    readonly optional?: boolean;
    readonly compression?: 'UNCOMPRESSED' | 'GZIP' | 'SNAPPY';
    /** Smallest, largest and count of distinct values, for readers that skip files by them. */
    readonly statistics?: boolean;
  }

  export class ParquetSchema {
    constructor(fields: Record<string, FieldDefinition>);
    /** In the order of the file. */
    readonly fieldList: { name: string; path: string[] }[];
  }

  export interface WriterOptions {
    readonly useDataPageV2?: boolean;
    /** False leaves out the page index, of use to files of many pages alone. */
    readonly pageIndex?: boolean;
  }

  /** One column of the row buffer, already taken apart into values and levels. */
  export interface ColumnBuffer {
    /** The values that are not null; texts as their bytes. */
    values: ArrayLike<number | bigint | boolean | Uint8Array>;
    /** 1 where a row has a value, 0 where it is null. The writer maps over it. */
    dlevels: number[] | Uint8Array;
    rlevels: number[] | Uint8Array;
    count: number;
    distinct_values: ReadonlySet<number | Uint8Array>;
  }

  /** What `appendRow` fills and `close` writes as one row group. */
  export interface RowBuffer {
    rowCount: number;
    /** Rows not yet encoded as a page. */
    pageRowCount: number;
    columnData: Record<string, ColumnBuffer>;
    pages: Record<string, unknown[]>;
  }

  /** A part of the footer. Thrift keeps its 64-bit numbers as objects. */
  export interface RowGroup {
    readonly columns: readonly {
      readonly meta_data: {
        readonly data_page_offset: unknown;
        readonly total_compressed_size: unknown;
        total_uncompressed_size: number;
      };
    }[];
    total_byte_size: number;
  }

  export class ParquetEnvelopeWriter {
    readonly rowGroups: readonly RowGroup[];
    writeFooter(userMetadata: object): unknown;
    constructor(
      schema: ParquetSchema,
      write: (bytes: Uint8Array) => void | Promise<void>,
      close: () => void | Promise<void>,
      fileOffset: number,
      options: WriterOptions,
    );
  }

  export class ParquetWriter {
    constructor(schema: ParquetSchema, envelope: ParquetEnvelopeWriter, options: WriterOptions);
    rowBuffer: RowBuffer;
    appendRow(row: Record<string, unknown>): Promise<void>;
    close(): Promise<void>;
  }
}
