import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  type BucketProps,
  BucketEncryption,
  type CfnBucket,
  HttpMethods,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { createBucket } from './exact.ts';
import type { GaitwayProps } from './gaitway-props.ts';
import { describeLake, LAKE_TABLE_NAMES } from './lake-tables.ts';
import { say } from './say.ts';

/** After this many failed attempts, a message becomes a dead letter. */
const ATTEMPTS = 5;

/** All storage besides the database, and its encryption key. */
export class StorageStack extends Stack {
  readonly key: Key;
  readonly records: IBucket;
  readonly results: IBucket;
  readonly logs: IBucket;
  readonly inbox: Queue;
  readonly refused: Queue;
  readonly workGroup: CfnWorkGroup;
  /** Of the Glue database, and its tables. */
  readonly lakeName: string;
  readonly lakeTables: readonly string[] = LAKE_TABLE_NAMES;

  constructor(scope: Construct, id: string, { environment, settings, installation }: GaitwayProps) {
    super(scope, id);
    const removalPolicy = settings.isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.key = this.#createKey(removalPolicy);

    const closed = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy,
    } satisfies BucketProps;
    this.logs = createBucket(this, 'Logs', {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED, // load balancers and CloudFront cannot write with a key of ours
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED, // CloudFront delivers by access list
      lifecycleRules: [{ expiration: Duration.days(settings.logDays) }],
    });

    const encrypted = {
      ...closed,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: this.logs,
    } satisfies BucketProps;
    this.records = createBucket(this, 'Records', {
      ...encrypted,
      serverAccessLogsPrefix: 's3/records/',
      versioned: settings.isProtected,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          // Deleted objects can be restored for this long. After that, an erasure is complete.
          ...(settings.isProtected && { noncurrentVersionExpiration: Duration.days(30) }),
        },
      ],
      cors: [
        {
          allowedMethods: [HttpMethods.GET, HttpMethods.PUT], // by pre-signed links alone
          allowedOrigins: [
            installation.domain
              ? `https://${installation.domain.name}`
              : 'https://*.cloudfront.net',
          ],
          allowedHeaders: ['*'],
          exposedHeaders: ['ETag'],
          maxAge: 3600,
        },
      ],
    });
    this.results = createBucket(this, 'QueryResults', {
      ...encrypted,
      serverAccessLogsPrefix: 's3/query-results/',
      lifecycleRules: [{ expiration: Duration.days(7) }],
    });

    this.refused = this.#createQueue('Refused', { retentionPeriod: Duration.days(14) });
    this.inbox = this.#createQueue('Inbox', {
      visibilityTimeout: Duration.minutes(5),
      deadLetterQueue: { queue: this.refused, maxReceiveCount: ATTEMPTS },
    });
    this.#announceInbox();

    say(this, {
      RecordsBucket: this.records.bucketName,
      ResultsBucket: this.results.bucketName,
      LogsBucket: this.logs.bucketName,
      RefusedQueueUrl: this.refused.queueUrl,
    });

    this.lakeName = `gaitway_${environment}`;
    const lake = new CfnDatabase(this, 'Lake', {
      catalogId: Aws.ACCOUNT_ID,
      databaseInput: { name: this.lakeName },
    });
    // Athena resolves unqualified names here, and this database has no tables.
    new CfnDatabase(this, 'EmptyLake', {
      catalogId: Aws.ACCOUNT_ID,
      databaseInput: { name: `${this.lakeName}_empty` },
    });
    for (const table of describeLake(this, this.lakeName, this.records))
      table.addResourceDependency(lake);
    this.workGroup = new CfnWorkGroup(this, 'Analysts', {
      name: this.stackName,
      recursiveDeleteOption: !settings.isProtected,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: settings.queryLimitGb * 1e9,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${this.results.bucketName}/`,
          expectedBucketOwner: Aws.ACCOUNT_ID,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: this.key.keyArn },
        },
      },
    });
  }
  #createKey(removalPolicy: RemovalPolicy): Key {
    const key = new Key(this, 'Key', {
      description: 'Encrypts everything that Gaitway keeps',
      enableKeyRotation: true,
      removalPolicy,
      pendingWindow: Duration.days(7),
    });
    // S3 announces recordings in the queue, CloudWatch sends alarms to the topic.
    for (const service of ['s3', 'cloudwatch']) {
      key.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal(`${service}.amazonaws.com`)],
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: ['*'], // of a key's policy: this key
          conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
        }),
      );
    }
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`)],
        actions: [
          'kms:Decrypt',
          'kms:Encrypt',
          'kms:GenerateDataKey',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
          'kms:DescribeKey',
        ],
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:*`,
          },
        },
      }),
    );
    return key;
  }

  #createQueue(id: string, props: QueueProps): Queue {
    return new Queue(this, id, {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: this.key,
      enforceSSL: true,
      ...props,
    });
  }

  /**
   * S3 tells the queue about every object under `inbox/`. Said on the bucket itself: what CDK would do instead is
   * a function of its own that may configure any bucket.
   */
  #announceInbox(): void {
    this.inbox.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.inbox.queueArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    const bucket = this.records.node.defaultChild as CfnBucket;
    bucket.notificationConfiguration = {
      queueConfigurations: [
        {
          event: 's3:ObjectCreated:*',
          queue: this.inbox.queueArn,
          filter: { s3Key: { rules: [{ name: 'prefix', value: 'inbox/' }] } },
        },
      ],
    };
    bucket.node.addDependency(this.inbox, this.key);
  }
}
