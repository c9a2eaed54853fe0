import { VaultReference } from './arns/vault-reference';
import { Document } from './document';
import type { Documents } from './documents';
import type { Template } from './template';
import { told } from './told-once';
import type { Told } from './told-once';
import type { Reading } from './values/reading';

/** A backup plan. */
export class PlanDocument extends Document {
  public static readonly TYPE = 'AWS::Backup::BackupPlan';
  private ruleDocuments?: Told<readonly RuleDocument[] | undefined>;

  /** Its name. */
  public get planName(): Reading {
    return this.property('BackupPlan').at('BackupPlanName');
  }

  /** Where its rules are. */
  public get rulesReading(): Reading {
    return this.property('BackupPlan').at('BackupPlanRule');
  }

  /** Its rules, in their order; undefined where only deployment knows them. */
  public get rules(): readonly RuleDocument[] | undefined {
    this.ruleDocuments = told(this.documents, this.ruleDocuments, () =>
      this.rulesReading.elements()?.map((reading) => new RuleDocument(this.documents, this.template, reading)));
    return this.ruleDocuments.found;
  }

  /** What is said of resource types, as whether Windows is backed up by its Volume Shadow Copy Service. */
  public get advancedSettings(): Reading {
    return this.property('BackupPlan').at('AdvancedBackupSettings');
  }

  /** Which recovery points are scanned for malware, and by whom. */
  public get scanSettings(): Reading {
    return this.property('BackupPlan').at('ScanSettings');
  }

  /** The types that are scanned; nothing where only deployment knows them. */
  public get scannedTypes(): readonly string[] | undefined {
    const types = this.scanSettings.elements()?.flatMap((setting) => setting.at('ResourceTypes').elements() ?? [setting.at('ResourceTypes')]).map(({ knownText }) => knownText);
    return types?.includes(undefined) ? undefined : types as string[] | undefined;
  }
}

/** What says how long recovery points are kept, and when they move to cold storage. */
export class LifecycleDocument {
  constructor(public readonly reading: Reading) {}

  public get deleteAfterDays(): Reading {
    return this.reading.at('DeleteAfterDays');
  }

  public get moveToColdStorageAfterDays(): Reading {
    return this.reading.at('MoveToColdStorageAfterDays');
  }

  public get optInToArchive(): Reading {
    return this.reading.at('OptInToArchiveForSupportedResources');
  }
}

/** A rule of a plan. */
export class RuleDocument {
  public readonly lifecycle: LifecycleDocument;
  private copyDocuments?: Told<readonly CopyDocument[] | undefined>;
  private vaultReference?: Told<VaultReference>;

  constructor(private readonly documents: Documents, private readonly template: Template, public readonly reading: Reading) {
    this.lifecycle = new LifecycleDocument(reading.at('Lifecycle'));
  }

  /** What messages call it. */
  public get name(): string {
    return this.documents.inWords(this.ruleName.text ?? '');
  }

  /** Its vault. */
  public get vault(): VaultReference {
    this.vaultReference = told(this.documents, this.vaultReference, () => VaultReference.byName(this.documents, this.targetVault, this.template));
    return this.vaultReference.found;
  }

  /** The logically air-gapped vault that recovery points go to, if there is one. */
  public get airGappedVault(): VaultReference | undefined {
    return this.targetAirGappedVault.isAbsent ? undefined : VaultReference.byArn(this.documents, this.targetAirGappedVault, this.template);
  }

  /** Whether it backs up continuously, for sure. */
  public get isContinuous(): boolean {
    return this.enableContinuousBackup.boolean === true;
  }

  /** Whether it may do so, as far as anybody can know. */
  public get mayBeContinuous(): boolean {
    return this.isContinuous || this.enableContinuousBackup.isLater;
  }

  public get ruleName(): Reading {
    return this.reading.at('RuleName');
  }

  /** The name of the vault, of the account and Region of the plan. */
  public get targetVault(): Reading {
    return this.reading.at('TargetBackupVault');
  }

  /** The ARN of a logically air-gapped vault that recovery points go to. */
  public get targetAirGappedVault(): Reading {
    return this.reading.at('TargetLogicallyAirGappedBackupVaultArn');
  }

  public get schedule(): Reading {
    return this.reading.at('ScheduleExpression');
  }

  public get timeZone(): Reading {
    return this.reading.at('ScheduleExpressionTimezone');
  }

  public get startWindowMinutes(): Reading {
    return this.reading.at('StartWindowMinutes');
  }

  public get completionWindowMinutes(): Reading {
    return this.reading.at('CompletionWindowMinutes');
  }

  public get enableContinuousBackup(): Reading {
    return this.reading.at('EnableContinuousBackup');
  }

  public get recoveryPointTags(): Reading {
    return this.reading.at('RecoveryPointTags');
  }

  public get indexActions(): Reading {
    return this.reading.at('IndexActions');
  }

  /** How they are scanned for malware. */
  public get scanActions(): Reading {
    return this.reading.at('ScanActions');
  }

  /** Whether they surely are. */
  public get isScanning(): boolean {
    return (this.scanActions.elements() ?? []).length > 0;
  }

  /** Its copies, in their order; undefined where only deployment knows them. */
  public get copies(): readonly CopyDocument[] | undefined {
    this.copyDocuments = told(this.documents, this.copyDocuments, () =>
      this.reading.at('CopyActions').elements()?.map((reading) => new CopyDocument(this.documents, this.template, reading)));
    return this.copyDocuments.found;
  }
}

/** A copy that a rule makes. */
export class CopyDocument {
  public readonly lifecycle: LifecycleDocument;
  private vaultReference?: Told<VaultReference>;

  constructor(private readonly documents: Documents, private readonly template: Template, public readonly reading: Reading) {
    this.lifecycle = new LifecycleDocument(reading.at('Lifecycle'));
  }

  /** The ARN of the vault to copy into. */
  public get destination(): Reading {
    return this.reading.at('DestinationBackupVaultArn');
  }

  /** The vault to copy into. */
  public get vault(): VaultReference {
    this.vaultReference = told(this.documents, this.vaultReference, () => VaultReference.byArn(this.documents, this.destination, this.template));
    return this.vaultReference.found;
  }
}
