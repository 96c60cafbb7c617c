import { answer, type Endpoint, readWireRequest, startEndpoint } from './http-endpoint.ts';

export interface SecretsManagerEndpoint extends Endpoint {
  /** Changes the value of a secret. */
  put(id: string, value: string): void;
}

/** AWS Secrets Manager on this machine: returns the values that a test has set. */
export async function startSecretsManager(): Promise<SecretsManagerEndpoint> {
  const secrets = new Map<string, string>();
  const endpoint = await startEndpoint((incoming, response) => {
    readWireRequest(incoming).then(
      ({ body }) => {
        const { SecretId } = JSON.parse(body.toString()) as { SecretId: string };
        const SecretString = secrets.get(SecretId);
        const found = SecretString !== undefined;
        const content = found ? { SecretString } : { __type: 'ResourceNotFoundException' };
        answer(response, {
          status: found ? 200 : 400,
          headers: { 'content-type': 'application/x-amz-json-1.1' },
          body: Buffer.from(JSON.stringify(content)),
        });
      },
      () => response.destroy(),
    );
  });
  return { ...endpoint, put: (id, value) => void secrets.set(id, value) };
}
