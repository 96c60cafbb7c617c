import type { DockerImageAsset } from 'aws-cdk-lib/aws-ecr-assets';
import type { ICluster } from 'aws-cdk-lib/aws-ecs';
import type { DatabaseStack } from './database-stack.ts';
import type { GaitwayProps } from './gaitway-props.ts';
import type { IdentityStack } from './identity-stack.ts';
import type { NetworkStack } from './network-stack.ts';
import type { PortalStack } from './portal-stack.ts';
import type { ScoringStack } from './scoring-stack.ts';
import type { StorageStack } from './storage-stack.ts';

/** The stacks that the API and the worker use. */
export interface ApiProps extends GaitwayProps {
  readonly network: NetworkStack;
  readonly storage: StorageStack;
  readonly database: DatabaseStack;
  readonly identity: IdentityStack;
  readonly portal: PortalStack;
  readonly scoring: ScoringStack | undefined;
  readonly imageFolder: string;
}

/** One of the two services of the API stack. */
export interface GatewayServiceProps extends ApiProps {
  readonly role: 'api' | 'worker';
  readonly cluster: ICluster;
  readonly image: DockerImageAsset;
}
