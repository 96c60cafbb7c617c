import type { GatewayServiceProps } from './gateway-props.ts';
import type { Installation } from './installation.ts';
import { API_PORT } from './network-stack.ts';

/** Returns a container's environment. A test parses it with the gateway's own parser (`api/config/`). */
export function gatewayEnvironment(props: GatewayServiceProps): Record<string, string> {
  const { settings, installation, storage, database, identity, portal, scoring, role } = props;
  const { portal: portalClient, mobile, terminal } = identity.clients;
  return {
    NODE_ENV: 'production',
    ROLE: role,
    HOST: '0.0.0.0',
    PORT: String(API_PORT),
    PUBLIC_URL: portal.publicUrl,
    DATA_DIR: '/data',
    WORKER_THREADS: String(Math.max(1, Math.floor(settings[role].cpu / 1024))),
    LOG_LEVEL: 'info',
    ...database.environmentWith('/etc/ssl/rds.pem'), // where the Dockerfile puts it

    USER_POOL: 'cognito',
    COGNITO_USER_POOL_ID: identity.userPool.userPoolId,
    COGNITO_CLIENT_IDS: [portalClient, mobile, terminal].map((c) => c.userPoolClientId).join(','),

    OBJECT_STORE: 's3',
    S3_BUCKET: storage.records.bucketName,
    S3_KMS_KEY_ID: storage.key.keyArn,
    INBOX_QUEUE_URL: storage.inbox.queueUrl,
    WAREHOUSE: 'athena',
    ATHENA_WORK_GROUP: storage.workGroup.name,
    ATHENA_DATABASE: storage.lakeName,
    MAIL: 'ses',
    MAIL_FROM: installation.mailFrom,
    ...pushes(installation.push),

    ...(scoring === undefined
      ? { SCORER: 'embedded' }
      : {
          SCORER: 'sagemaker',
          SAGEMAKER_ENDPOINT: scoring.endpointName,
          SAGEMAKER_IMAGE: scoring.image,
          SAGEMAKER_ROLE_ARN: scoring.trainingRole.roleArn,
        }),
  };
}

/** Returns the settings for pushes, which are off without a platform application. */
function pushes({ apns, fcm }: NonNullable<Installation['push']> = {}): Record<string, string> {
  if (!apns && !fcm) return {};
  return {
    PUSH: 'sns',
    ...(apns && { PUSH_APNS_ARN: apns }),
    ...(fcm && { PUSH_FCM_ARN: fcm }),
  };
}
