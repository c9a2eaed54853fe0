import type { Load, Peer } from './peer';

/** The ways in which a selection can name what it selects; the last three are ours alone. */
export type Way = 'construct' | 'arn' | 'tag' | 'allTypes' | 'conditions' | 'notResources';

export const WAYS_IN_WORDS: Record<Way, string> = {
  construct: 'fromConstruct',
  arn: 'fromArn, one for each table',
  tag: 'fromTag',
  allTypes: 'fromConstruct of all types',
  conditions: 'fromConstruct, three conditions',
  notResources: 'fromConstruct, less a part',
};

/** What there is: tables in a row, or as many buckets, queues and roles as tables, in sections of a thousand. */
export type Tree = 'tables' | 'mixed';

/** How much there is to back up, how, and how often that is synthesised. */
export interface Workload {
  readonly tree: Tree;
  readonly resources: number;

  /** Each selects a section of the tree. */
  readonly selections: number;

  /** How often it is synthesised, after the first times in which the engine learns the code. */
  readonly rounds: number;
  readonly warmUps: number;

  /** Where the assembly goes. */
  readonly outdir: string;
}

/**
 * Makes and synthesises a stack without a plan, and with one and its selections in each of some ways; gives back what the plan takes in each way, in
 * milliseconds.
 *
 * It is the fastest round of the one less the fastest of the other: what else the machine does, and collecting garbage, only ever adds to a round.
 *
 * Free of outer names, so that it can run in a fresh process.
 */
export function overheads(load: Load, module: Peer['module'], workload: Workload, ways: readonly Way[]): number[] {
  const { App, Stack } = load('aws-cdk-lib');
  const { Construct } = load('constructs');
  const { CfnTable } = load('aws-cdk-lib/aws-dynamodb');
  const { CfnBucket } = load('aws-cdk-lib/aws-s3');
  const { CfnQueue } = load('aws-cdk-lib/aws-sqs');
  const { CfnRole } = load('aws-cdk-lib/aws-iam');
  const { tree, resources, selections, rounds, warmUps, outdir } = workload;

  const tableIn = (scope: unknown, id = 'Table') => new CfnTable(scope, id, { keySchema: [{ attributeName: 'id', keyType: 'HASH' }] });
  const others = [
    (scope: unknown) => new CfnBucket(scope, 'Bucket'),
    (scope: unknown) => new CfnQueue(scope, 'Queue'),
    (scope: unknown) => new CfnRole(scope, 'Role', { assumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] } }),
  ];
  const flat = (stack: unknown) => ({ sections: [stack], tables: Array.from({ length: resources }, (_, index) => tableIn(stack, `Table${index}`)) });
  const deep = (stack: unknown) => {
    const sections = Array.from({ length: resources / 1000 }, (_, index) => new Construct(stack, `Section${index}`));
    const parts = sections.flatMap((section) => Array.from({ length: 25 }, (_, index) => new Construct(section, `Part${index}`)));
    const units = parts.flatMap((part) => Array.from({ length: 10 }, (_, index) => new Construct(part, `Unit${index}`)));
    units.forEach((unit) => others.forEach((make) => make(unit)));
    return { sections, tables: units.map((unit) => tableIn(unit)) };
  };

  const synthesise = (way?: Way) => {
    const begin = process.hrtime.bigint();

    // More resources in a stack than CloudFormation takes: what is measured is the selections, not the references between stacks.
    const app = new App({ outdir, analyticsReporting: false, context: { '@aws-cdk/core:stackResourceLimit': 0 } });
    const stack = new Stack(app, 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
    const { sections, tables } = (tree === 'tables' ? flat : deep)(stack);

    if (way) {
      const { BackupPlan, BackupResource, BackupResourceType, BackupSelectionCondition } = load(module);
      const options: Record<Way, (section: any) => object> = {
        construct: (section) => ({ resources: [BackupResource.fromConstruct(section)] }),
        arn: () => ({ resources: tables.map(({ attrArn }) => BackupResource.fromArn(attrArn)) }),
        tag: () => ({ resources: [BackupResource.fromTag('backup', 'daily')] }),
        allTypes: (section) => ({ resources: [BackupResource.fromConstruct(section, { resourceTypes: BackupResourceType.all() })] }),
        conditions: (section) => ({
          resources: [BackupResource.fromConstruct(section)],
          conditions: [
            BackupSelectionCondition.tagEquals('backup', 'daily'),
            BackupSelectionCondition.tagLike('team', 'core-*'),
            BackupSelectionCondition.tagNotEquals('stage', 'test'),
          ],
        }),
        notResources: (section) => ({
          resources: [BackupResource.fromConstruct(section)],
          notResources: [BackupResource.fromConstruct(section.node.findChild('Part1'))],
        }),
      };
      // A plan has at most ten selections by tags, and a hundred others.
      const most = way === 'tag' ? 10 : 100;
      for (let index = 0, plan; index < selections; index++) {
        if (index % most === 0) { plan = BackupPlan.daily35DayRetention(stack, `Plan${index / most}`); }
        plan.addSelection(`Selection${index}`, options[way](sections[index % sections.length]));
      }
    }

    app.synth();
    return Number(process.hrtime.bigint() - begin) / 1e6;
  };
  const round = () => [undefined, ...ways].map(synthesise);
  const measured = Array.from({ length: warmUps + rounds }, round).slice(warmUps);
  const [without, ...withPlan] = [undefined, ...ways].map((_, index) => Math.min(...measured.map((times) => times[index])));
  return withPlan.map((time) => time - without);
}
