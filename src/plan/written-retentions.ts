import { CfnResource } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';
import { ABSENT } from '../model/properties';
import { TemplateProperties } from '../model/template-properties';

/** How long a rule keeps recovery points, and how long its copies are kept, as the template says it: also where an override does. */
export interface WrittenRetention {
  readonly rule: PlannedRule;
  /** `Infinity` for ever; undefined where only deployment knows it. */
  readonly days?: number;
  readonly copies: readonly WrittenCopy[];
}

/** The same of a copy. */
export interface WrittenCopy {
  readonly vault: backup.IBackupVaultRef;
  readonly days?: number;
  /**
   * Whether nothing is said of the copy: it is kept as long as what it is a copy of.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-backup-backupplan-copyactionresourcetype.html
   */
  readonly isInherited: boolean;
}

/** The retentions of the rules of a plan, but of those that overrides have taken out of their places. */
export function retentionsOf({ node: { defaultChild: resource } }: backup.IBackupPlanRef, rules: readonly PlannedRule[]): WrittenRetention[] {
  if (!CfnResource.isCfnResource(resource)) { return []; }
  const template = new TemplateProperties(resource);
  return rules.flatMap((rule, index) => {
    const path = `BackupPlan.BackupPlanRule.${index}`;
    return template.isOther(`${path}.RuleName`, rule.name) ? [] : [{ rule, days: daysAt(template, path), copies: copiesAt(template, path, rule) }];
  });
}

function copiesAt(template: TemplateProperties, rulePath: string, { rule: { props } }: PlannedRule): WrittenCopy[] {
  return (props.copyActions ?? []).flatMap(({ destinationBackupVault: vault }, index) => {
    const path = `${rulePath}.CopyActions.${index}`;
    return template.at(path) === ABSENT ? [] : [{ vault, days: daysAt(template, path), isInherited: template.at(`${path}.Lifecycle`) === ABSENT }];
  });
}

function daysAt(template: TemplateProperties, path: string): number | undefined {
  const at = `${path}.Lifecycle.DeleteAfterDays`;
  return template.at(at) === ABSENT ? Infinity : template.number(at);
}
