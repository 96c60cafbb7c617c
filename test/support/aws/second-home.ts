import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { objectKeys } from '../../../api/storage/object-keys.ts';
import { startCognito } from './cognito.ts';
import { LOCAL_CREDENTIALS } from './pre-signed.ts';
import { startS3 } from './s3.ts';
import { startSes } from './ses.ts';
import { startSqs } from './sqs.ts';

const USER_POOL_ID = 'local_Cognito';
const CLIENT_ID = 'gaitway-portal';
const BUCKET = 'gaitway-records';
const QUEUE = 'gaitway-inbox';

/** The services of Amazon that Gaitway uses, on this machine. */
export interface SecondHome {
  /** What a gateway has to be told, so that it uses them. */
  readonly environment: Readonly<Record<string, string>>;
  /** Each service by name, and where it answers. */
  readonly services: readonly { readonly name: string; readonly url: string }[];
  /** Call it once no gateway uses them any more. */
  stop(): Promise<void>;
}

/** Starts them, for a gateway whose records are in `databaseUrl`. Scoring stays in the gateway's own threads. */
export async function startSecondHome(databaseUrl: string): Promise<SecondHome> {
  const folder = await mkdtemp(join(tmpdir(), 'gaitway-aws-'));
  const cognito = await startCognito({
    databaseUrl,
    folder: join(folder, 'cognito'),
    userPoolId: USER_POOL_ID,
    clientId: CLIENT_ID,
    credentials: LOCAL_CREDENTIALS,
  });
  const sqs = await startSqs({ queues: [{ name: QUEUE }] });
  const ses = await startSes();
  const s3 = await startS3({
    buckets: [BUCKET],
    folder: join(folder, 's3'),
    onEvent: ({ eventName, key }) => {
      if (!key.startsWith(objectKeys.inbox)) return; // as the bucket's notifications are filtered
      const object = { key: encodeURIComponent(key).replaceAll('%2F', '/') };
      sqs.send(QUEUE, JSON.stringify({ Records: [{ eventName, s3: { object } }] }));
    },
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
      AWS_ENDPOINT_URL_S3: s3.url,
      INBOX_QUEUE_URL: sqs.queueUrl(QUEUE),
      AWS_ENDPOINT_URL_SQS: sqs.url,
      MAIL: 'ses',
      MAIL_FROM: 'no-reply@gaitway.example',
      AWS_ENDPOINT_URL_SESV2: ses.url,
    },
    services: [
      { name: 'Cognito', url: cognito.url },
      { name: 'S3', url: s3.url },
      { name: 'SQS', url: sqs.url },
      { name: 'SES', url: ses.url },
    ],
    async stop() {
      await Promise.all([cognito.close(), s3.close(), sqs.close(), ses.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
