import { readFileSync } from 'fs';
import { join } from 'path';
import { inFreshProcess, OURS, V2 } from './peer';
import type { Load } from './peer';
import { median } from './report';
import type { Comparison } from './report';

/** Whole apps in which many plans, selections and vaults meet. */
export type Scenario = 'stacks' | 'tree' | 'policies' | 'zone' | 'utc' | 'hourly' | 'locked' | 'selected';

/** How much there is of what a scenario has more and more of. */
interface Sized {
  readonly scenario: Scenario;
  readonly label: string;
  readonly sizes: readonly number[];
}

const GROWING: readonly Sized[] = [
  { scenario: 'stacks', label: 'stacks of 10 plans × 20 selections', sizes: [25, 50] },
  { scenario: 'tree', label: 'resources in a tree, with 20 plans', sizes: [5000, 10000] },
  { scenario: 'policies', label: 'selections by ARN beside 10 policies each', sizes: [40, 80, 160] },
  { scenario: 'zone', label: 'plans × 10 rules in a time zone beside 20 databases', sizes: [25, 50] },
  { scenario: 'utc', label: 'plans × 10 rules in UTC beside 20 databases', sizes: [25, 50] },
  { scenario: 'hourly', label: 'hourly rules of one plan in a time zone', sizes: [3, 9] },
  { scenario: 'locked', label: 'plans × 10 rules over one locked vault', sizes: [50, 100] },
];

/** Milliseconds. */
type Times = Record<'elapsed' | 'processor', number>;

/** A linear cost doubles with the size; what is measured may be off by a part of that. */
const TOLERANCE = 1.3;

/** What plans take in an app, and in one of another size: each row beside the one before. */
export function measureGrowth(processes: number, outdir: string): Comparison[] {
  return GROWING.flatMap(({ scenario, label, sizes }) => {
    const times = sizes.map((size) => timeOf(OURS.module, scenario, size, processes, outdir));
    return sizes.slice(1).map((size, index) => ({
      label: `${sizes[index]} → ${size} ${label}`,
      base: times[index],
      ours: times[index + 1],
      target: (size / sizes[index]) * TOLERANCE,
    }));
  });
}

/** The same apps with v2, which judges nothing. */
export function measureApps(processes: number, outdir: string): Comparison[] {
  return GROWING.filter(({ scenario }) => ['stacks', 'tree', 'policies', 'zone', 'utc'].includes(scenario)).map(({ scenario, label, sizes }) => {
    const [base, ours] = [V2, OURS].map(({ module }) => timeOf(module, scenario, sizes[sizes.length - 1], processes, outdir));
    return { label: `${sizes[sizes.length - 1]} ${label}`, base, ours };
  });
}

/**
 * 100 selections of 400 tables beside the least that the same templates can take: bare L1s and roles, with ARNs that need no resolution. As where one selection is measured, the
 * engine learns the code first, and the time is what somebody waits; the processor takes more, for the engine compiles and collects garbage beside it.
 */
export function measureLimit(processes: number, outdir: string): Record<'time' | 'processor', Comparison[]> {
  const [least, ours] = ['limit', OURS.module].map((module) =>
    ({ ...timesOf(module, 'selected', 100, processes, outdir, 5, 10), template: readFileSync(join(outdir, 'Stack.template.json'), 'utf-8') }));
  if (least.template !== ours.template) { throw new Error('the limit is measured with another template than ours'); }
  const label = '100 selections × fromConstruct';
  return {
    time: [{ label, base: least.elapsed, ours: ours.elapsed, target: 1.15 }],
    processor: [{ label, base: least.processor, ours: ours.processor }],
  };
}

function timeOf(module: string, scenario: Scenario, size: number, processes: number, outdir: string): number {
  return timesOf(module, scenario, size, processes, outdir, 1, 3).processor;
}

function timesOf(module: string, scenario: Scenario, size: number, processes: number, outdir: string, warmUps: number, rounds: number): Times {
  const times = Array.from({ length: processes }, () => inFreshProcess(overheadOf, module, scenario, size, outdir, warmUps, rounds).result);
  return { elapsed: median(times.map(({ elapsed }) => elapsed)), processor: median(times.map(({ processor }) => processor)) };
}

/**
 * Synthesis of an app with plans, less synthesis of the same without them: the fastest of a few rounds.
 *
 * Free of outer names, so that it can run in a fresh process.
 */
export function overheadOf(load: Load, module: string, scenario: Scenario, size: number, outdir: string, warmUps: number, rounds: number): Times {
  const { App, Duration, Stack, TimeZone } = load('aws-cdk-lib');
  const { Construct } = load('constructs');
  const { CfnTable } = load('aws-cdk-lib/aws-dynamodb');
  const { Schedule } = load('aws-cdk-lib/aws-events');
  const iam = load('aws-cdk-lib/aws-iam');
  const { CfnDBInstance } = load('aws-cdk-lib/aws-rds');
  const { CfnQueue } = load('aws-cdk-lib/aws-sqs');
  const l1 = load('aws-cdk-lib/aws-backup');
  const backup = module === 'limit' ? l1 : load(module);
  const { BackupPlan, BackupPlanRule, BackupResource, BackupVault } = backup;
  const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
  const env = { account: '111122223333', region: 'eu-west-1' };
  const keySchema = [{ attributeName: 'id', keyType: 'HASH' }];
  const tablesIn = (scope: unknown, count: number) => many(count, (index) => new CfnTable(scope, `Table${index}`, { keySchema }));
  const databasesIn = (scope: unknown) => many(20, (index) => new CfnDBInstance(scope, `Database${index}`, {
    engine: 'postgres', preferredBackupWindow: '02:00-03:00', preferredMaintenanceWindow: 'sun:04:00-sun:05:00',
  }));
  const rule = (name: string, hour: string, zone?: unknown, days = 35) => new BackupPlanRule({
    ruleName: name, scheduleExpression: Schedule.cron({ hour, minute: '15' }), scheduleExpressionTimezone: zone, deleteAfter: Duration.days(days),
  });
  const planIn = (scope: unknown, id: string, backupVault: unknown, backupPlanRules: unknown[]) =>
    new BackupPlan(scope, id, { backupVault, backupPlanRules });
  const nothing = () => undefined;

  /** What is in the app, and what then makes the plans. */
  const scenarios: Record<Scenario, (stack: any, app: any) => () => unknown> = {
    stacks: (_, app) => {
      const stacks = many(size, (index) => new Stack(app, `Stack${index}`, { env }));
      const tables = stacks.map((each) => tablesIn(each, 10));
      return () => stacks.forEach((each, at) => {
        const vault = new BackupVault(each, 'Vault');
        const role = new iam.Role(each, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') });
        many(10, (index) => {
          const plan = planIn(each, `Plan${index}`, vault, [rule('daily', String(index))]);
          many(20, (n) => plan.addSelection(`Selection${n}`, { role, resources: [BackupResource.fromArn(tables[at][n % 10].attrArn)] }));
        });
      });
    },
    tree: (stack) => {
      // A selection takes 500 at most: of the others nothing is backed up.
      tablesIn(stack, 400);
      many(size - 400, (index) => new CfnQueue(stack, `Queue${index}`));
      return () => many(20, (index) => {
        const plan = BackupPlan.daily35DayRetention(stack, `Plan${index}`);
        plan.addSelection('Selection', { resources: [BackupResource.fromConstruct(stack)] });
      });
    },
    policies: (stack) => {
      const [table] = tablesIn(stack, 1);
      const roles = many(size, (index) => new iam.Role(stack, `Role${index}`, { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') }));
      roles.forEach((role, at) => many(10, (index) => new iam.ManagedPolicy(stack, `Policy${at}-${index}`, {
        roles: [role], statements: [new iam.PolicyStatement({ actions: ['dynamodb:ListBackups'], resources: ['*'] })],
      })));
      return () => {
        const vault = new BackupVault(stack, 'Vault');
        roles.forEach((role, index) => planIn(stack, `Plan${index}`, vault, [rule(`rule-${index}`, '3')])
          .addSelection('Selection', { role, resources: [BackupResource.fromArn(table.attrArn), BackupResource.fromArn('arn:aws:s3:::bucket')] }));
      };
    },
    zone: (stack) => {
      databasesIn(stack);
      return () => inPlans(stack, size, TimeZone.EUROPE_BERLIN);
    },
    utc: (stack) => {
      databasesIn(stack);
      return () => inPlans(stack, size, undefined);
    },
    hourly: (stack) => {
      databasesIn(stack);
      return () => {
        const rules = many(size, (index) => rule(`rule-${index}`, '*', TimeZone.EUROPE_BERLIN, 30 + index));
        planIn(stack, 'Plan', new BackupVault(stack, 'Vault'), rules).addSelection('Selection', { resources: [BackupResource.fromConstruct(stack)] });
      };
    },
    locked: (stack) => () => {
      const vault = new BackupVault(stack, 'Vault', { lockConfiguration: { minRetention: Duration.days(7), maxRetention: Duration.days(100) } });
      many(size, (index) => planIn(stack, `Plan${index}`, vault, many(10, (n) => rule(`rule-${index}-${n}`, String(n), undefined, 10 + n))));
    },
    selected: (stack) => {
      const tables = tablesIn(stack, 400);
      return () => many(size, (index) => module === 'limit' ? bare(stack, tables, index) : selected(stack, index));
    },
  };
  const inPlans = (stack: any, count: number, zone: unknown) => {
    const vault = new BackupVault(stack, 'Vault');
    many(count, (index) => planIn(stack, `Plan${index}`, vault, many(10, (n) => rule(`rule-${index}-${n}`, String(n), zone, 30 + n)))
      .addSelection('Selection', { resources: [BackupResource.fromConstruct(stack)] }));
  };
  let plan: any;
  const selected = (stack: any, index: number) => {
    if (index === 0) { plan = BackupPlan.daily35DayRetention(stack, 'Plan'); }
    plan.addSelection(`Selection${index}`, { resources: [BackupResource.fromConstruct(stack)] });
  };
  /** What each ARN of a table is in the template: a function that needs no further resolution, made once for all selections. */
  let finished: { [name: string]: unknown }[] = [];
  const bare = (stack: any, tables: any[], index: number) => {
    if (index === 0) { plan = BackupPlan.daily35DayRetention(stack, 'Plan'); finished = []; }
    const selection = new Construct(plan, `Selection${index}`);
    const role = new iam.Role(selection, 'Role', {
      assumedBy: new iam.ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup')],
    });
    const section = `:dynamodb:${env.region}:${env.account}:table/`;
    const resolve = (context: any) => {
      if (finished.length === 0) {
        finished = tables.map((table) => {
          const part: any = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, section, { Ref: stack.getLogicalId(table) }]] };
          Object.defineProperty(part, 'creationStack', { value: [] });
          Object.defineProperty(part, 'resolve', { value: (inner: any) => { inner.registerPostProcessor({ postProcess: () => part }); return ''; } });
          return part;
        });
      }
      context.registerPostProcessor({ postProcess: () => finished });
      return [];
    };
    new l1.CfnBackupSelection(selection, 'Resource', {
      backupPlanId: plan.backupPlanId,
      backupSelection: { selectionName: `Selection${index}`, iamRoleArn: role.roleArn, resources: { creationStack: [], resolve } },
    });
  };

  const synthesise = (hasPlans: boolean): Times => {
    const [begin, before] = [process.hrtime.bigint(), process.cpuUsage()];
    const app = new App({ outdir, analyticsReporting: false, context: { '@aws-cdk/core:stackResourceLimit': 0 } });
    const stack = scenario === 'stacks' ? undefined : new Stack(app, 'Stack', { env });
    const make = scenarios[scenario](stack, app);
    (hasPlans ? make : nothing)();
    app.synth();
    const [elapsed, { user, system }] = [Number(process.hrtime.bigint() - begin) / 1e6, process.cpuUsage(before)];
    return { elapsed, processor: (user + system) / 1000 };
  };
  const measured = many(warmUps + rounds, () => [false, true].map(synthesise)).slice(warmUps);
  const overhead = (what: keyof Times) => {
    const [without, withPlans] = [0, 1].map((at) => Math.min(...measured.map((times) => times[at][what])));
    return withPlans - without;
  };
  return { elapsed: overhead('elapsed'), processor: overhead('processor') };
}
