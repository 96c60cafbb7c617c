import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { objectKeys } from '../../../api/storage/object-keys.ts';
import { createS3ObjectStore } from '../../../api/storage/s3-object-store.ts';
import { startAthena } from './athena.ts';
import { awsEnvironment } from './aws-environment.ts';
import { startCognito } from './cognito.ts';
import { LOCAL_CREDENTIALS } from './pre-signed.ts';
import { startS3 } from './s3.ts';
import { startSageMaker } from './sagemaker.ts';
import { startSes } from './ses.ts';
import { APPLICATIONS, startSns } from './sns.ts';
import { startSqs } from './sqs.ts';

const USER_POOL_ID = 'local_Cognito';
const CLIENT_ID = 'gaitway-portal';
const BUCKET = 'gaitway-records';
const RESULTS_BUCKET = 'gaitway-query-results';
const QUEUE = 'gaitway-inbox';
const REFUSED = 'gaitway-inbox-refused';
const WORK_GROUP = 'gaitway-analysts';
const LAKE_DATABASE = 'gaitway_local';

export interface LocalService {
  readonly name: string;
  readonly url: string;
  /** Actions of a test in the AWS services. */
  readonly note?: string;
}

/** The AWS services that Gaitway uses, on this machine. */
export interface SecondHome {
  /** Configuration of a gateway that uses them. */
  readonly environment: Readonly<Record<string, string>>;
  /** Each service by name, with its address. */
  readonly services: readonly LocalService[];
  /** Call it when no gateway uses them any more. */
  stop(): Promise<void>;
}

/** Starts them for a gateway with the database `databaseUrl`. Also points the SDK of this process at the bucket. */
export async function startSecondHome(databaseUrl: string): Promise<SecondHome> {
  const folder = await mkdtemp(join(tmpdir(), 'gaitway-aws-'));
  const cognito = await startCognito({
    databaseUrl,
    folder: join(folder, 'cognito'),
    userPoolId: USER_POOL_ID,
    clientId: CLIENT_ID,
    credentials: LOCAL_CREDENTIALS,
  });
  const sqs = await startSqs({
    queues: [
      { name: QUEUE, redrive: { deadLetterQueue: REFUSED, maxReceiveCount: 5 } },
      { name: REFUSED },
    ],
  });
  const ses = await startSes();
  const sns = await startSns();
  const s3 = await startS3({
    buckets: [BUCKET, RESULTS_BUCKET],
    folder: join(folder, 's3'),
    onEvent: ({ eventName, key }) => {
      if (!key.startsWith(objectKeys.inbox)) return; // like the filter of the bucket's notifications
      const object = { key: encodeURIComponent(key).replaceAll('%2F', '/') };
      sqs.send(QUEUE, JSON.stringify({ Records: [{ eventName, s3: { object } }] }));
    },
  });
  awsEnvironment({ AWS_ENDPOINT_URL_S3: s3.url });
  const openBucket = (bucket: string) =>
    createS3ObjectStore({
      bucket,
      kmsKeyId: undefined,
      pathStyle: true,
      now: () => new Date(),
    });
  const store = await openBucket(BUCKET);
  const sageMaker = await startSageMaker({
    store,
    storeUrl: `s3://${BUCKET}/`,
    trainAtOnce: true,
  });
  const athena = await startAthena({
    lake: store,
    results: await openBucket(RESULTS_BUCKET),
    resultsBucket: RESULTS_BUCKET,
    workGroup: WORK_GROUP,
    database: LAKE_DATABASE,
  });
  return {
    environment: {
      AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
      AWS_REGION: 'eu-central-1',
      DATABASE_URL: databaseUrl,
      USER_POOL: 'cognito',
      COGNITO_USER_POOL_ID: USER_POOL_ID,
      COGNITO_CLIENT_IDS: CLIENT_ID,
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url,
      OBJECT_STORE: 's3',
      S3_BUCKET: BUCKET,
      S3_PATH_STYLE: 'true',
      AWS_ENDPOINT_URL_S3: s3.url,
      SCORER: 'sagemaker',
      SAGEMAKER_ENDPOINT: 'gaitway',
      SAGEMAKER_IMAGE: 'gaitway-scorer',
      SAGEMAKER_ROLE_ARN: 'arn:aws:iam::000000000000:role/training',
      SAGEMAKER_POLL_SECONDS: '1',
      AWS_ENDPOINT_URL_SAGEMAKER: sageMaker.url,
      AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME: sageMaker.url,
      WAREHOUSE: 'athena',
      ATHENA_WORK_GROUP: WORK_GROUP,
      ATHENA_DATABASE: LAKE_DATABASE,
      AWS_ENDPOINT_URL_ATHENA: athena.url,
      INBOX_QUEUE_URL: sqs.queueUrl(QUEUE),
      AWS_ENDPOINT_URL_SQS: sqs.url,
      MAIL: 'ses',
      MAIL_FROM: 'no-reply@gaitway.example',
      AWS_ENDPOINT_URL_SESV2: ses.url,
      PUSH: 'sns',
      PUSH_APNS_ARN: APPLICATIONS.APNS,
      PUSH_FCM_ARN: APPLICATIONS.FCM,
      AWS_ENDPOINT_URL_SNS: sns.url,
    },
    services: [
      { name: 'Cognito', url: cognito.url },
      { name: 'S3', url: s3.url },
      { name: 'SQS', url: sqs.url },
      { name: 'SES', url: ses.url, note: 'open it to read what was sent' },
      { name: 'SNS', url: sns.url, note: 'open it to read what was sent' },
      { name: 'SageMaker', url: sageMaker.url },
      { name: 'Athena', url: athena.url },
    ],
    async stop() {
      const endpoints = [cognito, s3, sqs, ses, sns, sageMaker, athena];
      await Promise.all(endpoints.map((endpoint) => endpoint.close()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
