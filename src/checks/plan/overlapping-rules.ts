import type { PlanUnderCheck } from './plan-under-check';
import { lossesIn } from './rule-losses';
import type { Loss } from './rule-losses';
import type { VaultReference } from '../../document/arns/vault-reference';
import type { RuleDocument } from '../../document/plan-document';
import { groupsBy } from '../../private/messages/groups';
import type { Problem } from '../findings/finding';

/** Rules that lose what is only their own to others. Of several that lose to the same ones it is said once. */
export function overlappingRules(plan: PlanUnderCheck): Problem[] {
  return groupsBy(lossesIn(plan), ({ winners, isAlways }) => `${isAlways} ${winners.map(({ reading }) => reading.path).join(' ')}`).map((alike) => ({
    id: 'overlappingRules',
    level: 'warning',
    property: alike[0].loser.reading.path,
    message: inWords(alike.map(({ loser }) => loser), alike),
  }));
}

function inWords(losers: readonly RuleDocument[], losses: readonly Loss[]): string {
  const [{ winners, isAlways }] = losses;
  const [lost, kept] = [namesOf(losers), namesOf(winners)];
  const when = isAlways ? `whenever ${lost} ${losers.length === 1 ? 'runs' : 'run'}` : 'at times';
  const windows = losers.length === 1 && winners.length === 1
    ? `the start windows of the rules ${lost} and ${kept} overlap`
    : `the start window${losers.length === 1 ? ` of the rule ${lost} overlaps` : `s of the rules ${lost} overlap`} with `
      + `${winners.length === 1 ? 'that' : 'those'} of ${kept}`;
  return `${windows} ${when}, and AWS Backup then makes only the backup of ${winners.length === 1 ? `${kept}, which` : 'the rule that'} is kept `
    + `${winners.length === 1 ? 'longer' : 'longest'}${differenceIn(losses)}; move a schedule, or shorten a start window`;
}

function differenceIn(losses: readonly Loss[]): string {
  const [vaults, copies] = [losses.flatMap((loss) => loss.vaults), losses.flatMap((loss) => loss.copies)];
  const differences = [...vaults.length > 0 ? [`nothing goes into ${vaultsInWords(vaults)}`] : [], ...copies.length > 0 ? [`no copies go into ${vaultsInWords(copies)}`] : []];
  return differences.length > 0 ? `: ${differences.join(', and ')}` : '';
}

function vaultsInWords(vaults: readonly VaultReference[]): string {
  return [...new Set(vaults.map(({ words }) => `'${words}'`))].join(', ');
}

function namesOf(rules: readonly RuleDocument[]): string {
  return rules.map(({ name }) => `'${name}'`).join(', ');
}
