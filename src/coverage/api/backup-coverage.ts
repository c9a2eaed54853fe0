import { readFileSync } from 'fs';
import type { cx_api as cxapi } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { BackupExemption } from './backup-exemption';
import type { BackupRequirement } from './backup-requirement';
import { writtenExemptions } from './exemptions/written-exemptions';
import { lostSince } from './ratchet/baseline';
import { needOf } from './requirements/given-need';
import type { Need } from './requirements/need';
import { publicForm } from './resource-coverage';
import type { ResourceCoverage } from './resource-coverage';
import { CoverageRegister } from './synthesis/coverage-register';
import { templatesOfAssembly } from '../../document/assembly/assembly';
import { TemplateFiles } from '../../document/template-file';
import { memo } from '../../private/memo';
import { UsageError } from '../../private/messages/usage-error';
import { BackupValidationError, refuse } from '../../private/messages/validation-error';
import { coverageOf } from '../coverage-of';

const COVERAGES = new WeakMap<IConstruct, BackupCoverage>();

/**
 * What becomes of the data of each resource in a construct when it is lost: what is required of its backups, and what is exempt.
 *
 * At each synthesis of the app the templates are read as AWS Backup will see them, whoever made the plans and the resources: which selections select a resource, what their rules
 * are worth, and what stands in the way. What is not surely protected is not called so. A resource that lacks what is required of it is an error in the validation report
 * of the CDK, whose rules are called `cdk-aws-backup::<property>/<path of the resource>`, or `cdk-aws-backup::unprotected/<path>` where it is not backed up at all.
 *
 * What was found is written into the assembly, as `backup-coverage.json`.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
 *
 * @example
 * declare const app: App;
 * declare const cache: dynamodb.Table;
 *
 * backup.BackupCoverage.of(app).require({
 *   recoveryPointObjective: Duration.hours(36),
 *   minRetention: Duration.days(35),
 * });
 * backup.BackupCoverage.of(cache).exempt({ reason: 'it can be built anew from the orders' });
 */
export class BackupCoverage {
  /**
   * The coverage of what is in a construct, also of what is added to it later. It is the same object each time.
   *
   * @param scope an app, a stage, a stack, or any other construct
   */
  public static of(scope: IConstruct): BackupCoverage {
    return memo(COVERAGES, scope, () => new BackupCoverage(scope));
  }

  /**
   * The coverage of an assembly, for unit tests and tools: it answers `resources()` alone.
   *
   * @param assembly a cloud assembly, such as `app.synth()` gives
   */
  public static ofAssembly(assembly: cxapi.CloudAssembly): BackupCoverage {
    return new BackupCoverage(undefined, assembly.directory);
  }

  private constructor(private readonly scope?: IConstruct, private readonly directory: string = '') {}

  /**
   * Requires something of each resource in the construct that holds data. What is required of a construct around it holds, too: the strictest of each property counts.
   *
   * @param requirement what is required; without any property, that each is backed up at all
   *
   * @throws if this is the coverage of an assembly; if there is no app around the construct, or it has been synthesised by `resources()`; if a time is none or not known at synthesis, no type is named, or
   * `minRetention` is more than `maxRetention`. The synthesis of the app throws where the requirement is not met
   */
  public require(requirement: BackupRequirement): void {
    const scope = this.scopeFor('require');
    const need = needOf(requirement);
    CoverageRegister.of(scope).require(scope, need);
  }

  /**
   * Exempts all that is in the construct from what is required of it. The exemption is written into the assembly and the report.
   *
   * The same is done by `Validations.of(construct).acknowledge({ id: 'cdk-aws-backup::unprotected', reason })` of the CDK. An exemption that exempts nothing is warned of.
   *
   * @param exemption why, by whom, and until when
   *
   * @throws if this is the coverage of an assembly, if there is no app around the construct, or it has been synthesised by `resources()`, if there is no reason, or if the
   * date is none
   */
  public exempt(exemption: BackupExemption): void {
    const scope = this.scopeFor('exempt');
    const { reason, approvedBy, until } = exemption;
    refuse([
      ...reason.trim() === '' ? ["'reason' must say why nothing is to be backed up"] : [],
      ...isNoDate(until) ? ["'until' must be a date"] : [],
    ], scope);
    CoverageRegister.of(scope).exempt(scope, { path: scope.node.path, reason, approvedBy, until: until?.toISOString() });
  }

  /**
   * Compares what becomes of the data with what a file says of an earlier state: the synthesis of the app fails where a resource has lost protection, retention, copies, or immutability,
   * or is backed up less often. What is new in the app has lost nothing, and of what is gone nothing is lost.
   *
   * `npx cdk-aws-backup coverage --update-baseline` writes the file; `backup-coverage.json` of an assembly is one, too.
   *
   * @param file the file, from the folder in which the app runs
   *
   * @throws if this is the coverage of an assembly, or if there is no app around the construct, or it has been synthesised by `resources()`. The synthesis of the app throws if the file is not there, or is no such report
   */
  public baseline(file: string): void {
    const scope = this.scopeFor('baseline');
    CoverageRegister.of(scope).compare(scope, (judged) => lostSince(file, scope, judged));
  }

  /**
   * What becomes of the data of each resource in the construct, in the order of the stacks.
   *
   * The app is synthesised if it was not yet, and cannot be changed any more: call it last. It answers also where something that is required is not met; the next
   * `app.synth()` throws then.
   *
   * @throws if the app cannot be synthesised for another reason, or an assembly not be read
   */
  public resources(): ResourceCoverage[] {
    return (this.scope ? CoverageRegister.of(this.scope).resourcesIn(this.scope) : resourcesOfAssembly(this.directory)).map(publicForm);
  }

  /**
   * What is required of all that is in the construct.
   *
   * @internal
   */
  public _needs(method: string): Need[] {
    const scope = this.scopeFor(method);
    return CoverageRegister.of(scope).needsOf(scope);
  }

  private scopeFor(method: string): IConstruct {
    if (!this.scope) { throw new BackupValidationError([`'${method}' is of the coverage of constructs: an assembly has been synthesised, and answers 'resources' alone`]); }
    return this.scope;
  }
}

/** A token is none, whatever a program was compiled with. */
function isNoDate(until: Date | undefined): boolean {
  return until !== undefined && (typeof until.getTime !== 'function' || Number.isNaN(until.getTime()));
}

function resourcesOfAssembly(directory: string) {
  try {
    const files = new TemplateFiles(templatesOfAssembly(directory, (file) => JSON.parse(readFileSync(file, 'utf-8'))));
    return coverageOf(files, { exemptionOf: writtenExemptions(files) }).resources;
  } catch (error) {
    throw error instanceof UsageError ? new BackupValidationError([error.message]) : error;
  }
}
