import { VaultReference } from './arns/vault-reference';
import { Document } from './document';
import type { Reading } from './values/reading';

/** A restore testing plan: when AWS Backup restores recovery points to see whether it can, and of which vaults. */
export class RestoreTestingPlanDocument extends Document {
  public static readonly TYPE = 'AWS::Backup::RestoreTestingPlan';

  public get planName(): Reading {
    return this.property('RestoreTestingPlanName');
  }

  public get schedule(): Reading {
    return this.property('ScheduleExpression');
  }

  public get timeZone(): Reading {
    return this.property('ScheduleExpressionTimezone');
  }

  public get startWindowHours(): Reading {
    return this.property('StartWindowHours');
  }

  /** Which recovery points are restored. */
  public get points(): Reading {
    return this.property('RecoveryPointSelection');
  }

  public get windowDays(): Reading {
    return this.points.at('SelectionWindowDays');
  }

  /** How the recovery points were made. */
  public get pointTypes(): Reading {
    return this.points.at('RecoveryPointTypes');
  }

  /** ARNs and patterns of ARNs of vaults, or `*`. */
  public get includedVaults(): Reading {
    return this.points.at('IncludeVaults');
  }

  public get excludedVaults(): Reading {
    return this.points.at('ExcludeVaults');
  }

  /** The vaults that are named one by one. */
  public get namedVaults(): readonly VaultReference[] {
    const named = (this.includedVaults.elements() ?? []).filter(({ text }) => text !== undefined && !text.includes('*'));
    return named.map((reading) => this.vaultAt(reading));
  }

  /** The vault that an ARN is of. */
  public vaultAt(reading: Reading): VaultReference {
    return VaultReference.byArn(this.documents, reading, this.template);
  }
}
