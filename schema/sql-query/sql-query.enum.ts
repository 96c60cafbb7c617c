import { registerEnumType } from 'type-graphql';

export enum SqlQueryState {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  SUCCEEDED = 'SUCCEEDED',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(SqlQueryState, {
  name: 'SqlQueryState',
  description: 'State of a query. SUCCEEDED, FAILED and CANCELLED are final.',
  valuesConfig: {
    QUEUED: { description: 'Waits to start.' },
    RUNNING: { description: 'Is running.' },
    SUCCEEDED: { description: 'Has a result, until `resultExpiresAt`.' },
    FAILED: { description: 'Failed; `failure` says why.' },
    CANCELLED: { description: 'Was cancelled.' },
  },
});

export enum SqlResultFormat {
  CSV = 'CSV',
  PARQUET = 'PARQUET',
  ARROW = 'ARROW',
}

registerEnumType(SqlResultFormat, {
  name: 'SqlResultFormat',
  description: 'File format of a result.',
  valuesConfig: {
    CSV: {
      description:
        'For spreadsheets: with a byte order mark and a header. Null is an empty field, an empty string is "". Numbers have all their digits. A string that a spreadsheet would read as a formula is prefixed with an apostrophe.',
    },
    PARQUET: {
      description:
        'All columns are nullable. Decimals are strings, as are integers and dates that are out of range.',
    },
    ARROW: { description: 'An Arrow IPC stream.' },
  },
});
