import { AthenaClient } from '@aws-sdk/client-athena';
import { S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { type AwsClientBounds, awsClientSettings } from '../../aws-client.ts';
import { isExpired, toGaitwayError } from './athena-errors.ts';

/** The session tag by which the role's policies identify an organization. */
const ORGANIZATION_TAG = 'organization';

export interface AthenaClients {
  readonly athena: AthenaClient;
  readonly s3: S3Client;
}

export interface AthenaSessionOptions {
  readonly organizationId: string;
  /** A role that may read only the lake of the organization in its session tag. Undefined: the process's own credentials. */
  readonly roleArn: string | undefined;
  /** Puts the bucket in the path of URLs rather than in the host name, as emulators expect. */
  readonly pathStyle: boolean;
  readonly bounds: AwsClientBounds | undefined;
}

/** Calls Athena and S3 on behalf of one organization. */
export class AthenaSession {
  readonly #options: AthenaSessionOptions;
  #clients: AthenaClients;

  constructor(options: AthenaSessionOptions) {
    this.#options = options;
    this.#clients = open(options);
  }

  /** Sends a request. When the credentials have expired, loads new ones and retries once. */
  async call<Result>(send: (using: AthenaClients) => Promise<Result>): Promise<Result> {
    const used = this.#clients;
    try {
      return await send(used).catch((error: unknown) => {
        if (!isExpired(error)) throw error;
        if (this.#clients === used) this.#clients = open(this.#options); // unless another query did so meanwhile
        return send(this.#clients);
      });
    } catch (error) {
      throw toGaitwayError(error);
    }
  }
}

function open({ organizationId, roleArn, pathStyle, bounds }: AthenaSessionOptions): AthenaClients {
  const settings = {
    ...awsClientSettings(bounds),
    ...(roleArn !== undefined && {
      credentials: () => assumeRole(roleArn, organizationId, bounds),
    }),
  };
  return {
    athena: new AthenaClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: pathStyle }),
  };
}

/** Returns credentials for an hour. They reach the lake of one organization only, whatever a statement contains. */
async function assumeRole(
  roleArn: string,
  organizationId: string,
  bounds: AwsClientBounds | undefined,
) {
  const { Credentials } = await new STSClient(awsClientSettings(bounds)).send(
    new AssumeRoleCommand({
      RoleArn: roleArn,
      RoleSessionName: `gaitway-${organizationId}`,
      Tags: [{ Key: ORGANIZATION_TAG, Value: organizationId }],
    }),
  );
  return {
    accessKeyId: Credentials!.AccessKeyId!,
    secretAccessKey: Credentials!.SecretAccessKey!,
    sessionToken: Credentials!.SessionToken!,
    ...(Credentials!.Expiration && { expiration: Credentials!.Expiration }),
  };
}
