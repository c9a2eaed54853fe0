import { CfnResource, Stack } from 'aws-cdk-lib';
import type { aws_backup as backup, aws_kms as kms } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { keyOf } from './encryption-key';
import { referredIn } from './vault-in-stack';
import { warnOfConditionalReferences } from '../model/conditional-references';
import { resourceBehind } from '../private/references';
import { refuseAtSynthesis } from '../private/validation-error';

/** Says where CloudFormation may not make what a vault of this app needs: its key, its topic. */
export function warnOfConditions(vault: Construct, resource: CfnResource & Pick<backup.CfnBackupVault, 'notifications'>, key?: kms.IKeyRef): void {
  const { snsTopicArn = '' } = (resource.notifications ?? {}) as Partial<backup.CfnBackupVault.NotificationObjectTypeProperty>;
  warnOfConditionalReferences(vault, resource, [keyOf(resource, key), resourceBehind(snsTopicArn)]);
}

/** Says at synthesis where something of which each refers to a vault is made, and CloudFormation may not make the vault. */
export function watchConditionOf(vault: backup.IBackupVaultRef, referrers: readonly Construct[]): void {
  for (const referrer of referrers) {
    refuseAtSynthesis(referrer, () => {
      const resource = CfnResource.isCfnResource(referrer) ? referrer : referrer.node.defaultChild;
      if (CfnResource.isCfnResource(resource)) { warnOfConditionalReferences(referrer, resource, [referredIn(Stack.of(referrer), vault)]); }
      return [];
    });
  }
}
