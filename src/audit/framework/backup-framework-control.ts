import type { aws_backup as backup } from 'aws-cdk-lib';
import type { BackupControlScope } from './backup-control-scope';
import type {
  AirGappedVaultControlOptions, BackupFrameworkControlOptions, CrossAccountCopyControlOptions, CrossRegionCopyControlOptions,
  LastRecoveryPointControlOptions, ManualDeletionDisabledControlOptions, MinimumRetentionControlOptions, PlanMinFrequencyAndRetentionControlOptions,
  RestoreTimeControlOptions, VaultLockControlOptions,
} from './control-options';
import { dayParameter, listParameter, minuteParameter, rolesIn, timeParameters } from './rendered-control';
import { listProblems, parameterProblems, rangeProblems } from '../../model/audit/control-parameters';
import { controlNamed, CONTROLS } from '../../model/audit/framework-controls';
import { dayProblems, minuteProblems } from '../../private/durations';
import { isKnownText, isToken } from '../../private/known-text';
import { refuse } from '../../private/messages/validation-error';

const MAX_DAYS = 36_500;
const AGE = ['recoveryPointAgeUnit', 'recoveryPointAgeValue'] as const;

/**
 * A control of a framework: what AWS Backup Audit Manager judges of plans, vaults, recovery points or resources.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/controls-and-remediation.html
 *
 * @example
 * declare const framework: backup.BackupFramework;
 *
 * framework.addControl(backup.BackupFrameworkControl.lastRecoveryPointCreated({
 *   within: Duration.days(1),
 *   scope: backup.BackupControlScope.resourceTypes([backup.BackupResourceType.EBS, backup.BackupResourceType.RDS]),
 * }));
 */
export class BackupFrameworkControl {
  /**
   * Resources are selected by a backup plan.
   *
   * @param options what is judged: everything, types, a tag, or one resource
   */
  public static resourcesProtectedByBackupPlan(options?: BackupFrameworkControlOptions): BackupFrameworkControl {
    return new BackupFrameworkControl(CONTROLS.protectedByPlan.name, [], options);
  }

  /**
   * Backup plans have a rule that backs up often enough, and keeps that long enough.
   *
   * @param options how often and for how long, and what is judged: all plans, those with a tag, or one
   *
   * @throws if the frequency or the retention is out of bounds
   */
  public static planMinFrequencyAndRetention(options: PlanMinFrequencyAndRetentionControlOptions): BackupFrameworkControl {
    const { name, time } = CONTROLS.planMinimums;
    refuse([...time.problemsOf('frequency', options.frequency), ...dayProblems('retention', options.retention, 1, MAX_DAYS)]);
    return new BackupFrameworkControl(name, [
      ...timeParameters(['requiredFrequencyUnit', 'requiredFrequencyValue'], options.frequency, time), ...dayParameter('requiredRetentionDays', options.retention),
    ], options);
  }

  /**
   * The access policies of vaults let nobody delete recovery points.
   *
   * @param options who may all the same, and what is judged: all vaults, those with a tag, or one
   *
   * @throws if more than 5 may, or one is no role
   */
  public static recoveryPointManualDeletionDisabled(options?: ManualDeletionDisabledControlOptions): BackupFrameworkControl {
    const { arns, problems } = rolesIn('exceptFor', options?.exceptFor ?? []);
    refuse([...problems, ...listProblems('exceptFor', 'roles', arns)]);
    return new BackupFrameworkControl(CONTROLS.manualDeletionDisabled.name, listParameter('principalArnList', arns), options);
  }

  /**
   * Recovery points are encrypted.
   *
   * @param options what is judged: all recovery points, or those with a tag
   */
  public static recoveryPointEncrypted(options?: BackupFrameworkControlOptions): BackupFrameworkControl {
    return new BackupFrameworkControl(CONTROLS.encrypted.name, [], options);
  }

  /**
   * Recovery points are kept long enough.
   *
   * @param options for how long, and what is judged: all recovery points, or those with a tag
   *
   * @throws if the retention is out of bounds
   */
  public static recoveryPointMinimumRetention(options: MinimumRetentionControlOptions): BackupFrameworkControl {
    refuse(dayProblems('retention', options.retention, 1, MAX_DAYS));
    return new BackupFrameworkControl(CONTROLS.minimumRetention.name, dayParameter('requiredRetentionDays', options.retention), options);
  }

  /**
   * Resources are backed up by a rule that copies to another Region.
   *
   * @param options to which, and what is judged: everything, types, a tag, or one resource
   *
   * @throws if one is no name of a Region
   */
  public static protectedByCrossRegionCopy(options?: CrossRegionCopyControlOptions): BackupFrameworkControl {
    refuse(listProblems('regions', 'regions', options?.regions ?? []));
    return new BackupFrameworkControl(CONTROLS.crossRegion.name, listParameter('crossRegionList', options?.regions), options);
  }

  /**
   * Resources are backed up by a rule that copies to another account of the organization.
   *
   * @param options to which, and what is judged: everything, types, a tag, or one resource
   *
   * @throws if there are more than 5, or one is no id of an account
   */
  public static protectedByCrossAccountCopy(options?: CrossAccountCopyControlOptions): BackupFrameworkControl {
    refuse(listProblems('accounts', 'accounts', options?.accounts ?? []));
    return new BackupFrameworkControl(CONTROLS.crossAccount.name, listParameter('crossAccountList', options?.accounts), options);
  }

  /**
   * Resources are backed up into locked vaults.
   *
   * @param options what the lock has to say, and what is judged: everything, types, a tag, or one resource
   *
   * @throws if a retention is out of bounds, or the least is more than the most
   */
  public static protectedByVaultLock(options: VaultLockControlOptions = {}): BackupFrameworkControl {
    const { minRetention, maxRetention } = options;
    const given = Object.entries({ minRetention, maxRetention });
    const wrong = given.flatMap(([name, retention]) => dayProblems(name, retention, 1, MAX_DAYS));
    const days = new Map(given.map(([name, retention]) => [name, retention?.isUnresolved() ? undefined : retention?.toDays({ integral: false })]));
    refuse([...wrong, ...wrong.length > 0 ? [] : rangeProblems('minRetention', 'maxRetention', days)]);
    const parameters = [...dayParameter('minRetentionDays', minRetention), ...dayParameter('maxRetentionDays', maxRetention)];
    return new BackupFrameworkControl(CONTROLS.vaultLock.name, parameters, options);
  }

  /**
   * The latest recovery point of a resource is young enough.
   *
   * @param options how old it may be, and what is judged: everything, types, a tag, or one resource
   *
   * @throws if the age is out of bounds
   */
  public static lastRecoveryPointCreated(options: LastRecoveryPointControlOptions): BackupFrameworkControl {
    const { name, time } = CONTROLS.lastRecoveryPoint;
    refuse(time.problemsOf('within', options.within));
    return new BackupFrameworkControl(name, timeParameters(AGE, options.within, time), options);
  }

  /**
   * Restores of a resource take no longer than a target. AWS Config need not record anything for it.
   *
   * @param options the target, and what is judged: everything, types, a tag, or one resource
   *
   * @throws if the target is none
   */
  public static restoreTimeMeetsTarget(options: RestoreTimeControlOptions): BackupFrameworkControl {
    refuse(minuteProblems('target', options.target, 1));
    return new BackupFrameworkControl(CONTROLS.restoreTime.name, [minuteParameter('maxRestoreTime', options.target)], options);
  }

  /**
   * A resource has a recovery point in a logically air-gapped vault that is young enough.
   *
   * @param options how old it may be, and what is judged: everything, types, or one resource
   *
   * @throws if the age is out of bounds
   */
  public static inLogicallyAirGappedVault(options: AirGappedVaultControlOptions): BackupFrameworkControl {
    const { name, time } = CONTROLS.airGapped;
    refuse(time.problemsOf('within', options.within));
    return new BackupFrameworkControl(name, timeParameters(AGE, options.within, time), options);
  }

  /**
   * A control by its name, such as one that is newer than this library.
   *
   * @param name the name in the AWS Backup API: 1 to 256 characters
   * @param parameters its parameters, by their names; by default, none
   * @param options what is judged
   *
   * @throws if the name is out of bounds, or it is one that is known here with a parameter out of bounds
   */
  public static of(name: string, parameters: { [name: string]: string } = {}, options?: BackupFrameworkControlOptions): BackupFrameworkControl {
    const known = controlNamed(name);
    refuse(isToken(parameters) ? ["'parameters' must be known when the app is synthesised, got a token"] : []);
    const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
    refuse([
      ...(isKnownText(name) && (name === '' || name.length > 256) ? [`'name' must be 1 to 256 characters, got ${name.length}`] : []),
      ...(known ? parameterProblems(known, new Map(given)) : []),
    ]);
    return new BackupFrameworkControl(name, given, options);
  }

  /** What the control judges, where that is not everything. */
  public readonly scope?: BackupControlScope;

  private constructor(
    /** The name of the control in the AWS Backup API. */
    public readonly controlName: string,
    private readonly parameters: readonly (readonly [name: string, value: string])[],
    { scope }: BackupFrameworkControlOptions = {},
  ) {
    this.scope = scope;
  }

  /** @internal */
  public _render(): backup.CfnFramework.FrameworkControlProperty {
    const parameters = this.parameters.map(([parameterName, parameterValue]) => ({ parameterName, parameterValue }));
    return {
      controlName: this.controlName,
      controlInputParameters: parameters.length > 0 ? parameters : undefined,
      controlScope: this.scope?._render(),
    };
  }
}
