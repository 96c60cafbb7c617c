import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { DockerImageAsset } from 'aws-cdk-lib/aws-ecr-assets';
import {
  ContainerImage,
  CpuArchitecture,
  FargateService,
  FargateTaskDefinition,
  LogDrivers,
  OperatingSystemFamily,
} from 'aws-cdk-lib/aws-ecs';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { gatewayEnvironment } from './gateway-environment.ts';
import type { GatewayServiceProps } from './gateway-props.ts';
import { API_PORT } from './network-stack.ts';
import {
  allowDeadLetters,
  allowInbox,
  allowMail,
  allowPull,
  allowPushes,
  createAnalystRole,
  allowRecords,
  allowScoring,
  allowUserDirectory,
} from './permissions.ts';

const LIVES = `fetch('http://127.0.0.1:${API_PORT}/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`;

/** The time to finish running jobs and requests. The next task takes over unfinished jobs. */
const DRAIN = Duration.seconds(60);

/** The tasks of one role, with their environment, permissions and scaling. */
export class GatewayService extends Construct {
  readonly name: 'api' | 'worker';
  readonly service: FargateService;
  readonly log: LogGroup;

  constructor(scope: Construct, id: string, props: GatewayServiceProps) {
    super(scope, id);
    const { settings, network, storage, role, cluster, image } = props;
    const size = settings[role];
    this.name = role;
    this.log = new LogGroup(this, 'Log', {
      encryptionKey: storage.key,
      retention: settings.logDays,
      removalPolicy: settings.isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });

    const taskRole = this.#createTaskRole(props);
    const task = new FargateTaskDefinition(this, 'Task', {
      family: `gaitway-${props.environment}-${role}`,
      cpu: size.cpu,
      memoryLimitMiB: size.memoryMb,
      runtimePlatform: {
        cpuArchitecture: CpuArchitecture.ARM64,
        operatingSystemFamily: OperatingSystemFamily.LINUX,
      },
      taskRole,
      executionRole: this.#createExecutionRole(image),
      volumes: [{ name: 'scratch' }],
    });
    const container = task.addContainer('gateway', {
      image: ContainerImage.fromDockerImageAsset(image),
      environment: {
        ...gatewayEnvironment(props),
        ...(role === 'worker' && {
          ATHENA_ROLE_ARN: createAnalystRole(this, storage, taskRole).roleArn,
        }),
      },
      portMappings: [{ containerPort: API_PORT }],
      logging: LogDrivers.awsLogs({ logGroup: this.log, streamPrefix: role }),
      readonlyRootFilesystem: true,
      stopTimeout: DRAIN,
      healthCheck: {
        command: ['CMD', 'node', '-e', LIVES],
        interval: Duration.seconds(15),
        timeout: Duration.seconds(10),
        startPeriod: Duration.seconds(120), // the first start creates the database's tables
      },
    });
    container.addMountPoints({ containerPath: '/data', sourceVolume: 'scratch', readOnly: false });
    acknowledge(task, 'ECS2', 'Names and addresses; secrets are read by the task’s own role.');

    this.service = new FargateService(this, 'Service', {
      cluster,
      taskDefinition: task,
      desiredCount: size.minimum,
      capacityProviderStrategies: [
        {
          capacityProvider: role === 'worker' && settings.workerOnSpot ? 'FARGATE_SPOT' : 'FARGATE',
          weight: 1,
        },
      ],
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      circuitBreaker: { rollback: true },
      vpcSubnets: network.taskSubnets,
      assignPublicIp: settings.natGateways === 0,
      securityGroups: [network.groups[role]],
      ...(role === 'api' && { healthCheckGracePeriod: Duration.seconds(120) }),
    });
    this.service
      .autoScaleTaskCount({ minCapacity: size.minimum, maxCapacity: size.maximum })
      .scaleOnCpuUtilization('Processor', {
        targetUtilizationPercent: 60,
        scaleInCooldown: Duration.minutes(5),
        scaleOutCooldown: Duration.minutes(1),
      });
  }

  /** The role that pulls the image and writes the log. The program does not have it. */
  #createExecutionRole(image: DockerImageAsset): Role {
    const role = new Role(this, 'ExecutionRole', {
      assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com'),
    });
    allowPull(role, image.repository);
    this.log.grantWrite(role);
    return role;
  }

  /** The role with the program's own permissions. */
  #createTaskRole(props: GatewayServiceProps): Role {
    const { installation, storage, database, identity, scoring, role: name } = props;
    const role = new Role(this, 'TaskRole', {
      assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com'),
    });
    database.allowOwner(role);
    allowRecords(role, storage);
    allowUserDirectory(role, identity, name);
    const applications = Object.values(installation.push ?? {});
    allowPushes(
      role,
      applications.filter((arn) => arn !== undefined),
      name,
    );
    if (name === 'api') {
      allowMail(role, identity);
      allowDeadLetters(role, storage);
    }
    if (name === 'worker') {
      allowInbox(role, storage);
      if (scoring) allowScoring(role, scoring);
    }
    return role;
  }
}
