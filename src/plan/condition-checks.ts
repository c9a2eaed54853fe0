import { Stack } from 'aws-cdk-lib';
import type { aws_backup as backup, CfnResource } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';
import { warnOfConditionalReferences } from '../model/conditional-references';
import { referredIn } from '../vault/vault-in-stack';

/** Says where CloudFormation may not make a vault that a plan needs. A rule has to have one, so that none can be left out. */
export function warnOfConditions(plan: backup.IBackupPlanRef, rules: readonly PlannedRule[]): void {
  const vaults = new Set(rules.flatMap(({ vault, rule: { props } }) =>
    [vault, props.targetLogicallyAirGappedBackupVault, ...(props.copyActions ?? []).map(({ destinationBackupVault }) => destinationBackupVault)]));
  const referents = [...vaults].map((vault) => vault && referredIn(Stack.of(plan), vault));
  warnOfConditionalReferences(plan, plan.node.defaultChild as CfnResource, referents);
}
