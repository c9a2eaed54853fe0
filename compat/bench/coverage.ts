import { inFreshProcess, LIB } from './peer';
import type { Load } from './peer';
import { median } from './report';
import type { Comparison } from './report';

/** How much there is in all stacks. */
interface Size {
  readonly resources: number;
  readonly rules: number;
  readonly selections: number;
}

const LARGE: Size = { resources: 10_000, rules: 500, selections: 500 };
const HALF: Size = { resources: 5_000, rules: 250, selections: 250 };
const MOST_MILLISECONDS = 3_000;
const MOST_MEGABYTES = 500;
/** A linear cost doubles with the size; what is measured may be off by a part of that. */
const TOLERANCE = 1.3;

/** What coverage takes of the processor: beside what it may take, and beside what half as much takes. */
export function measureCoverage(processes: number): { readonly time: Comparison[]; readonly memory: Comparison[]; readonly growth: Comparison[] } {
  const [half, large] = [HALF, LARGE].map((size) => {
    const runs = Array.from({ length: processes }, () => inFreshProcess(timeOfCoverage, LIB, size));
    return { label: labelOf(size), milliseconds: median(runs.map(({ result }) => result)), megabytes: median(runs.map(({ megabytes }) => megabytes)) };
  });
  return {
    time: [{ label: large.label, base: MOST_MILLISECONDS, ours: large.milliseconds, target: 1 }],
    memory: [{ label: large.label, base: MOST_MEGABYTES, ours: large.megabytes, target: 1 }],
    growth: [{ label: `${half.label} → twice as much`, base: half.milliseconds, ours: large.milliseconds, target: 2 * TOLERANCE }],
  };
}

/** How many modules of coverage an app loads that asks for it, and how many one that does not. */
export function measureUnasked(): Comparison {
  const [base, ours] = [true, false].map((isAsked) => inFreshProcess(modulesOfCoverage, LIB, isAsked).result);
  return { label: 'modules of coverage that an app loads', base, ours, target: 0 };
}

function labelOf({ resources, rules, selections }: Size): string {
  return `${resources} resources, ${rules} rules, ${selections} selections`;
}

/** Milliseconds of the processor for stacks whose selections name tables in turns by ARN and by tag. Free of outer names, so that it can run in a fresh process. */
function timeOfCoverage(load: Load, lib: string, { resources, rules, selections }: Size): number {
  const { coverageOf } = load(`${lib}/coverage/coverage-of`);
  const { TemplateFile, TemplateFiles } = load(`${lib}/document/template-file`);
  const STACKS = 25;
  const RULES_OF_A_PLAN = 10;
  const perStack = { tables: resources / STACKS, plans: rules / RULES_OF_A_PLAN / STACKS, selections: selections / STACKS };
  const many = (name: string, count: number, make: (index: number) => unknown) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}${index}`, make(index)]));
  const policy = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup']] };
  const trust = { Statement: [{ Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
  const rule = (index: number) => ({
    RuleName: `rule${index}`,
    TargetBackupVault: { Ref: 'Vault' },
    ScheduleExpression: `cron(${index % 60} ${index % 24} * * ? *)`,
    Lifecycle: { DeleteAfterDays: 35 + index },
  });
  const namesOf = (index: number) => Array.from({ length: perStack.tables / perStack.selections }, (_, at) => `Table${index + at * perStack.selections}`);
  const selects = (index: number) => index % 2
    ? { Resources: namesOf(index).map((name) => ({ 'Fn::GetAtt': [name, 'Arn'] })) }
    : { ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: `kind${index}` }] };
  const stack = (at: number) => ({
    Resources: {
      Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: `vault${at}` } },
      Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust, ManagedPolicyArns: [policy] } },
      ...many('Plan', perStack.plans, (index) => ({
        Type: 'AWS::Backup::BackupPlan',
        Properties: {
          BackupPlan: {
            BackupPlanName: `plan${at}-${index}`,
            BackupPlanRule: Array.from({ length: RULES_OF_A_PLAN }, (_, n) => rule((at * perStack.plans + index) * RULES_OF_A_PLAN + n)),
          },
        },
      })),
      ...many('Selection', perStack.selections, (index) => ({
        Type: 'AWS::Backup::BackupSelection',
        Properties: {
          BackupPlanId: { Ref: `Plan${index % perStack.plans}` },
          BackupSelection: { SelectionName: `selection${index}`, IamRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] }, ...selects(index) },
        },
      })),
      ...many('Table', perStack.tables, (index) => ({
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          Tags: [{ Key: 'backup', Value: `kind${index % perStack.selections}` }, { Key: 'team', Value: `team${index % 7}` }],
        },
      })),
    },
  });
  const files = new TemplateFiles(Array.from({ length: STACKS }, (_, at) => new TemplateFile({ name: `Stack${at}`, content: stack(at) })));
  const before = process.cpuUsage();
  const found = coverageOf(files);
  const { user, system } = process.cpuUsage(before);
  if (found.resources.some(({ verdict }: { verdict: string }) => verdict !== 'protected')) { throw new Error('all tables must be protected'); }
  return (user + system) / 1000;
}

/** How many modules of coverage are loaded by an app with a plan. */
function modulesOfCoverage(load: Load, lib: string, isAsked: boolean): number {
  const { App, Stack } = load('aws-cdk-lib');
  const { BackupPlan, BackupPlanRule, BackupResource, BackupVault } = load(lib);
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Stack');
  const plan = new BackupPlan(stack, 'Plan', { backupVault: new BackupVault(stack, 'Vault'), backupPlanRules: [BackupPlanRule.daily()] });
  plan.addSelection('Selection', { resources: [BackupResource.fromTag('backup', 'daily')] });
  if (isAsked) { load(lib).BackupCoverage.of(app).require({}); }
  app.synth();
  return Object.keys((load as NodeJS.Require).cache).filter((file) => file.startsWith(`${lib}/coverage/`)).length;
}
