import type { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import { DockerImageAsset } from 'aws-cdk-lib/aws-ecr-assets';
import type { Construct } from 'constructs';

/** A stage of the Dockerfile. Built by Docker when it is deployed, not when it is synthesized. */
export const createImage = (
  scope: Construct,
  { folder, target, platform }: { folder: string; target: string; platform: Platform },
): DockerImageAsset =>
  new DockerImageAsset(scope, 'Image', { directory: folder, target, platform });
