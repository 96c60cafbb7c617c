import { Duration, Stack } from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import { ContainerInsights } from 'aws-cdk-lib/aws-ecs';
import {
  ApplicationListener,
  ApplicationProtocol,
  type ApplicationTargetGroup,
  SslPolicy,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { createCluster } from './exact.ts';
import type { ApiProps } from './gateway-props.ts';
import { GatewayService } from './gateway-service.ts';
import { createImage } from './image.ts';
import type { Installation } from './installation.ts';
import { API_PORT, type NetworkStack } from './network-stack.ts';
import { say } from './say.ts';

/** The API behind its load balancer, and the worker beside it: one image, two services that grow by themselves. */
export class ApiStack extends Stack {
  readonly api: GatewayService;
  readonly worker: GatewayService;
  readonly targets: ApplicationTargetGroup;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    const { settings, installation, network, imageFolder } = props;
    const cluster = createCluster(this, 'Cluster', {
      vpc: network.vpc,
      enableFargateCapacityProviders: true,
      containerInsightsV2: settings.isProtected
        ? ContainerInsights.ENHANCED
        : ContainerInsights.DISABLED,
    });
    if (!settings.isProtected) {
      acknowledge(
        cluster,
        'ECS4',
        'Every metric of it is billed; the service’s own are enough here.',
      );
    }
    const image = createImage(this, {
      folder: imageFolder,
      target: 'gateway',
      platform: Platform.LINUX_ARM64,
    });
    this.api = new GatewayService(this, 'Api', { ...props, role: 'api', cluster, image });
    this.worker = new GatewayService(this, 'Worker', { ...props, role: 'worker', cluster, image });

    say(this, {
      ClusterName: cluster.clusterName,
      ApiServiceName: this.api.service.serviceName,
      ApiLog: this.api.log.logGroupName,
      WorkerLog: this.worker.log.logGroupName,
    });
    this.targets = this.#createListener(installation, network).addTargets('Tasks', {
      port: API_PORT,
      protocol: ApplicationProtocol.HTTP,
      targets: [this.api.service],
      deregistrationDelay: Duration.seconds(30),
      healthCheck: { path: '/readyz', interval: Duration.seconds(15), healthyThresholdCount: 2 },
    });
  }
  /** Speaks TLS with CloudFront where there is a name to have a certificate for (docs/aws.md). */
  #createListener({ domain }: Installation, { loadBalancer }: NetworkStack): ApplicationListener {
    if (!domain) {
      return new ApplicationListener(this, 'Listener', {
        loadBalancer,
        open: false,
        port: 80,
        protocol: ApplicationProtocol.HTTP,
      });
    }
    const { name: zoneName, hostedZoneId } = domain;
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId, zoneName });
    const certificate = new Certificate(this, 'Certificate', {
      domainName: zoneName,
      validation: CertificateValidation.fromDns(zone),
    });
    return new ApplicationListener(this, 'Listener', {
      loadBalancer,
      open: false,
      port: 443,
      protocol: ApplicationProtocol.HTTPS,
      certificates: [certificate],
      sslPolicy: SslPolicy.TLS13_RES,
    });
  }
}
