import type { Load, Peer } from './peer';

/** The ways in which a selection can name what it selects. */
export const WAYS = ['construct', 'typed', 'arn', 'tag'] as const;
export type Way = typeof WAYS[number];

export const WAYS_IN_WORDS: Record<Way, string> = {
  construct: 'fromConstruct',
  typed: 'fromDynamoDbTable',
  arn: 'fromArn',
  tag: 'fromTag',
};

/** How much there is to back up, and how. */
export interface Workload {
  readonly tables: number;
  readonly selections: number;
  readonly way: Way;

  /** Where the assembly goes. */
  readonly outdir: string;
}

/**
 * Synthesises a stack of tables, with a plan and its selections where a library is given; gives back the milliseconds of the processor.
 *
 * Free of outer names, so that it can also run in a fresh process.
 */
export function synthesise(load: Load, module: Peer['module'] | undefined, { tables, selections, way, outdir }: Workload): number {
  const { App, Stack } = load('aws-cdk-lib');
  const { Table } = load('aws-cdk-lib/aws-dynamodb');
  const begin = process.cpuUsage();

  // More resources in a stack than CloudFormation takes: what is measured is the selections, not the references between stacks.
  const app = new App({ outdir, analyticsReporting: false, context: { '@aws-cdk/core:stackResourceLimit': 0 } });
  const stack = new Stack(app, 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  const all = Array.from({ length: tables }, (_, index) => new Table(stack, `Table${index}`, {
    partitionKey: { name: 'id', type: 'S' },
    billingMode: 'PAY_PER_REQUEST',
  }));

  if (module !== undefined) {
    const { BackupPlan, BackupResource } = load(module);
    const named: Record<Way, () => any[]> = {
      construct: () => [BackupResource.fromConstruct(stack)],
      typed: () => all.map((table) => BackupResource.fromDynamoDbTable(table)),
      arn: () => all.map((table) => BackupResource.fromArn(table.tableArn)),
      tag: () => [BackupResource.fromTag('backup', 'daily')],
    };
    const plan = BackupPlan.daily35DayRetention(stack, 'Plan');
    for (let index = 0; index < selections; index++) {
      plan.addSelection(`Selection${index}`, { resources: named[way]() });
    }
  }

  app.synth();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}
