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
  description: 'How far a recording has been processed.',
  valuesConfig: {
    RECEIVED: { description: 'Stored; not converted yet.' },
    CONVERTED: { description: 'Files and measures are ready. Scoring follows.' },
    TRAINING: { description: 'Converted; models learn from it.' },
    AWAITING_MODEL: { description: 'Waits for a model of this participant and test.' },
    SCORED: { description: 'Has a score.' },
    FAILED: {
      description: 'Processing failed; `failure` says why. `retryRecording` runs it again.',
    },
  },
});

export enum ScoreBand {
  OK = 'OK',
  LOW = 'LOW',
  VERY_LOW = 'VERY_LOW',
}

registerEnumType(ScoreBand, {
  name: 'ScoreBand',
  description: 'Rating of a score by the thresholds of the organization.',
  valuesConfig: {
    OK: { description: 'At least `bandOk`.' },
    LOW: { description: 'At least `bandLow`, less than `bandOk`.' },
    VERY_LOW: { description: 'Less than `bandLow`.' },
  },
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
  description: 'A sensor axis of the phone.',
  valuesConfig: {
    AX: { description: 'Acceleration along x, in m/s², including gravity.' },
    AY: { description: 'Acceleration along y, in m/s², including gravity.' },
    AZ: { description: 'Acceleration along z, in m/s², including gravity.' },
    GX: { description: 'Rotation about x, in rad/s.' },
    GY: { description: 'Rotation about y, in rad/s.' },
    GZ: { description: 'Rotation about z, in rad/s.' },
    MX: { description: 'Magnetic field along x, in µT.' },
    MY: { description: 'Magnetic field along y, in µT.' },
    MZ: { description: 'Magnetic field along z, in µT.' },
  },
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
  description: 'Order of recordings. Ties are ordered newest first.',
  valuesConfig: {
    STARTED_AT_DESC: { description: 'By start, newest first.' },
    STARTED_AT_ASC: { description: 'By start, oldest first.' },
    SCORE_DESC: { description: 'By score, highest first. Recordings without a score come last.' },
    SCORE_ASC: { description: 'By score, lowest first. Recordings without a score come last.' },
    STATUS: { description: 'By status: failed, waiting, in progress, training, scored.' },
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
  description: 'File format of a recording.',
  valuesConfig: {
    CSV: { description: 'Header ts,ax,…,mz; times in UTC.' },
    PARQUET: { description: 'Columns ts (timestamp in UTC) and ax … mz (double).' },
    JSON: { description: 'The document as it was submitted.' },
    ARROW: {
      description:
        'Arrow IPC stream: ts (timestamp in µs, UTC) and the nine axes (nullable double).',
    },
    CHART: {
      description:
        'Arrow IPC stream for charts, sent gzipped: seconds since the first sample (double) and the nine axes (nullable float). The schema metadata lists the gaps as JSON: pairs of milliseconds since the first sample.',
    },
    PDF: { description: 'A report for people: the result, and every axis as a chart.' },
  },
});
