import { type IVpc, Vpc, type VpcProps } from 'aws-cdk-lib/aws-ec2';
import { Cluster, type ClusterProps, type ICluster } from 'aws-cdk-lib/aws-ecs';
import { Bucket, type BucketProps, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

// These classes declare a property as possibly undefined that their interfaces declare as optional, which
// `exactOptionalPropertyTypes` tells apart and CDK does not.

export const createVpc = (scope: Construct, id: string, props: VpcProps) =>
  new Vpc(scope, id, props) as IVpc;

export const createBucket = (scope: Construct, id: string, props: BucketProps) =>
  new Bucket(scope, id, props) as IBucket;

export const createCluster = (scope: Construct, id: string, props: ClusterProps) =>
  new Cluster(scope, id, props) as ICluster;
