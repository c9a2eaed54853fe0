import { CfnResource, Stage } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { plansAround } from './planned-rules';
import { TemplateProperties } from '../model/template-properties';
import { areSame } from '../private/environments';
import { warn } from '../private/warnings';
import { ResourceCollection } from '../selection/resource-collection';

/** Says where AWS Backup would be asked for two plans that are the same: it makes the first only. */
export function warnOfDuplicates(plan: backup.IBackupPlanRef): void {
  const ours = plansAround(plan).map((each) => each.plan);
  const resources = ours.map(resourceOf);
  // The first plan is compared with those of others, so that the tree is walked once.
  if (plan === ours[0]) { compareWithOthers(ours, new Set(resources)); }
  const earlier = resources.slice(0, ours.indexOf(plan));
  const same = sameAs(plan, earlier);
  if (same) { warnOfDuplicate(plan, ours[resources.indexOf(same)]); }
}

/** The same of plans of aws-cdk-lib and of L1s. */
function compareWithOthers(ours: readonly backup.IBackupPlanRef[], known: ReadonlySet<CfnResource | undefined>): void {
  const others = plansIn(ResourceCollection.rootOf(ours[0])).filter((resource) => !known.has(resource));
  for (const plan of ours) {
    const same = sameAs(plan, others);
    if (same) { warnOfDuplicate(plan, same); }
  }
}

function warnOfDuplicate(plan: backup.IBackupPlanRef, other: IConstruct): void {
  warn(plan, 'duplicatePlan', `AWS Backup refuses a plan with the document of one that exists in the account and Region, and that of '${other.node.path}' has the same name and the same rules: `
    + 'give this plan another \'backupPlanName\', or the selections to one of the two');
}

/** The first of some plans that is in the environment of a plan and has its document. */
function sameAs(plan: backup.IBackupPlanRef, candidates: readonly (CfnResource | undefined)[]): CfnResource | undefined {
  const others = candidates.filter((other): other is CfnResource => other !== undefined && areSame(envOf(other), plan.env));
  const document = others.length > 0 ? documentOf(resourceOf(plan)) : undefined;
  return document === undefined ? undefined : others.find((other) => documentOf(other) === document);
}

/** The plans of a tree, without those of stages in it. */
function plansIn(construct: IConstruct): CfnResource[] {
  const own = CfnResource.isCfnResource(construct) && construct.cfnResourceType === 'AWS::Backup::BackupPlan' ? [construct] : [];
  return [...own, ...construct.node.children.filter((child) => !Stage.isStage(child)).flatMap(plansIn)];
}

function resourceOf({ node: { defaultChild: resource } }: backup.IBackupPlanRef): CfnResource | undefined {
  return CfnResource.isCfnResource(resource) ? resource : undefined;
}

function envOf({ stack: { account, region } }: CfnResource): { account: string; region: string } {
  return { account, region };
}

/** The document of a plan as the template has it, with the stack where it refers to what is in it. */
function documentOf(resource?: CfnResource): string | undefined {
  const document = resource && new TemplateProperties(resource).at('BackupPlan');
  const text = JSON.stringify(document);
  return text && /"(Ref|Fn::\w+)":/.test(text) ? `${resource!.stack.node.addr} ${text}` : text;
}
