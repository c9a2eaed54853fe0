import { CfnResource } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { judgeAtSynthesis } from '../checks/synthesis';

/** Has it said at synthesis where something of which each refers to a vault is made, and CloudFormation may not make the vault. */
export function watchConditionOf(referrers: readonly Construct[]): void {
  for (const construct of referrers) {
    const resource = CfnResource.isCfnResource(construct) ? construct : construct.node.defaultChild;
    if (CfnResource.isCfnResource(resource)) { judgeAtSynthesis({ construct, resource }); }
  }
}
