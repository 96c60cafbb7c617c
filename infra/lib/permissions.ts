import { Aws, Stack } from 'aws-cdk-lib';
import type { IRepository } from 'aws-cdk-lib/aws-ecr';
import { ArnPrincipal, PolicyStatement, Role, SessionTagsPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import { acknowledge } from './acknowledge.ts';
import type { IdentityStack } from './identity-stack.ts';
import type { StorageStack } from './storage-stack.ts';

/** Every operation on an object, and none on a bucket. */
const OBJECT_ACTIONS = [
  's3:GetObject',
  's3:PutObject',
  's3:DeleteObject',
  's3:AbortMultipartUpload',
  's3:ListMultipartUploadParts',
];

/** The gateway's operations on users' accounts: `api/auth/cognito/cognito-user-directory.ts`. */
const DIRECTORY_ACTIONS = [
  'cognito-idp:AdminAddUserToGroup',
  'cognito-idp:AdminCreateUser',
  'cognito-idp:AdminDeleteUser',
  'cognito-idp:AdminDisableUser',
  'cognito-idp:AdminEnableUser',
  'cognito-idp:AdminGetUser',
  'cognito-idp:AdminListGroupsForUser',
  'cognito-idp:AdminRemoveUserFromGroup',
  'cognito-idp:AdminSetUserMFAPreference',
  'cognito-idp:AdminSetUserPassword',
  'cognito-idp:AdminUpdateUserAttributes',
  'cognito-idp:AdminUserGlobalSignOut',
  'cognito-idp:ListUsers',
];

const allow = (role: Role, actions: string[], ...resources: string[]) =>
  role.addToPolicy(new PolicyStatement({ actions, resources }));

/** Allows actions on all resources that match a pattern. The reason is recorded for cdk-nag. */
function allowMatching(role: Role, actions: string[], pattern: string, reason: string): void {
  allow(role, actions, pattern);
  const finding: string = flattenCfnReference(Stack.of(role).resolve(pattern));
  acknowledge(role, `IAM5[Resource::${finding}]`, reason);
}

const arnOf = (service: string, resource: string) =>
  `arn:${Aws.PARTITION}:${service}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;

/** Exported at once, so that the pattern has the text that cdk-nag will see. */
const objectsOf = (bucket: IBucket, pattern: string) =>
  `${Stack.of(bucket).exportValue(bucket.bucketArn)}/${pattern}`;

const KEYS_ARE_MADE = 'Keys of objects are made while Gaitway runs; the bucket is one.';

/** Allows use of the encryption key. */
export function allowKey(role: Role, { key }: StorageStack): void {
  allow(role, ['kms:Decrypt', 'kms:GenerateDataKey'], key.keyArn);
}

/** Allows access to all of Gaitway's objects. */
export function allowRecords(role: Role, storage: StorageStack): void {
  allowMatching(role, OBJECT_ACTIONS, objectsOf(storage.records, '*'), KEYS_ARE_MADE);
  allow(role, ['s3:ListBucket', 's3:GetBucketLocation'], storage.records.bucketArn);
  allowKey(role, storage);
}

/** The organization that a session is for, as IAM fills it in; a session without that tag matches nothing. */
const OWN_LAKE = 'lake/organization_id=${aws:PrincipalTag/organization}';

/**
 * Queries of the work group over the lake of the one organization that a session is tagged with. Athena reads with the
 * rights of who asks, so S3 refuses the others' files, whatever a statement says (docs/decisions/0036).
 */
export function allowQueries(role: Role, storage: StorageStack): void {
  const { workGroup, lakeName, lakeTables, records, results } = storage;
  allow(
    role,
    [
      'athena:GetQueryExecution',
      'athena:GetQueryResults',
      'athena:StartQueryExecution',
      'athena:StopQueryExecution',
    ],
    arnOf('athena', `workgroup/${workGroup.name}`),
  );
  const databases = [lakeName, `${lakeName}_empty`].map((name) =>
    arnOf('glue', `database/${name}`),
  );
  allow(role, ['glue:GetDatabase'], arnOf('glue', 'catalog'), ...databases);
  allow(
    role,
    ['glue:GetPartition', 'glue:GetPartitions', 'glue:GetTable'],
    arnOf('glue', 'catalog'),
    arnOf('glue', `database/${lakeName}`),
    ...lakeTables.map((table) => arnOf('glue', `table/${lakeName}/${table}`)),
  );
  allowMatching(role, ['s3:GetObject'], objectsOf(records, `${OWN_LAKE}/*`), KEYS_ARE_MADE);
  role.addToPolicy(
    new PolicyStatement({
      actions: ['s3:ListBucket'],
      resources: [records.bucketArn],
      conditions: { StringLike: { 's3:prefix': `${OWN_LAKE}/*` } },
    }),
  );
  allowMatching(role, OBJECT_ACTIONS, objectsOf(results, '*'), KEYS_ARE_MADE);
  allow(role, ['s3:GetBucketLocation'], records.bucketArn);
  allow(role, ['s3:ListBucket', 's3:GetBucketLocation'], results.bucketArn);
  allowKey(role, storage);
}

/** The role that queries run under: assumed by one other role, for one organization at a time. */
export function createAnalystRole(scope: Construct, storage: StorageStack, assumedBy: Role): Role {
  const forOneOrganization = new ArnPrincipal(assumedBy.roleArn).withConditions({
    StringLike: { 'aws:RequestTag/organization': '????????-????-????-????-????????????' },
    'ForAllValues:StringEquals': { 'aws:TagKeys': ['organization'] },
  });
  const role = new Role(scope, 'AnalystRole', {
    assumedBy: new SessionTagsPrincipal(forOneOrganization),
  });
  allowQueries(role, storage);
  allow(assumedBy, ['sts:AssumeRole', 'sts:TagSession'], role.roleArn);
  return role;
}

/** Accounts of the user pool: administered by the API, and taken away by the worker with the person they were of. */
export function allowUserDirectory(
  role: Role,
  { userPool }: IdentityStack,
  name: 'api' | 'worker',
): void {
  const actions = name === 'api' ? DIRECTORY_ACTIONS : ['cognito-idp:AdminDeleteUser'];
  allow(role, actions, userPool.userPoolArn);
}

/** Allows sending mail from the address verified with SES. */
export function allowMail(role: Role, { mail }: IdentityStack): void {
  allow(role, ['ses:SendEmail'], mail.emailIdentityArn);
}

/** Phones of the app that registers here: known by the API, told things by the worker. */
export function allowPushes(
  role: Role,
  applications: readonly string[],
  name: 'api' | 'worker',
): void {
  const actions = {
    api: ['sns:SetEndpointAttributes'],
    worker: ['sns:Publish', 'sns:DeleteEndpoint'],
  };
  for (const application of applications) {
    const phones = `${application.replace(':app/', ':endpoint/')}/*`;
    allowMatching(role, actions[name], phones, 'Phones come and go; the app is one.');
    if (name === 'api') allow(role, ['sns:CreatePlatformEndpoint'], application);
  }
}

/** Allows reading messages of the inbox, dead letters included. */
export function allowInbox(role: Role, { inbox, refused }: StorageStack): void {
  const use = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'];
  allow(role, use, inbox.queueArn);
  allowDeadLetters(role, { inbox, refused });
}

/** Allows looking at dead letters. */
export function allowDeadLetters(
  role: Role,
  { inbox, refused }: Pick<StorageStack, 'inbox' | 'refused'>,
): void {
  allow(role, ['sqs:GetQueueAttributes'], inbox.queueArn); // which says where they are
  allow(
    role,
    ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'],
    refused.queueArn,
  );
}

/** Scores of the endpoint, and training jobs that have the training's role and nothing else. */
export function allowScoring(
  role: Role,
  { endpointName, trainingRole }: { readonly endpointName: string; readonly trainingRole: Role },
): void {
  allow(role, ['sagemaker:InvokeEndpoint'], arnOf('sagemaker', `endpoint/${endpointName}`));
  allowMatching(
    role,
    ['sagemaker:CreateTrainingJob', 'sagemaker:DescribeTrainingJob'],
    arnOf('sagemaker', 'training-job/gaitway-*'),
    'Each training has a job of its own.',
  );
  role.addToPolicy(
    new PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [trainingRole.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
    }),
  );
}

/** Allows pulling one image. */
export function allowPull(role: Role, repository: IRepository): void {
  repository.grantPull(role);
  acknowledge(role, 'IAM5[Resource::*]', 'A token is for the registry of the account.');
}

/** Allows access to a folder of Gaitway's objects. */
export function allowFolder(
  role: Role,
  storage: StorageStack,
  action: 's3:GetObject' | 's3:PutObject',
  folder: string,
): void {
  allowMatching(role, [action], objectsOf(storage.records, `${folder}/*`), KEYS_ARE_MADE);
}

/** What every container of SageMaker needs besides its data: its log, and numbers about itself. */
export function allowOwnLog(role: Role): void {
  allowMatching(
    role,
    ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
    arnOf('logs', 'log-group:/aws/sagemaker/*'),
    'SageMaker names log groups and streams after jobs.',
  );
  role.addToPolicy(
    new PolicyStatement({
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'], // CloudWatch has no resource-level permissions
      conditions: { StringLike: { 'cloudwatch:namespace': '*sagemaker*' } },
    }),
  );
}
