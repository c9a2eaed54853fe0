import { aws_iam as iam, Lazy, Names } from 'aws-cdk-lib';
import type { aws_sns as sns, RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ACCESS_POLICY, blockDeletion, blockRemoval, documentProblems } from './access/access-policy';
import { exceptionArns, exceptionProblems, warnOfNoException, warnOfStrangeExceptions, warnOfVainException } from './access/protection-options';
import type { BackupVaultProtectionOptions } from './access/protection-options';
import { BackupVaultBase } from './backup-vault-base';
import { renderNotifications, topicProblems } from './events/notifications';
import { wildcardProblems } from '../model/access-policy';
import type { BackupVaultEvents } from '../model/backup-vault-events';
import { NameRule } from '../model/name';
import { writeOnce } from '../private/iam/resource-policy';
import { inGivenNames } from '../private/messages/names';
import { refuse, refuseAtSynthesis } from '../private/messages/validation-error';

/**
 * The properties that every kind of vault has.
 *
 * @internal
 */
export interface OwnedBackupVaultProps {
  /**
   * The name of the vault, unique in its account and Region.
   *
   * 2 to 50 letters, digits, `-` and `_`. Changing it replaces the vault.
   *
   * @default - a name made of the path of the construct
   */
  readonly backupVaultName?: string;

  /**
   * A resource policy that says who may do what with the vault and its recovery points.
   *
   * Each action by its full name: AWS Backup takes no `*` there. The document itself is extended by `addToAccessPolicy()` and
   * `blockRecoveryPointDeletion()`.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
   * @default - no resource policy
   */
  readonly accessPolicy?: iam.PolicyDocument;

  /**
   * A standard SNS topic for the events of the vault. AWS Backup gets the right to publish to it.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
   * @default - no notifications
   */
  readonly notificationTopic?: sns.ITopicRef;

  /**
   * The events to send to the `notificationTopic`.
   *
   * An element is one kind of event. The order is kept in the template and does not matter to AWS Backup.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
   * @default - the events of `aws-cdk-lib/aws-backup`, if there is a `notificationTopic`
   */
  readonly notificationEvents?: BackupVaultEvents[];

  /**
   * What happens to the vault when it leaves the stack. A vault that holds recovery points cannot be deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * What a vault does that is made here, of whatever kind it is.
 *
 * @internal
 */
export abstract class OwnedBackupVault extends BackupVaultBase {
  private readonly accessPolicy: iam.PolicyDocument;

  /**
   * What it has said of itself already when it is judged.
   *
   * @internal
   */
  protected readonly _words: Readonly<Record<string, (message: string) => string | null | undefined>> = {
    noNotificationEvents: () => null,
    undeliveredNotificationEvents: () => null,
    duplicateVaultName: (message) => inGivenNames(message, { BackupVaultName: 'backupVaultName' }),
    protectedFromEverybody: () => this.isProtectedFromEverybody ? null : undefined,
  };

  /** Whether that has been said. */
  private isProtectedFromEverybody = false;

  /** `problems` are those of what one kind of vault has and others do not. */
  constructor(scope: Construct, id: string, props: OwnedBackupVaultProps, problems: string[]) {
    super(scope, id);
    refuse([...problemsOf(this, props), ...problems], this);
    this.accessPolicy = props.accessPolicy ?? new iam.PolicyDocument();
    refuseAtSynthesis(this, () => this.warnOfAccessPolicy());
  }

  /**
   * Adds a statement to the access policy of the vault.
   *
   * @param statement the statement, each action by its full name
   *
   * @throws if an action of the statement contains `*`
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
   */
  public addToAccessPolicy(statement: iam.PolicyStatement): void {
    refuse(wildcardProblems(statement.actions), this);
    this.accessPolicy.addStatements(statement);
  }

  /**
   * Denies everybody to delete recovery points of the vault or to change their lifecycle, by its access policy.
   *
   * It binds calls to AWS Backup. A snapshot that another service can delete by itself, such as one of EBS, needs a vault lock.
   *
   * @param options exceptions, by default none
   *
   * @throws if an exception is neither a role nor a user, or stands for every one of them
   */
  public blockRecoveryPointDeletion(options: BackupVaultProtectionOptions = {}): void {
    refuse(exceptionProblems(this, options), this);
    const exceptions = exceptionArns(options);
    if (exceptions.length > 0) {
      writeOnce(ACCESS_POLICY, this, this.backupVaultArn, blockDeletion(exceptions));
      warnOfStrangeExceptions(this, options);
    } else {
      // As often as it is asked for: so does aws-cdk-lib.
      this.addToAccessPolicy(blockDeletion());
    }
  }

  /**
   * Denies everybody to delete recovery points of the vault, to change their lifecycle or to take continuous ones out, to delete the lock or the vault, and to change or delete
   * this access policy.
   *
   * CloudFormation is somebody, too: without an exception for the role that deploys, such as the execution role of the CDK bootstrap, **no later deployment can change
   * the access policy, remove the lock, or delete the vault**, and nobody else can, either; a warning says so. A lock may still be changed: CloudFormation has to put it on a new vault. What nobody can change is a lock in compliance mode.
   *
   * @param options exceptions, by default none
   *
   * @throws if an exception is neither a role nor a user, or stands for every one of them
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
   */
  public protect(options: BackupVaultProtectionOptions = {}): void {
    refuse(exceptionProblems(this, options), this);
    writeOnce(ACCESS_POLICY, this, this.backupVaultArn, blockRemoval(exceptionArns(options)));
    this.isProtectedFromEverybody ||= warnOfNoException(this, options);
  }

  /**
   * The properties of the template that every kind of vault has.
   *
   * @internal
   */
  protected _render(props: OwnedBackupVaultProps) {
    return {
      backupVaultName: props.backupVaultName || NameRule.VAULT.generate(Names.uniqueId(this).slice(-50), this.node.addr),
      accessPolicy: Lazy.uncachedAny({ produce: () => this.accessPolicy.toJSON() }),
      notifications: renderNotifications(props),
    };
  }

  /** The policy may grow until the template is written, here and by whoever else owns it. */
  private warnOfAccessPolicy(): string[] {
    warnOfVainException(this, this.stack.resolve(this.accessPolicy.toJSON()));
    return [];
  }
}

function problemsOf(scope: Construct, props: OwnedBackupVaultProps): string[] {
  return [
    ...NameRule.VAULT.problemsOf('backupVaultName', props.backupVaultName || undefined, scope),
    ...(props.accessPolicy ? documentProblems(props.accessPolicy.toJSON()) : []),
    ...topicProblems(props.notificationTopic),
  ];
}
