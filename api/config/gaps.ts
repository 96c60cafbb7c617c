import type { Parsed } from './environment-schema.ts';

/** What an adapter cannot do without: chosen by name, it needs another variable. */
const NEEDS = [
  { choice: 'OBJECT_STORE', is: 's3', needs: 'S3_BUCKET' },
  { choice: 'MAIL', is: 'ses', needs: 'MAIL_FROM' },
  { choice: 'WAREHOUSE', is: 'athena', needs: 'S3_BUCKET' },
  { choice: 'WAREHOUSE', is: 'athena', needs: 'ATHENA_WORK_GROUP' },
  { choice: 'WAREHOUSE', is: 'athena', needs: 'ATHENA_DATABASE' },
  { choice: 'SCORER', is: 'sagemaker', needs: 'S3_BUCKET' },
  { choice: 'SCORER', is: 'sagemaker', needs: 'SAGEMAKER_ENDPOINT' },
  { choice: 'SCORER', is: 'sagemaker', needs: 'SAGEMAKER_IMAGE' },
  { choice: 'SCORER', is: 'sagemaker', needs: 'SAGEMAKER_ROLE_ARN' },
] as const;

/** What is missing beside what is set: a line for each, such as "S3_BUCKET must be set with OBJECT_STORE=s3". */
export function findGaps(config: Omit<Parsed, 'PUBLIC_URL'>): readonly string[] {
  const missing = NEEDS.filter(
    ({ choice, is, needs }) => config[choice] === is && config[needs] === undefined,
  );
  if (missing.length > 0) {
    return missing.map(({ choice, is, needs }) => `${needs} must be set with ${choice}=${is}`);
  }
  const needs = (reason: string, ...variables: (keyof typeof config)[]) =>
    variables
      .filter((name) => config[name] === undefined)
      .map((name) => `${name} must be given ${reason}`);
  return [
    ...(config.DATABASE_CREDENTIALS === 'secret'
      ? needs('with DATABASE_CREDENTIALS=secret', 'DATABASE_SECRET_ID')
      : []),
    ...(config.DATABASE_CREDENTIALS === 'iam'
      ? needs(
          'with DATABASE_CREDENTIALS=iam, which a server takes over TLS alone',
          'DATABASE_CA_FILE',
        )
      : []),
    ...(config.WAREHOUSE === 'duckdb' && config.OBJECT_STORE !== 'folder'
      ? ['WAREHOUSE must be "athena" or "none" with OBJECT_STORE=s3: DuckDB reads a folder']
      : []),
    ...(config.PUSH === 'sns' && !config.PUSH_APNS_ARN && !config.PUSH_FCM_ARN
      ? ['PUSH_APNS_ARN or PUSH_FCM_ARN must be given with PUSH=sns']
      : []),
    ...(config.ROLE !== 'all' && config.DATABASE_URL === undefined
      ? ['ROLE must be "all" without DATABASE_URL: the embedded database belongs to one process']
      : []),
    ...(config.NODE_ENV === 'production' && config.SEED_DEMO === true
      ? ['SEED_DEMO must be "false" with NODE_ENV=production: the passwords of the demo are public']
      : []),
    ...(config.USER_POOL === 'cognito'
      ? needs('with USER_POOL=cognito', 'COGNITO_USER_POOL_ID', 'COGNITO_CLIENT_IDS')
      : []),
    ...(config.USER_POOL === 'oidc'
      ? needs('with USER_POOL=oidc', 'OIDC_ISSUER', 'OIDC_AUDIENCE')
      : []),
    ...(config.OIDC_GROUPS_CLAIM === undefined
      ? []
      : needs('with OIDC_GROUPS_CLAIM', 'OIDC_GROUPS')),
    ...(config.USER_POOL_ADMIN_KEY_ID === undefined && config.USER_POOL_ADMIN_SECRET === undefined
      ? []
      : needs('with the other one', 'USER_POOL_ADMIN_KEY_ID', 'USER_POOL_ADMIN_SECRET')),
  ];
}
