import type { ResourceEnvironment } from 'aws-cdk-lib';
import { nameOf } from '../../../document/values/durations';
import { envInWords, knownToDiffer } from '../../../private/environments';
import type { Problem } from '../../findings/finding';
import { refusals } from '../../findings/problems';
import type { PlanUnderCheck } from '../plan-under-check';

/** A vault that a rule is given, as a message calls it. */
interface Target {
  readonly property: string;
  readonly words: string;
  readonly env: ResourceEnvironment;
}

/** A logically air-gapped vault that a rule does not reach. */
export function targetElsewhere({ document: { env }, rules }: PlanUnderCheck): Problem[] {
  return rules.flatMap(({ name, airGappedVault: target, targetAirGappedVault: reading }) => target
    ? refusals('airGappedVaultElsewhere', reading, targetProblems(env, { property: nameOf(reading), words: target.words, env: target.env })
      .map((problem) => `the rule '${name}': ${problem}`))
    : []);
}

/** What AWS Backup would refuse in where the logically air-gapped vault of a rule is. */
export function targetProblems(planEnv: ResourceEnvironment, { property, words, env }: Target): string[] {
  return knownToDiffer(env, planEnv)
    ? [`'${property}' must be in the account and Region of the plan (${envInWords(planEnv)}), got '${words}' (${envInWords(env)}): use a copy action to get there`]
    : [];
}
