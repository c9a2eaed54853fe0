import { CfnResource, CustomResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { aws_backup as backup, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { AutoDeleteRole } from './auto-delete-denials';
import { OWNER_TAG, ownerOf } from './auto-delete-owner';
import { AutoDeleteProvider } from './auto-delete-provider';
import type { WrittenStatement } from '../../model/access-policy';
import { inheritCondition } from '../../model/condition';
import { ABSENT } from '../../model/properties';
import { isDeleted, isDeletedWhenReplaced } from '../../model/resources/deletion-policy';
import { or } from '../../model/resources/selection-semantics';
import { TemplateProperties } from '../../model/resources/template-properties';
import { warn } from '../../private/messages/warnings';

/** The options of a vault that say whether it can be emptied. */
export interface AutoDeleteOptions {
  readonly autoDeleteRecoveryPoints?: boolean;
  readonly removalPolicy?: RemovalPolicy;
  readonly lockConfiguration?: { readonly changeableFor?: Duration };
}

/** CloudFormation waits for a custom resource for an hour at most, so there is one for each hour. */
const HOURS = 4;

const UNDER_COMPLIANCE_LOCK = '\'autoDeleteRecoveryPoints\' cannot be used with \'lockConfiguration.changeableFor\': '
  + 'under a compliance lock nobody can delete a recovery point before its retention ends';

/** What contradicts the wish that the recovery points are deleted. */
export function autoDeleteProblems({ autoDeleteRecoveryPoints, removalPolicy, lockConfiguration }: AutoDeleteOptions): string[] {
  if (!autoDeleteRecoveryPoints) { return []; }
  return [
    ...(removalPolicy !== RemovalPolicy.DESTROY
      ? [`'autoDeleteRecoveryPoints' needs the 'removalPolicy' RemovalPolicy.DESTROY, got ${removalPolicy ? `'${removalPolicy}'` : 'none'}: a vault that is kept keeps what it holds`]
      : []),
    ...(lockConfiguration?.changeableFor
      ? [UNDER_COMPLIANCE_LOCK]
      : []),
  ];
}

/**
 * Empties a vault before it is deleted or replaced.
 *
 * The custom resources have the name of the vault as their physical id. A vault that is replaced gets another name, so CloudFormation deletes those
 * with the old name, and only the old vault is emptied. They depend on the vault and so are deleted before it, one after the other: each waits for an
 * hour, and the last one fails if the vault is not empty then. A tag of the vault says that it is theirs: one that has another tag, or none, stays as it is.
 */
export class AutoDeleteRecoveryPoints extends Construct {
  private readonly provider: AutoDeleteProvider;

  constructor(scope: Construct, private readonly vault: backup.CfnBackupVault) {
    super(scope, 'AutoDeleteRecoveryPoints');
    this.provider = AutoDeleteProvider.of(Stack.of(this));

    const waits: CustomResource[] = [];
    const owner = ownerOf(() => waits);
    vault.cdkTagManager.setTag(OWNER_TAG, owner);
    for (let hour = HOURS; hour >= 1; hour--) {
      const wait = new CustomResource(this, `Hour${hour}`, {
        resourceType: 'Custom::BackupVaultAutoDelete',
        serviceToken: this.provider.serviceToken,
        properties: { BackupVaultName: vault.attrBackupVaultName, Owner: owner, Final: String(hour === HOURS) },
      });
      wait.node.addDependency(vault, ...waits.slice(-1));
      waits.push(wait);
    }
    this.node.findAll().filter((made) => CfnResource.isCfnResource(made)).forEach((made) => inheritCondition(made, vault));
  }

  /** What may have changed since the vault was made: by aspects, by overrides, by whoever else owns its policy. */
  public problemsAtSynthesis(): string[] {
    const properties = new TemplateProperties(this.vault);
    this.warnOfLock(properties);
    return [...this.retentionProblems(), ...lockProblems(properties), ...tagProblems(properties), ...this.denialProblems(properties)];
  }

  private retentionProblems(): string[] {
    return isDeleted(this.vault) && isDeletedWhenReplaced(this.vault)
      ? []
      : ['the vault has \'autoDeleteRecoveryPoints\', and its removal policy was changed to one that keeps it: its recovery points would be deleted all the same; '
        + 'use RemovalPolicy.DESTROY, or leave \'autoDeleteRecoveryPoints\' out'];
  }

  /** Says that a governance lock has to be removed first. */
  private warnOfLock(properties: TemplateProperties): void {
    if (properties.at('LockConfiguration') === ABSENT) { return; }
    warn(this.node.scope!, 'autoDeleteUnderLock', '\'autoDeleteRecoveryPoints\' of a vault with a lock: while the lock is there, a recovery point cannot be deleted before its retention ends, '
      + 'and the deletion of the stack stops; remove \'lockConfiguration\' in a deployment before');
  }

  /** An exception is written by whoever wants it, so that whoever reads a denial sees all that it does not hold for. */
  private denialProblems(properties: TemplateProperties): string[] {
    const role = new AutoDeleteRole(this.provider.role);
    const statements = properties.at('AccessPolicy.Statement');
    const isDenied = or((typeof statements === 'object' ? [statements].flat() : []).map((statement) => role.isDeniedBy(statement as WrittenStatement)));
    const way = `except the role of that function, by new iam.ArnPrincipal('${role.pattern}')`;
    if (isDenied) {
      return [`the vault has 'autoDeleteRecoveryPoints', and its access policy denies the function that would do it to list or to delete recovery points: use one or the other, or ${way}`];
    }
    if (isDenied === undefined) {
      warn(this.node.scope!, 'autoDeleteMayBeDenied', 'the access policy of the vault has a denial that may hold for the function of \'autoDeleteRecoveryPoints\', too: '
        + `the deletion of the stack would stop then; ${way}, or acknowledge this where the denial does not hold for it`);
    }
    return [];
  }
}

function lockProblems(properties: TemplateProperties): string[] {
  return properties.number('LockConfiguration.ChangeableForDays') === undefined ? [] : [UNDER_COMPLIANCE_LOCK];
}

/** A tag that only deployment knows may be the right one. */
function tagProblems(properties: TemplateProperties): string[] {
  return properties.isOther(`BackupVaultTags.${OWNER_TAG}`)
    ? [`the vault has 'autoDeleteRecoveryPoints', and not the value that this gives to its tag '${OWNER_TAG}', without which it is not emptied: `
      + 'leave that tag as it is, or \'autoDeleteRecoveryPoints\' out']
    : [];
}
