import type { aws_iam as iam } from 'aws-cdk-lib';
import { BackupVault } from 'cdk-aws-backup';

/** A subclass: it numbers the statements of its access policy, so that people can speak of them. */
export class NumberedVault extends BackupVault {
  private statements = 0;

  public override addToAccessPolicy(statement: iam.PolicyStatement) {
    this.statements += 1;
    statement.sid = `Statement${this.statements}`;
    super.addToAccessPolicy(statement);
  }
}
