import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Architecture, Code, Function, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { DatabaseStack } from './database-stack.ts';
import type { GaitwayProps } from './gaitway-props.ts';
import type { NetworkStack } from './network-stack.ts';

export interface UserPoolTriggersProps extends GaitwayProps {
  readonly network: NetworkStack;
  readonly database: DatabaseStack;
  readonly key: Key;
  /** Folder with the bundled handlers: `node bin/bundle.js lambda`. */
  readonly triggersFolder: string;
}

/**
 * The functions that the user pool calls during sign-up and sign-in. They can reach only the database and its secret.
 */
export class UserPoolTriggers extends Construct {
  readonly preSignUp: Function;
  readonly postConfirmation: Function;
  readonly preTokenGeneration: Function;

  constructor(scope: Construct, id: string, props: UserPoolTriggersProps) {
    super(scope, id);
    const code = Code.fromAsset(props.triggersFolder);
    this.preSignUp = this.#create('PreSignUp', 'preSignUp', code, props);
    this.postConfirmation = this.#create('PostConfirmation', 'postConfirmation', code, props);
    this.preTokenGeneration = this.#create('PreTokenGeneration', 'preTokenGeneration', code, props);
  }

  /** The number of failures of all functions within five minutes. */
  get errors(): MathExpression {
    const { preSignUp, postConfirmation, preTokenGeneration } = this;
    return new MathExpression({
      label: 'errors',
      expression: 'a + b + c',
      usingMetrics: {
        a: preSignUp.metricErrors(),
        b: postConfirmation.metricErrors(),
        c: preTokenGeneration.metricErrors(),
      },
    });
  }

  #create(id: string, handler: string, code: Code, props: UserPoolTriggersProps): Function {
    const { settings, network, database, key } = props;
    const logGroup = new LogGroup(this, `${id}Log`, {
      encryptionKey: key,
      retention: settings.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new Function(this, id, {
      code,
      handler: `user-pool-triggers.${handler}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512, // processor time comes with memory, and Cognito waits 5 s
      timeout: Duration.seconds(5),
      role: this.#createRole(`${id}Role`, logGroup, database),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      vpc: network.vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroups: [network.groups.triggers],
      environment: {
        NODE_ENV: 'production',
        ...database.environmentWith('/var/runtime/ca-cert.pem'), // where Lambda keeps Amazon's authorities
      },
      environmentEncryption: key,
    });
  }

  #createRole(id: string, logGroup: LogGroup, database: DatabaseStack): Role {
    const role = new Role(this, id, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        Network: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: [
                'ec2:CreateNetworkInterface',
                'ec2:DeleteNetworkInterface',
                'ec2:DescribeNetworkInterfaces',
                'ec2:DescribeSubnets',
                'ec2:AssignPrivateIpAddresses',
                'ec2:UnassignPrivateIpAddresses',
              ],
              resources: ['*'],
            }),
          ],
        }),
      },
    });
    acknowledge(
      role,
      'IAM5[Resource::*]',
      'Lambda asks to place its interfaces without naming them.',
    );
    logGroup.grantWrite(role);
    database.allowOwner(role);
    return role;
  }
}
