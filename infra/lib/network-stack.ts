import { Aws, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  FlowLogDestination,
  FlowLogTrafficType,
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpointAwsService,
  IpAddresses,
  Peer,
  Port,
  SecurityGroup,
  type SubnetSelection,
  SubnetType,
  type IVpc,
} from 'aws-cdk-lib/aws-ec2';
import { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { createVpc } from './exact.ts';
import type { GaitwayProps } from './gaitway-props.ts';

export const API_PORT = 4000;
export const DATABASE_PORT = 5432;

export interface NetworkProps extends GaitwayProps {
  readonly key: Key;
  readonly logs: IBucket;
}

/** The network, its allowed connections, and the load balancer, which only CloudFront can reach. */
export class NetworkStack extends Stack {
  readonly vpc: IVpc;
  /** The subnets of tasks. Tasks can call AWS, and only the load balancer can call them. */
  readonly taskSubnets: SubnetSelection;
  readonly loadBalancer: ApplicationLoadBalancer;
  readonly groups: Readonly<
    Record<'loadBalancer' | 'api' | 'worker' | 'triggers' | 'database' | 'secrets', SecurityGroup>
  >;

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const { settings, installation, key, logs } = props;
    const hasNat = settings.natGateways > 0;
    const tasks = hasNat ? SubnetType.PRIVATE_WITH_EGRESS : SubnetType.PUBLIC;
    this.taskSubnets = { subnetType: tasks };
    this.vpc = createVpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr('10.40.0.0/16'),
      maxAzs: 2,
      natGateways: settings.natGateways,
      restrictDefaultSecurityGroup: false, // that would be a function with rights of its own; nothing uses the group
      subnetConfiguration: [
        { name: 'public', subnetType: SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
        ...(hasNat ? [{ name: 'tasks', subnetType: tasks, cidrMask: 24 }] : []),
        { name: 'closed', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
      ],
      gatewayEndpoints: { S3: { service: GatewayVpcEndpointAwsService.S3 } }, // costs nothing, and keeps data inside
    });
    this.vpc.addFlowLog('Flows', {
      trafficType: settings.isProtected ? FlowLogTrafficType.ALL : FlowLogTrafficType.REJECT,
      destination: FlowLogDestination.toCloudWatchLogs(
        new LogGroup(this, 'FlowLog', {
          encryptionKey: key,
          retention: settings.logDays,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
      ),
    });

    this.groups = {
      loadBalancer: this.#createGroup('LoadBalancerGroup', 'The load balancer'),
      api: this.#createGroup('ApiGroup', 'Tasks of the API'),
      worker: this.#createGroup('WorkerGroup', 'Tasks of the worker'),
      triggers: this.#createGroup('TriggersGroup', 'Functions that the user pool calls'),
      database: this.#createGroup('DatabaseGroup', 'The database'),
      secrets: this.#createGroup('SecretsGroup', 'The way to Secrets Manager'),
    };
    this.#connect(installation.cloudFrontPrefixListId, installation.domain ? 443 : 80);

    // The triggers have no other way to the database's password. Each zone of it costs 7 USD a month.
    this.vpc.addInterfaceEndpoint('Secrets', {
      service: InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
      subnets: { subnets: this.vpc.isolatedSubnets.slice(0, settings.isProtected ? 2 : 1) },
      securityGroups: [this.groups.secrets],
      open: false,
    });
    this.loadBalancer = new ApplicationLoadBalancer(this, 'LoadBalancer', {
      vpc: this.vpc,
      internetFacing: false,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroup: this.groups.loadBalancer,
      deletionProtection: settings.isProtected,
      dropInvalidHeaderFields: true,
    });
    this.#logRequests(logs);
  }

  #createGroup(id: string, description: string): SecurityGroup {
    return new SecurityGroup(this, id, { vpc: this.vpc, description, allowAllOutbound: false });
  }

  /** Opens all allowed connections. */
  #connect(cloudFrontPrefixListId: string, port: number): void {
    const { loadBalancer, api, worker, triggers, database, secrets } = this.groups;
    const cloudFront = Peer.prefixList(cloudFrontPrefixListId);
    loadBalancer.addIngressRule(cloudFront, Port.tcp(port), 'CloudFront');
    loadBalancer.connections.allowTo(api, Port.tcp(API_PORT), 'requests and health checks');
    for (const group of [api, worker]) {
      group.addEgressRule(Peer.anyIpv4(), Port.HTTPS, 'AWS');
    }
    for (const group of [api, worker, triggers]) {
      group.connections.allowTo(database, Port.tcp(DATABASE_PORT), 'records');
      group.connections.allowTo(secrets, Port.HTTPS, 'password of the database');
    }
  }

  /** Does what `logAccessLogs` does, which would require the region at synthesis. */
  #logRequests(logs: IBucket): void {
    const prefix = 'load-balancer';
    this.loadBalancer.setAttribute('access_logs.s3.enabled', 'true');
    this.loadBalancer.setAttribute('access_logs.s3.bucket', logs.bucketName);
    this.loadBalancer.setAttribute('access_logs.s3.prefix', prefix);
    logs.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('logdelivery.elasticloadbalancing.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [logs.arnForObjects(`${prefix}/AWSLogs/${Aws.ACCOUNT_ID}/*`)],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
  }
}
