import { AthenaClient } from '@aws-sdk/client-athena';
import { S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { type AwsClientBounds, awsClientSettings } from '../../aws-client.ts';
import { isExpired, toGaitwayError } from './athena-errors.ts';

/** What the role's policies know an organization by. */
const ORGANIZATION_TAG = 'organization';

export interface AthenaClients {
  readonly athena: AthenaClient;
  readonly s3: S3Client;
}

export interface AthenaSessionOptions {
  readonly organizationId: string;
  /** A role that may read the lake of the organization that its session is tagged with; undefined for the process's own. */
  readonly roleArn: string | undefined;
  /** The bucket in the path of URLs, not in their host name: for emulators. */
  readonly pathStyle: boolean;
  readonly bounds: AwsClientBounds | undefined;
}

/** Calls to Athena and S3 on behalf of one organization. */
export class AthenaSession {
  readonly #options: AthenaSessionOptions;
  #clients: AthenaClients;

  constructor(options: AthenaSessionOptions) {
    this.#options = options;
    this.#clients = open(options);
  }

  /** Tries once more with credentials that are looked for anew, when those it had have expired. */
  async call<Answer>(send: (using: AthenaClients) => Promise<Answer>): Promise<Answer> {
    const used = this.#clients;
    try {
      return await send(used).catch((error: unknown) => {
        if (!isExpired(error)) throw error;
        if (this.#clients === used) this.#clients = open(this.#options); // or another query has done so meanwhile
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

/** Credentials for an hour, which reach the lake of one organization alone, whatever a statement says. */
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
