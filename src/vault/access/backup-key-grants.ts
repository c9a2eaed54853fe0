import { aws_iam as iam } from 'aws-cdk-lib';
import type { aws_kms as kms } from 'aws-cdk-lib';
import { isEverybody } from '../../private/iam/everybody';
import { combine, toIdentity, warnOfImport } from '../../private/iam/identity-grants';
import { KEY_POLICY } from '../../private/iam/key-policy';
import { accountOf, mayBeForeign, namelessness, namingProblems, principalInWords, principalsOf } from '../../private/iam/principals';
import { typeOf, writeOnce } from '../../private/iam/resource-policy';
import { statementsInWords } from '../../private/iam/statements';
import { refuse } from '../../private/messages/validation-error';
import { warn } from '../../private/messages/warnings';

// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
const USE = ['kms:DescribeKey', 'kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'];
const GRANT = ['kms:CreateGrant'];
const FOR_AWS = { Bool: { 'kms:GrantIsForAWSResource': 'true' } };

const AWS_MANAGED = /\balias\/aws\/.+$/;

/**
 * What backups need of a KMS key beyond its account: the key of a resource whose copies go to another account, and the key of the vault that they come to.
 *
 * It serves every key: those of aws-cdk-lib, L1s and imports. An AWS managed key can be shared with nobody.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
 *
 * @example
 * declare const sourceKey: kms.Key;
 *
 * backup.BackupKeyGrants.fromKey(sourceKey).shareForCopies(new iam.AccountPrincipal('222222222222'));
 */
export class BackupKeyGrants {
  /**
   * The grants of a key.
   *
   * @param key the customer managed key, wherever it comes from
   */
  public static fromKey(key: kms.IKeyRef): BackupKeyGrants {
    return new BackupKeyGrants(key);
  }

  private readonly key: kms.IKeyRef;

  private constructor(key: kms.IKeyRef) {
    this.key = key;
  }

  /**
   * Shares the key with another account, so that recovery points can be copied between the two.
   *
   * Of kinds of resources that AWS Backup does not fully manage, such as EBS, EC2, RDS and Aurora, a copy is read with the key of the resource: share that with the account of the
   * vault the copies go to. The key of that vault, which encrypts the copies, is shared with the account they come from.
   *
   * The policy of the key allows to use it, and to create grants for services of AWS only (`kms:GrantIsForAWSResource`). Where it cannot be written, as that of an import, the grant has no
   * `success`, and there is a warning with the statements to add there. A role or user of another account gets the same in its own policy, too.
   *
   * @param grantee with whom: mostly an account (`iam.AccountPrincipal`)
   *
   * @throws if the key is an AWS managed one, which its alias says; if the grantee is everybody, without a condition that says who; or if a policy cannot name the grantee, as a group
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
   */
  public shareForCopies(grantee: iam.IGrantable): iam.Grant {
    const principals = principalsOf(grantee);
    refuse([...this.keyProblems(), ...principals.flatMap((principal) => everybodyProblems(principal, this.key))], this.key);
    return combine(principals.map((principal) => this.shareWith(principal)));
  }

  private shareWith(principal: iam.IPrincipal): iam.Grant {
    const foreign = mayBeForeign(principal, this.key.env.account);
    const permissions = [{ actions: USE, resources: [this.arn] }, { actions: GRANT, resources: [this.arn], conditions: FOR_AWS }];
    warnOfImport(principal, { scope: this.key, method: 'shareForCopies', permissions });
    const identity = foreign
      ? combine(permissions.map((permission) => toIdentity(principal, permission)))
      : iam.Grant.drop(principal, 'the policy of the key allows it');
    // Over there, the ARN of a role of this app is not known, but its account is.
    const isSaidByAccount = identity.success && typeOf(this.key, this.arn) === undefined;
    const named = isSaidByAccount ? new iam.AccountPrincipal(accountOf(principal)) : principal;
    refuse(namingProblems('shareForCopies', named, this.key), this.key);
    const statements = allowUse(named);
    const owners = statements.map((statement) => writeOnce(KEY_POLICY, this.key, this.arn, statement));
    const [owner] = owners;
    if (!owner) {
      warn(this.key, 'keyPolicyNotWritten', 'shareForCopies() cannot write the policy of the key, which is imported or a token; '
        + `add to it, where it is made: ${statementsInWords(this.key, statements)}`);
      return identity;
    }
    const resource = { env: this.key.env, addToResourcePolicy: () => ({ statementAdded: true, policyDependable: owner }) };
    return combine([identity, ...statements.map((statement) => iam.Grant.addStatementToResourcePolicy({
      grantee: principal, actions: statement.actions, resourceArns: [this.arn], resource, statement,
    }))]);
  }

  private keyProblems(): string[] {
    const alias = AWS_MANAGED.exec(this.arn)?.[0];
    return alias
      ? [`the key of shareForCopies() must be a customer managed key, got '${alias}': nobody can share an AWS managed key; encrypt what is copied with a key of your own`]
      : [];
  }

  private get arn(): string {
    return this.key.keyRef.keyArn;
  }
}

function allowUse(principal: iam.IPrincipal): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({ actions: USE, principals: [principal], resources: ['*'] }),
    new iam.PolicyStatement({ actions: GRANT, principals: [principal], resources: ['*'], conditions: FOR_AWS }),
  ];
}

function everybodyProblems(principal: iam.IPrincipal, key: kms.IKeyRef): string[] {
  return namelessness(principal, key) === undefined && isEverybody(principal)
    ? [`the grantee of shareForCopies() must be somebody, got ${principalInWords(principal)} without a condition that says who: everybody, in whichever account, could decrypt with the key; `
      + 'name accounts with iam.AccountPrincipal, an organization with iam.OrganizationPrincipal, or its units with OrganizationalUnitPrincipal']
    : [];
}
