import { ArnFormat, aws_ram as ram, Lazy, Names, Stack } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { inheritCondition } from '../../model/condition';
import { isKnownText, isToken } from '../../private/known-text';

const ACCOUNT_ID = /^\d{12}$/;
const MAX_NAME_LENGTH = 50;

/** What AWS RAM would refuse as those that a vault is shared with, beside `others`. A token that is a list is known as a whole only. */
export function accountProblems(scope: Construct, accountIds: string[], others: string[] = []): string[] {
  const isList = isToken(accountIds);
  if (others.length > 0 && (isList || isToken(others))) { return ["'accountIds' can be a token as a whole only in the one call that names all accounts"]; }
  return isList ? [] : [
    ...(accountIds.length === 0 ? ['\'accountIds\' must have at least one account, got none'] : []),
    ...accountIds
      .filter((id) => !ACCOUNT_ID.test(id) && isKnownText(id, scope))
      .map((id) => `'accountIds' must be 12 digits each, got '${id}': AWS RAM shares a vault with accounts only`),
  ];
}

/**
 * A vault in AWS RAM, and the accounts that it is shared with.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html
 */
export class VaultShare extends Construct {
  private readonly accountIds = new Set<string>();

  constructor(scope: Construct, id: string, vault: backup.CfnLogicallyAirGappedBackupVault) {
    super(scope, id);
    const resource = new ram.CfnResourceShare(this, 'Resource', {
      name: Names.uniqueResourceName(this, { maxLength: MAX_NAME_LENGTH }),
      resourceArns: [vault.attrBackupVaultArn],
      principals: Lazy.uncachedList({ produce: () => this.accounts }),
      permissionArns: [Stack.of(this).formatArn({
        service: 'ram',
        region: '',
        account: 'aws',
        resource: 'permission',
        resourceName: 'AWSRAMPermissionBackupVaultReadOnly',
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      })],
    });
    inheritCondition(resource, vault);
  }

  public get accounts(): string[] {
    return [...this.accountIds];
  }

  /** Accounts are shared with once each, in the order in which they were named first. */
  public add(accountIds: string[]): void {
    accountIds.forEach((accountId) => this.accountIds.add(accountId));
  }
}
