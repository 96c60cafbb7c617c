import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { HttpCodeTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { ApiStack } from './api-stack.ts';
import type { DatabaseStack } from './database-stack.ts';
import type { GaitwayProps } from './gaitway-props.ts';
import type { IdentityStack } from './identity-stack.ts';
import type { ScoringStack } from './scoring-stack.ts';
import type { StorageStack } from './storage-stack.ts';

const GIB = 1024 ** 3;
/** pino's number for an error. */
const ERROR_LEVEL = 50;

export interface ObservabilityProps extends GaitwayProps {
  readonly storage: StorageStack;
  readonly database: DatabaseStack;
  readonly identity: IdentityStack;
  readonly scoring: ScoringStack | undefined;
  readonly api: ApiStack;
}

/** A metric, and the threshold of its alarm. */
interface Watch {
  readonly title: string;
  readonly metric: IMetric;
  readonly threshold: number;
  /** Whether the alarm is raised below the threshold. */
  readonly below?: boolean;
  /** The number of consecutive minutes. */
  readonly minutes?: number;
  /** Whether missing data raises the alarm, because it means that nothing runs. */
  readonly silenceIsBad?: boolean;
}

/** The monitored metrics. Each has an alarm that sends a mail, and a graph on the dashboard. */
export class ObservabilityStack extends Stack {
  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id);
    const topic = new Topic(this, 'Alarms', { masterKey: props.storage.key, enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    topic.addSubscription(new EmailSubscription(props.installation.alarmEmail));

    const dashboard = new Dashboard(this, 'Dashboard', { dashboardName: this.stackName });
    for (const watch of this.#watches(props)) {
      const { title, metric, threshold, below = false, minutes = 5, silenceIsBad = false } = watch;
      const alarm = new Alarm(this, title.replaceAll(/[^a-z]/gi, ''), {
        alarmDescription: `${title} (docs/aws.md)`,
        metric,
        threshold,
        comparisonOperator: below
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: Math.ceil(minutes / 5),
        treatMissingData: silenceIsBad
          ? TreatMissingData.BREACHING
          : TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(new SnsAction(topic));
      alarm.addOkAction(new SnsAction(topic));
      dashboard.addWidgets(
        new GraphWidget({
          title,
          left: [metric],
          leftAnnotations: [alarm.toAnnotation()],
          width: 8,
        }),
      );
    }
  }

  #watches({ settings, storage, database, identity, scoring, api }: ObservabilityProps): Watch[] {
    const { instance } = database;
    return [
      {
        title: 'API responds with 5xx',
        metric: api.targets.metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT),
        threshold: 5,
      },
      {
        title: 'API is slow, 99th percentile in seconds',
        metric: api.targets.metrics.targetResponseTime({ statistic: Stats.percentile(99) }),
        threshold: 3,
        minutes: 15,
      },
      {
        title: 'API has no task that can serve',
        metric: api.targets.metrics.healthyHostCount({ statistic: Stats.MINIMUM }),
        threshold: 1,
        below: true,
        silenceIsBad: true,
      },
      {
        title: 'Worker does not run',
        metric: api.worker.service.metricCpuUtilization({ statistic: Stats.SAMPLE_COUNT }),
        threshold: 1,
        below: true,
        silenceIsBad: true,
        minutes: 10,
      },
      ...[api.api, api.worker].map(({ name, log }) => ({
        title: `${name} logs errors`,
        metric: new MetricFilter(this, `${name}Errors`, {
          logGroup: log,
          filterPattern: FilterPattern.numberValue('$.level', '>=', ERROR_LEVEL),
          metricNamespace: 'Gaitway',
          metricName: `${this.stackName}-${name}-errors`,
          defaultValue: 0,
        }).metric({ statistic: Stats.SUM }),
        threshold: 0,
      })),
      {
        title: 'Recordings of the inbox are set aside',
        metric: storage.refused.metricApproximateNumberOfMessagesVisible({
          statistic: Stats.MAXIMUM,
        }),
        threshold: 0,
      },
      {
        title: 'Recordings wait in the inbox, seconds',
        metric: storage.inbox.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM }),
        threshold: 900,
      },
      {
        title: 'Database is busy, percent',
        metric: instance.metricCPUUtilization(),
        threshold: 80,
        minutes: 15,
      },
      {
        title: 'Database runs out of room, bytes',
        metric: instance.metricFreeStorageSpace({ statistic: Stats.MINIMUM }),
        threshold: 0.1 * settings.database.storageGb * GIB,
        below: true,
      },
      {
        title: 'Sign-in triggers fail',
        metric: identity.triggers.errors,
        threshold: 0,
      },
      ...(scoring === undefined
        ? []
        : [endpointErrors(scoring.endpointName, 'Invocation5XXErrors')]),
    ];
  }
}

const endpointErrors = (EndpointName: string, metricName: string): Watch => ({
  title: 'Scoring fails',
  metric: new Metric({
    namespace: 'AWS/SageMaker',
    metricName,
    dimensionsMap: { EndpointName, VariantName: 'all' },
    statistic: Stats.SUM,
    period: Duration.minutes(5),
  }),
  threshold: 0,
});
