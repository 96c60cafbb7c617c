import { Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';
import type { GaitwayProps } from './gaitway-props.ts';

/** Sends a mail when the monthly cost nears its limit, and when it is forecast to exceed it. */
export class BudgetStack extends Stack {
  constructor(scope: Construct, id: string, { environment, settings, installation }: GaitwayProps) {
    super(scope, id);
    const warnings = [
      { notificationType: 'ACTUAL', threshold: 80 },
      { notificationType: 'FORECASTED', threshold: 100 },
    ];
    new CfnBudget(this, 'Month', {
      budget: {
        budgetName: this.stackName,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: settings.monthlyBudgetUsd, unit: 'USD' },
        costFilters: { TagKeyValue: [`user:Environment$gaitway-${environment}`] },
      },
      notificationsWithSubscribers: warnings.map((warning) => ({
        notification: {
          ...warning,
          comparisonOperator: 'GREATER_THAN',
          thresholdType: 'PERCENTAGE',
        },
        subscribers: [{ subscriptionType: 'EMAIL', address: installation.alarmEmail }],
      })),
    });
  }
}
