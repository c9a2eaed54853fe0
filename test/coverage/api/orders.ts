import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { App, Duration, Stack, TimeZone } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from '../../../src';
import type { BackupPlanProps, BackupPlanRuleProps, BackupVaultProps } from '../../../src';

export const ENV = { account: '111122223333', region: 'eu-central-1' };

export interface OrdersProps extends StackProps {
  readonly rule?: BackupPlanRuleProps;
  readonly vault?: BackupVaultProps;
  readonly plan?: BackupPlanProps;
  readonly table?: Partial<dynamodb.TableProps>;
  /** Whether restores are tested once a week. */
  readonly tests?: boolean | TimeZone;
  /** What is selected; the table by default. */
  readonly selected?: (table: dynamodb.Table) => BackupResource[];
}

/** A stack with a table that is backed up every day, with a start window of an hour, and kept for 35 days. */
export class Orders extends Stack {
  public readonly table: dynamodb.Table;
  public readonly vault: BackupVault;
  public readonly backupPlan: BackupPlan;

  constructor(scope: Construct, id = 'Orders', { rule, vault, plan, table, tests, selected, ...props }: OrdersProps = {}) {
    super(scope, id, { env: ENV, ...props });
    this.table = new dynamodb.Table(this, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, ...table });
    this.vault = new BackupVault(this, 'Vault', vault);
    this.backupPlan = new BackupPlan(this, 'Plan', { backupVault: this.vault, ...plan });
    this.backupPlan.addRule(new BackupPlanRule({
      ruleName: 'daily',
      scheduleExpression: events.Schedule.cron({ hour: '5', minute: '0' }),
      startWindow: Duration.hours(1),
      deleteAfter: Duration.days(35),
      ...rule,
    }));
    if (tests) {
      this.backupPlan.testRestores('Tests', {
        scheduleExpression: events.Schedule.cron({ weekDay: 'SUN', hour: '4', minute: '0' }), scheduleExpressionTimezone: tests === true ? undefined : tests,
      });
    }
    const resources = selected ? selected(this.table) : [BackupResource.fromDynamoDbTable(this.table)];
    if (resources.length > 0) { this.backupPlan.addSelection('Selection', { resources }); }
  }
}

/** What the validation of an app says: of each violation the level, the rule and the sentence. Nothing is thrown. */
export function saidOf(app: App): { readonly violations: string[]; readonly error?: string } {
  const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  let error: string | undefined;
  try {
    app.synth();
  } catch (thrown) {
    error = (thrown as Error).message;
  } finally {
    log.mockRestore();
  }
  if (!existsSync(join(app.outdir, 'validation-report.json'))) { return { violations: [], error }; }
  const report = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf-8'));
  const own = report.pluginReports.filter((each: any) => (each.pluginName ?? each.summary?.pluginName) === 'cdk-aws-backup');
  return {
    violations: own.flatMap(({ violations }: any) => violations.map(({ severity, ruleName, description }: any) => `${severity} ${ruleName}: ${description}`)),
    error,
  };
}
