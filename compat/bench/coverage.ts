import { inFreshProcess, OURS } from './peer';
import type { Load } from './peer';
import { median } from './report';
import type { Comparison } from './report';

/** How much there is in all stacks. */
interface Size {
  readonly resources: number;
  readonly rules: number;
  readonly selections: number;
  /** Whether each selection selects all of them by the same pattern; else each selects its own. */
  readonly isOfAll?: boolean;
  /** Whether each selection has a role of its own; else those of a stack have one. */
  readonly hasRoleEach?: boolean;
}

const LARGE: Size = { resources: 10_000, rules: 500, selections: 500 };
const ALL_OF_ALL: Size = { ...LARGE, isOfAll: true };
const ROLES: Size = { ...ALL_OF_ALL, hasRoleEach: true };
const HALF: Size = { resources: 5_000, rules: 250, selections: 250 };
const MOST_MILLISECONDS = 3_000;
const MOST_MEGABYTES = 500;
/** A linear cost doubles with the size; what is measured may be off by a part of that. */
const TOLERANCE = 1.3;

/**
 * What coverage takes: beside what it may take, and beside what half as much takes. The time is what somebody waits. The processor takes more, for the engine compiles and collects
 * garbage beside it.
 */
export function measureCoverage(processes: number, outdir: string): Record<'time' | 'processor' | 'memory' | 'growth', Comparison[]> {
  const [half, ...whole] = [HALF, LARGE, ALL_OF_ALL, ROLES].map((size) => {
    const runs = Array.from({ length: processes }, () => inFreshProcess(timeOfCoverage, OURS.module, outdir, size));
    const [elapsed, processor, megabytes] = [
      runs.map(({ result }) => result.elapsed), runs.map(({ result }) => result.processor), runs.map((run) => run.megabytes),
    ].map(median);
    return { label: labelOf(size), elapsed, processor, megabytes };
  });
  return {
    time: whole.map(({ label, elapsed }) => ({ label, base: MOST_MILLISECONDS, ours: elapsed, target: 1 })),
    processor: whole.map(({ label, processor }) => ({ label, base: MOST_MILLISECONDS, ours: processor })),
    memory: whole.map(({ label, megabytes }) => ({ label, base: MOST_MEGABYTES, ours: megabytes, target: 1 })),
    growth: [{ label: `${half.label} → twice as much`, base: half.processor, ours: whole[0].processor, target: 2 * TOLERANCE }],
  };
}

function labelOf({ resources, rules, selections, isOfAll, hasRoleEach }: Size): string {
  return `${resources} resources, ${rules} rules, ${selections} selections${isOfAll ? ' of all of them' : ''}${hasRoleEach ? ', with a role each' : ''}`;
}

/**
 * Milliseconds that pass, and those of the processor, for stacks whose selections name tables in turns by ARN and by tag.
 *
 * Free of outer names, so that it can run in a fresh process.
 */
function timeOfCoverage(load: Load, module: string, directory: string, { resources, rules, selections, isOfAll, hasRoleEach }: Size): Record<'elapsed' | 'processor', number> {
  const { BackupCoverage } = load(module);
  const { CloudAssembly } = load('aws-cdk-lib/cx-api');
  const { writeFileSync } = load('fs');
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
  const ofAll = { Resources: ['arn:aws:dynamodb:*:*:table/*'] };
  const selects = (at: number, index: number) => isOfAll ? ofAll : index % 2
    ? { Resources: namesOf(index).map((name) => ({ 'Fn::GetAtt': [name, 'Arn'] })) }
    : { ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: `kind${at}-${index}` }] };
  const stack = (at: number) => ({
    Resources: {
      Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: `vault${at}` } },
      ...many('Role', hasRoleEach ? perStack.selections : 1, () => ({ Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust, ManagedPolicyArns: [policy] } })),
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
          BackupSelection: { SelectionName: `selection${index}`, IamRoleArn: { 'Fn::GetAtt': [`Role${hasRoleEach ? index : 0}`, 'Arn'] }, ...selects(at, index) },
        },
      })),
      ...many('Table', perStack.tables, (index) => ({
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          Tags: [{ Key: 'backup', Value: `kind${at}-${index % perStack.selections}` }, { Key: 'team', Value: `team${index % 7}` }],
        },
      })),
    },
  });
  const artifacts = many('Stack', STACKS, (at) => ({
    type: 'aws:cloudformation:stack', environment: 'aws://unknown-account/unknown-region', properties: { templateFile: `Stack${at}.json` },
  }));
  writeFileSync(`${directory}/manifest.json`, JSON.stringify({ version: '36.0.0', artifacts }));
  Object.keys(artifacts).forEach((name, at) => writeFileSync(`${directory}/${name}.json`, JSON.stringify(stack(at))));
  const [begin, before] = [process.hrtime.bigint(), process.cpuUsage()];
  const found = BackupCoverage.ofAssembly(new CloudAssembly(directory)).resources();
  const [elapsed, { user, system }] = [Number(process.hrtime.bigint() - begin) / 1e6, process.cpuUsage(before)];
  if (found.length !== resources || found.some(({ verdict }: { verdict: string }) => verdict !== 'protected')) { throw new Error('all tables must be protected'); }
  return { elapsed, processor: (user + system) / 1000 };
}
