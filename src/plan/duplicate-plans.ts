import { CfnResource, Stage } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isFirstAround, plansAround } from './planned-rules';
import { givenPropertyOf, isOverridden, TemplateProperties } from '../model/template-properties';
import { isDefaultOfLookup, isKnownText } from '../private/known-text';
import { rootOf } from '../private/tree';
import { warn } from '../private/warnings';

/** Says where AWS Backup would be asked for two plans that are the same: it makes the first only. The first plan of an app or stage looks at all. */
export function warnOfDuplicates(plan: backup.IBackupPlanRef): void {
  if (!isFirstAround(plan)) { return; }
  const ours = new Map(plansAround(plan).map((each) => [resourceOf(each.plan), each.plan]));
  // Those of aws-cdk-lib and L1s say nothing themselves.
  const all = new Set([...plansIn(rootOf(plan)).filter((resource) => !ours.has(resource)), ...ours.keys()]);
  if (all.size < 2) { return; }
  for (const named of groupsOf(all, nameOf).filter((group) => group.length > 1)) {
    for (const [first, ...others] of groupsOf(named, documentOf)) {
      others.flatMap((resource) => ours.get(resource) ?? []).forEach((each) => warnOfDuplicate(each, ours.get(first) ?? first));
    }
  }
}

function warnOfDuplicate(plan: backup.IBackupPlanRef, other: IConstruct): void {
  warn(plan, 'duplicatePlan', `AWS Backup refuses a plan with the document of one that exists in the account and Region, and that of '${other.node.path}' has the same name and the same rules: `
    + 'give this plan another \'backupPlanName\', or the selections to one of the two');
}

/** The plans of a tree, without those of stages in it. */
function plansIn(construct: IConstruct, found: CfnResource[] = []): CfnResource[] {
  if (CfnResource.isCfnResource(construct) && construct.cfnResourceType === 'AWS::Backup::BackupPlan') { found.push(construct); }
  for (const child of construct.node.children) {
    if (!Stage.isStage(child)) { plansIn(child, found); }
  }
  return found;
}

function resourceOf({ node: { defaultChild: resource } }: backup.IBackupPlanRef): CfnResource | undefined {
  return CfnResource.isCfnResource(resource) ? resource : undefined;
}

/** Resources by something that they have in common, in their order. */
function groupsOf(resources: Iterable<CfnResource | undefined>, keyOf: (resource: CfnResource) => string): CfnResource[][] {
  const groups = new Map<string, CfnResource[]>();
  for (const resource of resources) {
    if (!resource) { continue; }
    const key = keyOf(resource);
    groups.set(key, [...groups.get(key) ?? [], resource]);
  }
  return [...groups.values()];
}

/** The environment and the name of a plan: mostly they tell plans from one another, and cost less than their documents. Of two conditions only one may be met. */
function nameOf(resource: CfnResource): string {
  const { stack: { account, region }, cfnOptions: { condition } } = resource;
  const given = isOverridden(resource, 'BackupPlan') ? undefined : givenPropertyOf(resource, 'BackupPlan') as { backupPlanName?: unknown } | undefined;
  const name = given?.backupPlanName ?? new TemplateProperties(resource).text('BackupPlan.BackupPlanName') ?? '';
  return [account, region, typeof name === 'string' && isKnownText(name) ? name : '', condition?.node.path].join(' ');
}

/** The document of a plan as the template has it, with the stack where it refers to what is in it. */
function documentOf(resource: CfnResource): string {
  const text = JSON.stringify(new TemplateProperties(resource).at('BackupPlan')) ?? resource.node.addr;
  if (isDefaultOfLookup(text, resource)) { return resource.node.addr; }
  return /"(Ref|Fn::\w+)":/.test(text) ? `${resource.stack.node.addr} ${text}` : text;
}
