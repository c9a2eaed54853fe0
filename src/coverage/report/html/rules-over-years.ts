import type { PlannedRule as RuleOfSet, RuleSet } from './rule-sets';
import { knownRuns } from '../../../model/schedule/known-schedule';
import { yearsInPictures } from '../../../objectives/rules-over-years';
import type { RuleOverYears } from '../../../objectives/rules-over-years';
import { count } from '../../../private/in-words';
import { escaped, name, table } from '../../../private/markup';
import { groupsBy } from '../../../private/messages/groups';
import type { RuleForm } from '../form';

/** What the rules of a set do over the years, plan by plan; nothing of rules that are known only at deployment. */
export function rulesOverYears({ id, number, rules }: RuleSet): string {
  return groupsBy([...rules], ({ plan }) => plan).map((alike, index) => ofPlan(alike, `${id}-plan-${index + 1}`, `rules ${number}, plan ${index + 1}`)).join('\n');
}

function ofPlan(rules: readonly RuleOfSet[], id: string, all: string): string {
  const known = rules.flatMap(({ rule }) => ruleOverYears(rule) ?? []);
  if (known.length === 0) { return ''; }
  const { plan } = rules[0];
  const { years, timeline, pyramid, ages } = yearsInPictures(known, id);
  return [
    `<h4>${name(plan)} over ${count(years, 'year')}</h4>`,
    `<p>As if it began with a year, and cold storage and continuous backups were there for what is backed up.${known.length < rules.length ? ` Not here is what is known only at deployment: ${
      count(rules.length - known.length, 'rule')}.` : ''}</p>`,
    figure(`Timeline of years of ${all}`, timeline),
    figure(`Age pyramid of ${all}`, pyramid),
    table(`Recovery points by age of ${all}`, ['Age', 'Recovery points', 'Why they are still there'], ages.map((each) => (
      [each.age, each.count.toLocaleString('en-US'), escaped(each.reason)]))),
  ].join('\n');
}

function figure(label: string, svg: string): string {
  return `<figure><div class="wide" role="region" tabindex="0" aria-label="${label}">${svg}</div></figure>`;
}

/** A rule as far as a forecast has to know it; nothing where it does not. */
function ruleOverYears(rule: RuleForm): RuleOverYears | undefined {
  const { schedule, startWindowMinutes, continuous, retentionDays, coldAfterDays, vault, airGappedVault, copies } = rule;
  const isKnown = schedule !== null && knownRuns(schedule.expression, schedule.timeZone) !== undefined;
  if (!isKnown || startWindowMinutes === undefined || retentionDays === undefined) { return undefined; }
  return {
    name: rule.name,
    schedule,
    startWindowMinutes,
    isContinuous: continuous === true,
    lifecycle: { deleteAfterDays: retentionDays ?? Infinity, coldAfterDays },
    vault: vault.name,
    airGappedVault: airGappedVault?.name,
    copies: copies.flatMap((copy) => copy.retentionDays === undefined || copy.made !== undefined
      ? [] : [{ vault: copy.vault.name, region: copy.vault.region ?? undefined, lifecycle: { deleteAfterDays: copy.retentionDays ?? Infinity } }]),
  };
}
