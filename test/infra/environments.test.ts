import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../api/config/config.ts';
import { environmentSchema } from '../../api/config/environment-schema.ts';
import { objectKeys } from '../../api/storage/object-keys.ts';
import {
  LAKE_PARTITION,
  LAKE_TABLE_NAMES,
  LAKE_TABLES,
  type LakeTable,
} from '../../api/domain/lake.ts';
import { type EnvironmentName, SETTINGS } from '../../infra/lib/settings.ts';
import { type Resource, type Synthesized, synthesize } from './synthesize.ts';

const ENVIRONMENTS = Object.keys(SETTINGS) as EnvironmentName[];

/** Resources with people's data, and the property that prevents their deletion. */
const PROTECTED: readonly (readonly [
  type: string,
  isProtected: (resource: Resource) => boolean,
])[] = [
  ['AWS::RDS::DBInstance', ({ Properties }) => Properties['DeletionProtection'] === true],
  ['AWS::Cognito::UserPool', ({ Properties }) => Properties['DeletionProtection'] === 'ACTIVE'],
  ['AWS::S3::Bucket', ({ DeletionPolicy }) => DeletionPolicy === 'Retain'],
  ['AWS::KMS::Key', ({ DeletionPolicy }) => DeletionPolicy === 'Retain'],
];

const made: Partial<Record<EnvironmentName, Synthesized>> = {};

beforeAll(async () => {
  for (const environment of ENVIRONMENTS) made[environment] = await synthesize(environment);
});

const text = (value: unknown) => JSON.stringify(value);

describe.each(ENVIRONMENTS)('%s', (environment) => {
  const all = () => made[environment]!.resources;
  const of = (type: string) => {
    const found = made[environment]!.of(type);
    expect(found, type).not.toEqual([]);
    return found;
  };

  it('has no cdk-nag finding that is not accepted with a reason', () => {
    const { findings, accepted } = made[environment]!;
    const open = findings.filter(
      ({ rule, path }) => !accepted.some((one) => one.rule === rule && isWithin(path, one.path)),
    );
    expect(open).toEqual([]);
    expect(accepted.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });

  it('accepts no finding that does not occur', () => {
    const { findings, accepted } = made[environment]!;
    const unused = accepted.filter(
      ({ rule, path }) => !findings.some((one) => one.rule === rule && isWithin(one.path, path)),
    );
    expect(unused).toEqual([]);
  });

  it('encrypts everything at rest', () => {
    for (const { Properties } of of('AWS::S3::Bucket')) {
      expect(Properties['BucketEncryption']).toBeDefined();
    }
    for (const { Properties } of of('AWS::RDS::DBInstance')) {
      expect(Properties).toMatchObject({ StorageEncrypted: true });
      expect(Properties['KmsKeyId']).toBeDefined();
    }
    for (const type of ['AWS::SQS::Queue', 'AWS::SNS::Topic']) {
      for (const { Properties } of of(type)) expect(Properties['KmsMasterKeyId']).toBeDefined();
    }
    for (const { Properties } of of('AWS::Lambda::Function')) {
      expect(Properties['KmsKeyArn']).toBeDefined();
    }
    for (const { Properties } of of('AWS::Athena::WorkGroup')) {
      expect(Properties['WorkGroupConfiguration']).toMatchObject({
        EnforceWorkGroupConfiguration: true,
        ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS' } },
      });
    }
    for (const { Properties } of of('AWS::KMS::Key')) {
      expect(Properties['EnableKeyRotation']).toBe(true);
    }
  });

  it('encrypts every log and limits its retention', () => {
    for (const { Properties } of of('AWS::Logs::LogGroup')) {
      expect(Properties['RetentionInDays']).toBe(SETTINGS[environment].logDays);
      expect(Properties['KmsKeyId']).toBeDefined();
    }
  });

  it('allows no wildcard actions, and all resources only where AWS requires it', () => {
    const statements = [...of('AWS::IAM::Policy'), ...of('AWS::IAM::Role')].flatMap(statementsOf);
    const actions = statements.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => String(action).includes('*'))).toEqual([]);
    const everywhere = statements
      .filter(({ Resource }) => [Resource].flat().includes('*'))
      .flatMap(({ Action }) => Action);
    const known = [
      /^ecr:GetAuthorizationToken$/,
      /^cloudwatch:PutMetricData$/,
      /^ec2:(Create|Delete|Describe)NetworkInterfaces?$/,
      /^ec2:(DescribeSubnets|(Una|A)ssignPrivateIpAddresses)$/,
    ];
    expect(everywhere.filter((action) => !known.some((one) => one.test(String(action))))).toEqual(
      [],
    );
  });

  it('allows tasks exactly the calls of the gateway', () => {
    const policies = of('AWS::IAM::Policy').filter(({ id }) =>
      /(Api|Worker)(Task|Analyst)Role/.test(id),
    );
    expect(policies).toHaveLength(3);
    const actions = policies.flatMap(statementsOf).flatMap(({ Action }) => Action as string[]);
    const allowed = new Set(actions.filter(isCall).map((action) => action.split(':')[1]!));
    const absent = environment === 'small' ? /TrainingJob|Endpoint|Publish/ : /^$/;
    expect([...allowed].toSorted()).toEqual(CALLS.filter((name) => !absent.test(name)));
  });

  it('runs queries under a role that reads the lake of one organization', () => {
    const [role] = of('AWS::IAM::Role').filter(({ id }) => /WorkerAnalystRole/.test(id));
    const [trust] = statementsOf({
      ...role!,
      Properties: { PolicyDocument: role!.Properties['AssumeRolePolicyDocument'] as unknown },
    });
    expect(trust).toMatchObject({
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: {
        StringLike: { 'aws:RequestTag/organization': '????????-????-????-????-????????????' },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['organization'] },
      },
    });
    expect(text(trust)).toMatch(/WorkerTaskRole/);

    const policyOf = (name: RegExp) =>
      of('AWS::IAM::Policy')
        .filter(({ id }) => name.test(id))
        .flatMap(statementsOf);
    const own = 'lake/organization_id=${aws:PrincipalTag/organization}/*';
    const records = policyOf(/WorkerAnalystRole/).filter(
      ({ Action, Resource }) => text(Action).includes('s3:') && text(Resource).includes('Records'),
    );
    expect(records.map(({ Action }) => Action)).toEqual([
      's3:GetObject',
      's3:ListBucket',
      's3:GetBucketLocation',
    ]);
    expect(text(records[0]!.Resource)).toContain(`/${own}`);
    expect(records[1]).toMatchObject({ Condition: { StringLike: { 's3:prefix': own } } });
    expect(objectKeys.lakeTable('X', 'samples')).toMatch(/^lake\/organization_id=X\//);

    const runs = (statement: { Action: unknown }) => text(statement.Action).includes('athena:');
    expect(policyOf(/(Api|Worker)TaskRole/).filter(runs)).toEqual([]);
    const glue = policyOf(/AnalystRole/).filter(({ Action }) => text(Action).includes('glue:'));
    expect(text(glue)).not.toContain('*');
  });

  it('has an empty database for unqualified names', () => {
    const [lake, empty] = of('AWS::Glue::Database').map(
      ({ Properties }) => Properties['DatabaseInput'].Name as string,
    );
    expect(empty).toBe(`${lake}_empty`);
    const homes = of('AWS::Glue::Table').map(({ Properties }) => Properties['DatabaseName']);
    expect(new Set(homes)).toEqual(new Set([lake]));
  });

  it('can be reached only through CloudFront', () => {
    for (const { Properties } of of('AWS::S3::Bucket')) {
      expect(Properties['PublicAccessBlockConfiguration']).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    }
    for (const { Properties } of of('AWS::RDS::DBInstance')) {
      expect(Properties['PubliclyAccessible']).toBe(false);
    }
    for (const { Properties } of of('AWS::ElasticLoadBalancingV2::LoadBalancer')) {
      expect(Properties['Scheme']).toBe('internal');
    }
    const groups = of('AWS::EC2::SecurityGroup').flatMap(
      ({ Properties }) => (Properties['SecurityGroupIngress'] ?? []) as Resource['Properties'][],
    );
    const apart = of('AWS::EC2::SecurityGroupIngress').map(({ Properties }) => Properties);
    const open = [...groups, ...apart].filter(
      (rule) => !rule['SourcePrefixListId'] && !rule['SourceSecurityGroupId'],
    );
    expect(open).toEqual([]);
  });

  it('uses TLS', () => {
    const refusesPlain = (policy: Resource) =>
      text(policy.Properties['PolicyDocument']).includes(
        '"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"',
      );
    for (const type of [
      'AWS::S3::BucketPolicy',
      'AWS::SQS::QueuePolicy',
      'AWS::SNS::TopicPolicy',
    ]) {
      expect(of(type).filter((policy) => !refusesPlain(policy))).toEqual([]);
    }
    const [parameters] = of('AWS::RDS::DBParameterGroup');
    expect(parameters!.Properties['Parameters']).toMatchObject({ 'rds.force_ssl': '1' });
    const [{ Properties }] = of('AWS::CloudFront::Distribution') as [Resource];
    const { DefaultCacheBehavior, CacheBehaviors } = Properties['DistributionConfig'];
    for (const { ViewerProtocolPolicy } of [DefaultCacheBehavior, ...CacheBehaviors]) {
      expect(ViewerProtocolPolicy).toMatch(/^(https-only|redirect-to-https)$/);
    }
  });

  it('sends the security headers', () => {
    const policies = of('AWS::CloudFront::ResponseHeadersPolicy').map(
      ({ Properties }) => Properties['ResponseHeadersPolicyConfig'].SecurityHeadersConfig as object,
    );
    for (const headers of policies) {
      expect(headers).toMatchObject({
        StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, IncludeSubdomains: true },
      });
    }
    const page = policies.find((headers) => 'ContentSecurityPolicy' in headers);
    expect(page).toMatchObject({
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: 'DENY' },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
    });
    expect(text(page)).toContain("default-src 'self'");
    expect(text(page)).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
    const [{ Properties }] = of('AWS::CloudFront::Distribution') as [Resource];
    const { DefaultCacheBehavior, CacheBehaviors } = Properties['DistributionConfig'];
    for (const { ResponseHeadersPolicyId } of [DefaultCacheBehavior, ...CacheBehaviors]) {
      expect(ResponseHeadersPolicyId).toBeDefined();
    }
  });

  it('sends every alarm, and shows its metric', () => {
    for (const { Properties } of of('AWS::CloudWatch::Alarm')) {
      expect(Properties['AlarmActions']).toHaveLength(1);
    }
    expect(of('AWS::SNS::Subscription')).toHaveLength(1);
    expect(of('AWS::CloudWatch::Dashboard')).toHaveLength(1);
    expect(of('AWS::Budgets::Budget')).toHaveLength(1);
  });

  it('lets no user write an attribute that affects rights', () => {
    for (const { Properties } of of('AWS::Cognito::UserPoolClient')) {
      expect(Properties['WriteAttributes'].toSorted()).toEqual([
        'email',
        'family_name',
        'given_name',
      ]);
      expect(Properties['PreventUserExistenceErrors']).toBe('ENABLED');
    }
    expect(of('AWS::Cognito::UserPoolClient')).toHaveLength(3);
    const [pool] = of('AWS::Cognito::UserPool');
    expect(pool!.Properties).toMatchObject({
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    });
    expect(Object.keys(pool!.Properties['LambdaConfig'])).toEqual(
      expect.arrayContaining(['PostConfirmation', 'PreSignUp', 'PreTokenGeneration']),
    );
  });

  it('cancels a query that reads too much, and sets aside messages that fail repeatedly', () => {
    const [workGroup] = of('AWS::Athena::WorkGroup');
    expect(workGroup!.Properties['WorkGroupConfiguration'].BytesScannedCutoffPerQuery).toBe(
      SETTINGS[environment].queryLimitGb * 1e9,
    );
    const redriven = of('AWS::SQS::Queue').filter(({ Properties }) => Properties['RedrivePolicy']);
    expect(redriven).toHaveLength(1);
    const announced = of('AWS::S3::Bucket').filter(
      ({ Properties }) => Properties['NotificationConfiguration'],
    );
    expect(announced).toHaveLength(1);
    expect(text(announced[0]!.Properties['NotificationConfiguration'])).toContain('"inbox/"');
  });

  it('declares the lake as the gateway writes it', () => {
    const tables = of('AWS::Glue::Table').map(({ Properties }) => Properties['TableInput']);
    expect(tables.map(({ Name }) => Name as string)).toEqual(LAKE_TABLE_NAMES);
    for (const { Name, StorageDescriptor, PartitionKeys, Parameters } of tables) {
      const glueColumns = (StorageDescriptor.Columns as { Name: string; Type: string }[]).map(
        ({ Name, Type }) => ({ name: Name, type: Type }),
      );
      const ours = LAKE_TABLES[Name as LakeTable].map(({ name, type }) => ({ name, type }));
      expect(glueColumns).toEqual(ours);
      expect(PartitionKeys).toEqual([
        { Name: 'organization_id', Type: 'string' },
        { Name: LAKE_PARTITION.name, Type: LAKE_PARTITION.type },
      ]);
      const folder = objectKeys.lakeTable('${organization_id}', Name as string);
      expect(text(Parameters['storage.location.template'])).toContain(`/${folder}day=\${day}/`);
      expect(Parameters['projection.organization_id.type']).toBe('injected');
    }
  });

  it('sets exactly the variables that the gateway reads', () => {
    const containers = of('AWS::ECS::TaskDefinition').flatMap(
      ({ Properties }) => Properties['ContainerDefinitions'] as Resource['Properties'][],
    );
    expect(containers).toHaveLength(2);
    for (const container of containers) {
      const { known, unknown } = environmentOf(container);
      expect(unknown).toEqual([]);
      const config = readConfig(known);
      expect(config).toMatchObject({ NODE_ENV: 'production', HOST: '0.0.0.0', SEED_DEMO: false });
      expect(container).toMatchObject({ ReadonlyRootFilesystem: true, StopTimeout: 60 });
    }
    const roles = containers.map((container) => environmentOf(container).known['ROLE']);
    expect(roles.toSorted()).toEqual(['api', 'worker']);
  });

  it('drains, checks and scales its services', () => {
    for (const { Properties } of of('AWS::ECS::Service')) {
      expect(Properties['DeploymentConfiguration']).toMatchObject({
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
        MinimumHealthyPercent: 100,
      });
    }
    const [targets] = of('AWS::ElasticLoadBalancingV2::TargetGroup');
    expect(targets!.Properties['HealthCheckPath']).toBe('/readyz');
    expect(of('AWS::ApplicationAutoScaling::ScalingPolicy').length).toBeGreaterThanOrEqual(2);
    expect(all().length).toBeGreaterThan(100);
  });
});

describe('the differences between environments', () => {
  it.each(PROTECTED)('%s cannot be deleted in production', (type, isProtected) => {
    expect(made.production!.of(type)).not.toEqual([]);
    expect(made.production!.of(type).filter((resource) => !isProtected(resource))).toEqual([]);
    expect(made.small!.of(type).filter(isProtected)).toEqual([]);
  });

  it('has two databases, an endpoint, and TLS to the last hop in production', () => {
    const [database] = made.production!.of('AWS::RDS::DBInstance');
    expect(database!.Properties).toMatchObject({ MultiAZ: true, BackupRetentionPeriod: 35 });
    const [listener] = made.production!.of('AWS::ElasticLoadBalancingV2::Listener');
    expect(listener!.Properties).toMatchObject({ Protocol: 'HTTPS', Port: 443 });
    expect(listener!.Properties['SslPolicy']).toContain('TLS13');
    const [distribution] = made.production!.of('AWS::CloudFront::Distribution');
    expect(text(distribution!.Properties)).toContain('"MinimumProtocolVersion":"TLSv1.2_2021"');
    const [model] = made.production!.of('AWS::SageMaker::Model');
    expect(model!.Properties['PrimaryContainer']).toMatchObject({ Mode: 'MultiModel' });
  });

  it('the smallest costs the sum in docs/aws.md, less than 60 USD a month', () => {
    const [together, ...costs] = readCosts().toReversed();
    for (const { what, arithmetic, usd } of costs.filter((cost) => /^\d/.test(cost.arithmetic))) {
      expect(Math.abs(calculate(arithmetic) - usd), what).toBeLessThan(0.0051);
    }
    expect(together).toMatchObject({ what: 'together' });
    expect(costs.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(together!.usd, 5);
    expect(together!.usd).toBeLessThan(60);
    const alarms = made.small!.of('AWS::CloudWatch::Alarm').length;
    expect(costs.find(({ what }) => what.startsWith(`${alarms} alarms`))).toBeDefined();
  });

  it('the smallest has no idle cost that docs/aws.md does not list', () => {
    for (const type of [
      'AWS::EC2::NatGateway',
      'AWS::SageMaker::Endpoint',
      'AWS::EC2::EIP',
      'AWS::WAFv2::WebACL',
    ]) {
      expect(made.small!.of(type), type).toEqual([]);
    }
    const endpoints = made.small!.of('AWS::EC2::VPCEndpoint');
    expect(
      endpoints.map(({ Properties }) => [
        Properties['VpcEndpointType'],
        Properties['SubnetIds']?.length,
      ]),
    ).toEqual([
      ['Gateway', undefined],
      ['Interface', 1],
    ]);
  });
});

/** What the gateway asks of AWS, as policies name it. S3 is apart: its rights are on objects, and named otherwise. */
const CALLS = readCalls();

function readCalls(): readonly string[] {
  const folder = fileURLToPath(new URL('../../api', import.meta.url));
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [
      ...readFileSync(join(folder, path), 'utf8').matchAll(/new (\w+?)(?:Batch)?Command\(/g),
    ])
    .map(([, name]) => name!);
  return [...new Set(names)].filter((name) => !/Objects?$/.test(name)).toSorted();
}

/** The allowed actions of a task, without those on objects, keys and the lake's tables. */
const isCall = (action: string) => !/^(s3|kms|glue|iam):|^sts:TagSession$/.test(action);

interface Cost {
  readonly what: string;
  /** Such as `730 h x (0.25 x 0.03238 + 0.5 x 0.00356)`; empty for an estimate. */
  readonly arithmetic: string;
  readonly usd: number;
}

/** The cost table of the smallest environment, with its sum last. */
function readCosts(): readonly Cost[] {
  const page = readFileSync(new URL('../../docs/aws.md', import.meta.url), 'utf8');
  return [...page.matchAll(/^\|([^|]+)\|([^|]*)\|[ *]*(\d+\.\d\d)[ *]*\|$/gm)].map(
    ([, what = '', arithmetic = '', usd]) => ({
      what: what.replaceAll('*', '').trim(),
      arithmetic: arithmetic.split(',')[0]!.trim(),
      usd: Number(usd),
    }),
  );
}

/** A product, whose last factor may be a sum of products. */
function calculate(arithmetic: string): number {
  const [, factors, , sum = '1'] = /^([^(]+?)( x \((.+)\))?$/.exec(arithmetic) ?? [];
  const product = (text: string) =>
    text.split(' x ').reduce((result, factor) => result * parseFloat(factor), 1);
  return product(factors!) * sum.split(' + ').reduce((result, term) => result + product(term), 0);
}

const isWithin = (path: string, ancestor: string) =>
  path === ancestor || path.startsWith(`${ancestor}/`);

function statementsOf({ Properties }: Resource) {
  const documents = [
    Properties['PolicyDocument'],
    ...((Properties['Policies'] ?? []) as Resource['Properties'][]).map(
      (policy) => policy['PolicyDocument'] as unknown,
    ),
  ].filter((document) => document !== undefined);
  return (documents as { Statement: { Action: unknown; Resource: unknown }[] }[]).flatMap(
    ({ Statement }) => Statement,
  );
}

/** Example values for variables that CloudFormation resolves at deployment and whose format is checked. */
const RESOLVED: Readonly<Record<string, string>> = {
  DATABASE_URL: 'postgres://gaitway@gaitway-small.example.rds.amazonaws.com:5432/gaitway',
  PUBLIC_URL: 'https://d111111abcdef8.cloudfront.net',
  COGNITO_USER_POOL_ID: 'eu-west-1_AbCdEf123',
  INBOX_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/111122223333/gaitway-inbox',
};

function environmentOf(container: Resource['Properties']) {
  const pairs = container['Environment'] as { Name: string; Value: unknown }[];
  const entries = pairs.map(({ Name, Value }): [string, string] => [
    Name,
    typeof Value === 'string' ? Value : (RESOLVED[Name] ?? 'resolved-later'),
  ]);
  const isKnown = ([name]: [string, string]) => name in environmentSchema.shape;
  const known: NodeJS.ProcessEnv = Object.fromEntries(entries.filter(isKnown));
  return { known, unknown: entries.filter((entry) => !isKnown(entry)).map(([name]) => name) };
}
