import { registerEnumType } from 'type-graphql';

export enum RecordingStatus {
  RECEIVED = 'RECEIVED',
  CONVERTED = 'CONVERTED',
  TRAINING = 'TRAINING',
  AWAITING_MODEL = 'AWAITING_MODEL',
  SCORED = 'SCORED',
  FAILED = 'FAILED',
}

registerEnumType(RecordingStatus, {
  name: 'RecordingStatus',
  description: 'Where a recording is on its way.',
  valuesConfig: {
    RECEIVED: { description: 'Kept; not yet converted.' },
    CONVERTED: { description: 'Its files and measures are there; its score comes next.' },
    TRAINING: { description: 'Converted, and part of what models learn from.' },
    AWAITING_MODEL: {
      description: 'Will be scored as soon as the person has a model for the test.',
    },
    SCORED: { description: 'Has its score.' },
    FAILED: { description: 'Stopped; `failure` says why, `retryRecording` runs it again.' },
  },
});

export enum ScoreBand {
  OK = 'OK',
  LOW = 'LOW',
  VERY_LOW = 'VERY_LOW',
}

registerEnumType(ScoreBand, {
  name: 'ScoreBand',
  description: 'How good a score is, by the thresholds of the organization.',
});

export enum Axis {
  AX = 'ax',
  AY = 'ay',
  AZ = 'az',
  GX = 'gx',
  GY = 'gy',
  GZ = 'gz',
  MX = 'mx',
  MY = 'my',
  MZ = 'mz',
}

registerEnumType(Axis, {
  name: 'Axis',
  description:
    'A sensor axis: A accelerometer in m/s² with gravity, G gyroscope in rad/s, M magnetometer in µT.',
});

export enum RecordingOrder {
  STARTED_AT_DESC = 'STARTED_AT_DESC',
  STARTED_AT_ASC = 'STARTED_AT_ASC',
  SCORE_DESC = 'SCORE_DESC',
  SCORE_ASC = 'SCORE_ASC',
  STATUS = 'STATUS',
  TEST_TYPE = 'TEST_TYPE',
}

registerEnumType(RecordingOrder, {
  name: 'RecordingOrder',
  description: 'Among equals the newest comes first.',
  valuesConfig: {
    SCORE_DESC: { description: 'Those without a score come last, whatever the direction.' },
    STATUS: { description: 'Failed, waiting, under way, training, scored.' },
    TEST_TYPE: { description: 'By the name of the test type, from A to Z.' },
  },
});

export enum DownloadFormat {
  CSV = 'CSV',
  PARQUET = 'PARQUET',
  JSON = 'JSON',
  ARROW = 'ARROW',
  CHART = 'CHART',
  PDF = 'PDF',
}

registerEnumType(DownloadFormat, {
  name: 'DownloadFormat',
  valuesConfig: {
    CSV: { description: 'Header ts,ax,…,mz; times in UTC.' },
    PARQUET: { description: 'Columns ts (timestamp in UTC) and ax … mz (double).' },
    JSON: { description: 'As it was submitted.' },
    ARROW: {
      description:
        'Arrow IPC stream; ts (timestamp in µs, UTC) and the nine axes (nullable double).',
    },
    CHART: {
      description:
        'Arrow IPC stream for a screen, sent gzipped: seconds since the first sample (double) and the nine axes (nullable float); the metadata of its schema lists the gaps as JSON, pairs of milliseconds since the first sample.',
    },
    PDF: { description: 'A report for people: the result, and all axes as charts.' },
  },
});
