import type { IConstruct } from 'constructs';
import { beforeSynthesis, stagesIn } from './stages';
import { judgeAllIn, problemsOfSynthesised } from './synthesis';
import { memo } from '../private/memo';
import { refuseAtSynthesis } from '../private/messages/validation-error';
import { rootOf } from '../private/tree';

const CHECKS = new WeakMap<IConstruct, BackupChecks>();

/**
 * The checks of plans, selections and vaults that other classes have made: those of `aws-cdk-lib/aws-backup`, L1s, and what `CfnInclude` includes.
 *
 * At each synthesis all of them are judged as the templates will have them, after aspects and overrides. What AWS Backup is certain to refuse ends the synthesis, with the path
 * of the construct and the reason; what it accepts but is a risk is a warning on that construct. `Annotations.of(construct).acknowledgeWarning('cdk-aws-backup:<id>')` silences a
 * warning, on the construct or on a stack around it. The templates stay as they are.
 *
 * Where a plan, a selection or a vault of this library is in an app or a stage, all in it are judged anyhow, and nothing is said twice.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/about-backup-plans.html
 *
 * @example
 * const app = new App();
 * backup.BackupChecks.of(app);
 */
export class BackupChecks {
  /**
   * Turns the checks on for what is in a construct, also what is added to it later. What lies elsewhere in the app is read to judge it, and is not judged.
   *
   * The stages in it are judged, too, with warnings, unless one is synthesised before the app and was added after this call, as by `addStage()` of a pipeline: of such a stage
   * only what is refused is said. Call it within the stage as well to be told everything. Calling it again changes nothing.
   *
   * @param scope an app, a stage, a stack, or any other construct
   * @throws nothing itself; the synthesis of the app throws if something is refused
   */
  public static of(scope: IConstruct): BackupChecks {
    return memo(CHECKS, scope, () => new BackupChecks(scope));
  }

  private constructor(private readonly scope: IConstruct) {
    judgeAllIn(scope);
    this.judgeStages();
    // Those that come later are there when the app is synthesised, and are written before it.
    new Set([rootOf(scope), scope.node.root]).forEach((root) => beforeSynthesis(root, () => this.judgeStages()));
    refuseAtSynthesis(scope, () => stagesIn(scope).flatMap(problemsOfSynthesised));
  }

  private judgeStages(): void {
    stagesIn(this.scope).forEach(judgeAllIn);
  }
}
