import { answer, type Endpoint, readWireRequest, startEndpoint } from './http-endpoint.ts';

export interface StsEndpoint extends Endpoint {
  /** Each assumed role: its ARN and its session tags. */
  readonly assumed: readonly { readonly roleArn: string; readonly tags: Record<string, string> }[];
}

/** AWS STS on this machine: only AssumeRole. The access key of a session is the value of its tag. */
export async function startSts(): Promise<StsEndpoint> {
  const assumed: { roleArn: string; tags: Record<string, string> }[] = [];
  const endpoint = await startEndpoint((incoming, response) => {
    readWireRequest(incoming)
      .then(({ body }) => {
        const form = new URLSearchParams(body.toString());
        if (form.get('Action') !== 'AssumeRole') throw new Error('AssumeRole alone');
        const tags = { [form.get('Tags.member.1.Key')!]: form.get('Tags.member.1.Value')! };
        assumed.push({ roleArn: form.get('RoleArn')!, tags });
        answer(response, {
          status: 200,
          headers: { 'content-type': 'text/xml' },
          body: Buffer.from(
            `<AssumeRoleResponse><AssumeRoleResult><Credentials>
              <AccessKeyId>${Object.values(tags).join()}</AccessKeyId>
              <SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
              <Expiration>${new Date(Date.now() + 3_600_000).toISOString()}</Expiration>
            </Credentials></AssumeRoleResult></AssumeRoleResponse>`,
          ),
        });
      })
      .catch(() => void response.destroy());
  });
  return { ...endpoint, assumed };
}
