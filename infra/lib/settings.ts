/** The settings that differ between environments. */
export interface Settings {
  /** Whether data outlives its stack and is protected against deletion by mistake. */
  readonly isProtected: boolean;
  /** A NAT gateway costs 33 USD a month. Without one, tasks have public addresses, but accept no connections from outside. */
  readonly natGateways: 0 | 2;
  readonly database: {
    readonly instance: string;
    readonly multiAz: boolean;
    readonly storageGb: number;
    readonly storageLimitGb: number;
    readonly backupDays: number;
  };
  readonly api: ServiceSize;
  readonly worker: ServiceSize;
  /** Spot capacity costs a third, but AWS may interrupt the worker's task for a while. No job is lost. */
  readonly workerOnSpot: boolean;
  /** The scoring endpoint. Null: the workers score, because an idle endpoint costs money. */
  readonly endpoint: {
    readonly instance: string;
    readonly minimum: number;
    readonly maximum: number;
  } | null;
  /** Cognito's detection of compromised passwords, which costs 0.02 USD per user and month. */
  readonly threatProtection: boolean;
  readonly logDays: 14 | 365;
  /** The maximum data that one Athena query may read. */
  readonly queryLimitGb: number;
  readonly monthlyBudgetUsd: number;
}

/** One service of tasks. */
export interface ServiceSize {
  /** 1024 is one virtual processor. */
  readonly cpu: 256 | 512 | 1024 | 2048;
  readonly memoryMb: 512 | 1024 | 2048 | 4096;
  readonly minimum: number;
  readonly maximum: number;
}

export type EnvironmentName = 'small' | 'production';

export const SETTINGS: Readonly<Record<EnvironmentName, Settings>> = {
  small: {
    isProtected: false,
    natGateways: 0,
    database: {
      instance: 't4g.micro',
      multiAz: false,
      storageGb: 20,
      storageLimitGb: 50,
      backupDays: 7,
    },
    api: { cpu: 256, memoryMb: 512, minimum: 1, maximum: 2 },
    worker: { cpu: 256, memoryMb: 1024, minimum: 1, maximum: 1 },
    workerOnSpot: true,
    endpoint: null,
    threatProtection: false,
    logDays: 14,
    queryLimitGb: 1,
    monthlyBudgetUsd: 60,
  },
  production: {
    isProtected: true,
    natGateways: 2,
    database: {
      instance: 'm7g.large',
      multiAz: true,
      storageGb: 100,
      storageLimitGb: 1000,
      backupDays: 35,
    },
    api: { cpu: 1024, memoryMb: 2048, minimum: 2, maximum: 10 },
    worker: { cpu: 2048, memoryMb: 4096, minimum: 2, maximum: 10 },
    workerOnSpot: false,
    endpoint: { instance: 'ml.m5.large', minimum: 2, maximum: 6 },
    threatProtection: true,
    logDays: 365,
    queryLimitGb: 100,
    monthlyBudgetUsd: 1200,
  },
};
