import { aws_iam as iam } from 'aws-cdk-lib';
import type { IAspect } from 'aws-cdk-lib';
import { BackupVault } from 'cdk-aws-backup';
import type { IConstruct } from 'constructs';

/** An aspect: every vault in a tree is protected, those too that plans make for themselves. It may visit one again, which adds nothing. */
export class ProtectVaults implements IAspect {
  public visit(node: IConstruct) {
    if (node instanceof BackupVault) {
      node.protect({ exceptFor: [new iam.ArnPrincipal('arn:aws:iam::111122223333:role/deployer')] });
    }
  }
}
