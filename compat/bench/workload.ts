import type { Load, Peer } from './peer';

/** The ways in which a selection can name what it selects. */
export const WAYS = ['construct', 'arn', 'tag'] as const;
export type Way = typeof WAYS[number];

export const WAYS_IN_WORDS: Record<Way, string> = {
  construct: 'fromConstruct',
  arn: 'fromArn, one for each table',
  tag: 'fromTag',
};

/** How much there is to back up, how, and how often that is synthesised. */
export interface Workload {
  readonly tables: number;
  readonly selections: number;
  readonly way: Way;

  /** How often it is synthesised, after the first times in which the engine learns the code. */
  readonly rounds: number;
  readonly warmUps: number;

  /** Where the assembly goes. */
  readonly outdir: string;
}

/**
 * Makes and synthesises a stack of tables, without a plan and with one and its selections; gives back what the plan takes in each round, in
 * milliseconds.
 *
 * Free of outer names, so that it can run in a fresh process.
 */
export function overheads(load: Load, module: Peer['module'], workload: Workload): number[] {
  const { App, Stack } = load('aws-cdk-lib');
  const { CfnTable } = load('aws-cdk-lib/aws-dynamodb');
  const { tables, selections, way, rounds, warmUps, outdir } = workload;

  const synthesise = (withPlan: boolean) => {
    const begin = process.hrtime.bigint();

    // More resources in a stack than CloudFormation takes: what is measured is the selections, not the references between stacks.
    const app = new App({ outdir, analyticsReporting: false, context: { '@aws-cdk/core:stackResourceLimit': 0 } });
    const stack = new Stack(app, 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
    const all = Array.from({ length: tables }, (_, index) => new CfnTable(stack, `Table${index}`, {
      keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
    }));

    if (withPlan) {
      const { BackupPlan, BackupResource } = load(module);
      const named: Record<Way, () => any[]> = {
        construct: () => [BackupResource.fromConstruct(stack)],
        arn: () => all.map((table) => BackupResource.fromArn(table.attrArn)),
        tag: () => [BackupResource.fromTag('backup', 'daily')],
      };
      const plan = BackupPlan.daily35DayRetention(stack, 'Plan');
      for (let index = 0; index < selections; index++) {
        plan.addSelection(`Selection${index}`, { resources: named[way]() });
      }
    }

    app.synth();
    return Number(process.hrtime.bigint() - begin) / 1e6;
  };
  const round = () => {
    const without = synthesise(false);
    return synthesise(true) - without;
  };
  return Array.from({ length: warmUps + rounds }, round).slice(warmUps);
}
