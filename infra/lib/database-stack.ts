import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { InstanceType, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  CaCertificate,
  Credentials,
  DatabaseInstance,
  DatabaseInstanceEngine,
  ParameterGroup,
  PostgresEngineVersion,
  StorageType,
} from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { GaitwayProps } from './gaitway-props.ts';
import { DATABASE_PORT, type NetworkStack } from './network-stack.ts';

const DATABASE_NAME = 'gaitway';
const OWNER = 'gaitway';

export interface DatabaseProps extends GaitwayProps {
  readonly network: NetworkStack;
  readonly key: Key;
}

/** PostgreSQL. RDS keeps its owner's password in Secrets Manager and changes it every week. */
export class DatabaseStack extends Stack {
  readonly instance: DatabaseInstance;

  constructor(
    scope: Construct,
    id: string,
    { environment, settings, network, key }: DatabaseProps,
  ) {
    super(scope, id);
    const engine = DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_17 });
    const instanceIdentifier = `gaitway-${environment}`;
    const log = new LogGroup(this, 'Log', {
      logGroupName: `/aws/rds/instance/${instanceIdentifier}/postgresql`, // otherwise RDS creates a log group that is never deleted
      encryptionKey: key,
      retention: settings.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.instance = new DatabaseInstance(this, 'Postgres', {
      instanceIdentifier,
      engine,
      instanceType: new InstanceType(settings.database.instance),
      databaseName: DATABASE_NAME,
      port: DATABASE_PORT,
      credentials: Credentials.fromUsername(OWNER),
      manageMasterUserPassword: true,

      caCertificate: CaCertificate.RDS_CA_RSA2048_G1,
      parameterGroup: new ParameterGroup(this, 'Parameters', {
        engine,
        parameters: {
          'rds.force_ssl': '1',
          ssl_min_protocol_version: 'TLSv1.2',
          idle_in_transaction_session_timeout: '60000',
        },
      }),

      vpc: network.vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroups: [network.groups.database],
      publiclyAccessible: false,
      multiAz: settings.database.multiAz,

      storageType: StorageType.GP3,
      allocatedStorage: settings.database.storageGb,
      maxAllocatedStorage: settings.database.storageLimitGb,
      storageEncrypted: true,
      storageEncryptionKey: key,

      backupRetention: Duration.days(settings.database.backupDays),
      copyTagsToSnapshot: true,
      deleteAutomatedBackups: !settings.isProtected,
      deletionProtection: settings.isProtected,
      removalPolicy: RemovalPolicy.SNAPSHOT,
      autoMinorVersionUpgrade: true,
      enablePerformanceInsights: settings.isProtected,
      ...(settings.isProtected && { performanceInsightEncryptionKey: key }),
      cloudwatchLogsExports: ['postgresql'],
    });
    this.instance.node.addDependency(log);
    acknowledge(
      this.instance,
      'RDS11',
      'A port is no secret: the security group lets three others in.',
    );
    if (!settings.database.multiAz) {
      acknowledge(this.instance, 'RDS3', 'The smallest set-up stands still while its zone does.');
    }
    if (!settings.isProtected) {
      acknowledge(
        this.instance,
        'RDS10',
        'The smallest set-up can be thrown away; a snapshot stays.',
      );
    }
  }
  /** Returns the environment of a process that uses the database. The process loads the password itself, because it rotates. */
  environmentWith(caFile: string): Record<string, string> {
    const host = this.instance.dbInstanceEndpointAddress;
    return {
      DATABASE_URL: `postgres://${OWNER}@${host}:${DATABASE_PORT}/${DATABASE_NAME}`,
      DATABASE_CREDENTIALS: 'secret',
      DATABASE_SECRET_ID: this.#secretArn,
      DATABASE_CA_FILE: caFile,
    };
  }

  /** Lets a role read the password. */
  allowOwner(role: Role): void {
    const actions = ['secretsmanager:GetSecretValue'];
    role.addToPolicy(new PolicyStatement({ actions, resources: [this.#secretArn] }));
  }

  get #secretArn(): string {
    return this.instance.secret!.secretArn;
  }
}
