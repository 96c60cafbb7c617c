import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnScalableTarget, CfnScalingPolicy } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnEndpoint, CfnEndpointConfig, CfnModel } from 'aws-cdk-lib/aws-sagemaker';
import type { Construct } from 'constructs';
import type { GaitwayProps } from './gaitway-props.ts';
import { createImage } from './image.ts';
import { allowFolder, allowKey, allowOwnLog, allowPull } from './permissions.ts';
import type { Settings } from './settings.ts';
import type { StorageStack } from './storage-stack.ts';

/** Calls per minute and instance. Above this, another instance starts. */
const CALLS_A_MINUTE = 600;
const VARIANT = 'all';

export interface ScoringProps extends GaitwayProps {
  readonly endpoint: NonNullable<Settings['endpoint']>;
  readonly storage: StorageStack;
  readonly imageFolder: string;
}

/** One endpoint for all models, and the role of training jobs. */
export class ScoringStack extends Stack {
  readonly endpointName: string;
  readonly image: string;
  readonly trainingRole: Role;

  constructor(scope: Construct, id: string, props: ScoringProps) {
    super(scope, id);
    const { environment, settings, endpoint, storage, imageFolder } = props;
    const { imageUri, repository } = createImage(this, {
      folder: imageFolder,
      target: 'scorer',
      platform: Platform.LINUX_AMD64, // of the endpoint's instances
    });
    this.image = imageUri;
    this.endpointName = `gaitway-${environment}`;
    new LogGroup(this, 'Log', {
      logGroupName: `/aws/sagemaker/Endpoints/${this.endpointName}`, // otherwise SageMaker creates a log group that is never deleted
      encryptionKey: storage.key,
      retention: settings.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });

    const role = this.#createRole('EndpointRole', storage);
    this.trainingRole = this.#createRole('TrainingRole', storage);
    allowFolder(role, storage, 's3:GetObject', 'models');
    allowFolder(this.trainingRole, storage, 's3:GetObject', 'parquet_data');
    allowFolder(this.trainingRole, storage, 's3:GetObject', 'trainings');
    allowFolder(this.trainingRole, storage, 's3:PutObject', 'trainings');
    for (const each of [role, this.trainingRole]) {
      allowKey(each, storage);
      allowOwnLog(each);
      allowPull(each, repository);
    }

    const model = new CfnModel(this, 'Models', {
      executionRoleArn: role.roleArn,
      enableNetworkIsolation: true, // SageMaker delivers the models; the scorer makes no calls
      primaryContainer: {
        image: imageUri,
        mode: 'MultiModel',
        modelDataUrl: `s3://${storage.records.bucketName}/models/`,
      },
    });
    model.node.addDependency(role); // with its policy
    const config = new CfnEndpointConfig(this, 'Configuration', {
      kmsKeyId: storage.key.keyArn,
      productionVariants: [
        {
          variantName: VARIANT,
          modelName: model.attrModelName,
          instanceType: endpoint.instance,
          initialInstanceCount: endpoint.minimum,
          initialVariantWeight: 1,
        },
      ],
    });
    const created = new CfnEndpoint(this, 'Endpoint', {
      endpointName: this.endpointName,
      endpointConfigName: config.attrEndpointConfigName,
    });
    this.#scale(endpoint).node.addDependency(created);
  }
  #createRole(id: string, storage: StorageStack): Role {
    const role = new Role(this, id, { assumedBy: new ServicePrincipal('sagemaker.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [storage.records.bucketArn] }),
    );
    return role;
  }

  #scale({ minimum, maximum }: NonNullable<Settings['endpoint']>): CfnScalableTarget {
    const target = new CfnScalableTarget(this, 'Instances', {
      serviceNamespace: 'sagemaker',
      scalableDimension: 'sagemaker:variant:DesiredInstanceCount',
      resourceId: `endpoint/${this.endpointName}/variant/${VARIANT}`,
      minCapacity: minimum,
      maxCapacity: maximum,
    });
    new CfnScalingPolicy(this, 'Scaling', {
      policyName: 'calls',
      policyType: 'TargetTrackingScaling',
      scalingTargetId: target.ref,
      targetTrackingScalingPolicyConfiguration: {
        targetValue: CALLS_A_MINUTE,
        predefinedMetricSpecification: {
          predefinedMetricType: 'SageMakerVariantInvocationsPerInstance',
        },
        scaleInCooldown: 600,
        scaleOutCooldown: 120,
      },
    });
    return target;
  }
}
