import { LOCAL_CREDENTIALS } from './pre-signed.ts';

/** Points every client of the AWS SDK in this process at local endpoints, by the SDK's own variables. */
export function awsEnvironment(
  endpoints: Readonly<Record<`AWS_ENDPOINT_URL_${string}`, string>>,
): void {
  Object.assign(process.env, {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', // a page of it from each process
    ...endpoints,
  });
}
