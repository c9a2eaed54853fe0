import { Document } from './document';
import { KeyDocument } from './key-document';
import type { Reading } from './values/reading';

/** A backup vault, ordinary or logically air-gapped. */
export class VaultDocument extends Document {
  public static readonly TYPE = 'AWS::Backup::BackupVault';
  public static readonly AIR_GAPPED_TYPE = 'AWS::Backup::LogicallyAirGappedBackupVault';
  public static readonly TYPES: ReadonlySet<string> = new Set([VaultDocument.TYPE, VaultDocument.AIR_GAPPED_TYPE]);

  public get isAirGapped(): boolean {
    return this.type === VaultDocument.AIR_GAPPED_TYPE;
  }

  public get vaultName(): Reading {
    return this.property('BackupVaultName');
  }

  public get encryptionKey(): Reading {
    return this.property('EncryptionKeyArn');
  }

  /** Its key, if it is one of the application. */
  public get keyDocument(): KeyDocument | undefined {
    return KeyDocument.behind(this.documents, this.encryptionKey.text, this.env);
  }

  /** Whether it is under a lock that nobody can remove: one in compliance mode, or that of a logically air-gapped vault. */
  public get isLockedForGood(): boolean {
    return this.isAirGapped || !(this.retentionRange.isLater || this.changeableForDays.isAbsent);
  }

  /** What says how long recovery points have to be and may be kept: a lock, or of an air-gapped vault its properties. */
  public get retentionRange(): Reading {
    return this.isAirGapped ? this.properties : this.property('LockConfiguration');
  }

  public get minRetentionDays(): Reading {
    return this.retentionRange.at('MinRetentionDays');
  }

  public get maxRetentionDays(): Reading {
    return this.retentionRange.at('MaxRetentionDays');
  }

  /** How long a lock can still be removed; without it, it is one in governance mode. */
  public get changeableForDays(): Reading {
    return this.property('LockConfiguration').at('ChangeableForDays');
  }

  /** Who may do what with it, also where that is written as JSON in a text. */
  public get accessPolicy(): Reading {
    return this.property('AccessPolicy').parsed;
  }

  public get notifications(): Reading {
    return this.property('Notifications');
  }

  /** The topic that it notifies. */
  public get topic(): Reading {
    return this.notifications.at('SNSTopicArn');
  }

  /** The events that it notifies of. */
  public get events(): Reading {
    return this.notifications.at('BackupVaultEvents');
  }

  public get approvalTeam(): Reading {
    return this.property('MpaApprovalTeamArn');
  }
}
