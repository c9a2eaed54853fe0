import { VaultReference } from './arns/vault-reference';
import { Document } from './document';
import type { Reading } from './values/reading';

/** A tiering configuration: which backups of S3 move to a cheaper tier, of a vault or of all. */
export class TieringDocument extends Document {
  public static readonly TYPE = 'AWS::Backup::TieringConfiguration';

  public get tieringName(): Reading {
    return this.property('TieringConfigurationName');
  }

  /** The name of its vault, of its account and Region, or `*`. */
  public get vaultName(): Reading {
    return this.property('BackupVaultName');
  }

  /** Its vault. */
  public get vault(): VaultReference {
    return VaultReference.byName(this.documents, this.vaultName, this.template);
  }

  /** Which buckets it is for, and when their backups move. */
  public get selections(): Reading {
    return this.property('ResourceSelection');
  }
}
