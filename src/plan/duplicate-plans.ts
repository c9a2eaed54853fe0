import { CfnResource } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import { plansAround } from './planned-rules';
import { TemplateProperties } from '../model/template-properties';
import { areSame } from '../private/environments';
import { warn } from '../private/warnings';

/** Says where AWS Backup would be asked for two plans that are the same: it makes the first only. */
export function warnOfDuplicates(plan: backup.IBackupPlanRef): void {
  const plans = plansAround(plan).map((each) => each.plan).filter(({ env }) => areSame(env, plan.env));
  const earlier = plans.slice(0, plans.indexOf(plan));
  const document = earlier.length > 0 ? documentOf(plan) : undefined;
  const same = document && earlier.find((other) => documentOf(other) === document);
  if (same) {
    warn(plan, 'duplicatePlan', `AWS Backup refuses a plan with the document of one that exists in the account and Region, and that of '${same.node.path}' has the same name and the same rules: `
      + 'give this plan another \'backupPlanName\', or the selections to one of the two');
  }
}

/** The document of a plan as the template has it, with the stack where it refers to what is in it. */
function documentOf({ node: { defaultChild: resource } }: backup.IBackupPlanRef): string | undefined {
  if (!CfnResource.isCfnResource(resource)) { return undefined; }
  const document = new TemplateProperties(resource).at('BackupPlan');
  const text = JSON.stringify(document);
  return text && /"(Ref|Fn::\w+)":/.test(text) ? `${resource.stack.node.addr} ${text}` : text;
}
