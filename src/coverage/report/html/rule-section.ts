import type { RuleSet } from './rule-sets';
import { rulesOverYears } from './rules-over-years';
import { timelineSvg } from './timeline-svg';
import { count } from '../../../private/in-words';
import { code, escaped, list, name, table } from '../../../private/markup';
import { nameOfResource } from '../../../private/paths';
import type { CopyOfRuleForm, RuleForm, VaultForm } from '../form';
import { firstStartsInWords, timelineOf } from '../timeline';
import { IMMUTABILITY_WORDS, keptInWords, hoursInWords } from '../words';

const HEAD = ['Rule', 'Plan', 'Schedule', 'First starts (UTC)', 'Start window', 'Kept', 'Vault', 'Copies'];

/** The rules that resources have in common, as a timeline and in words. */
export function ruleSection(set: RuleSet): string {
  const { id, number, rules, resources } = set;
  const svg = timelineSvg(set);
  return [
    `<section id="${id}" aria-labelledby="${id}-h"><h3 id="${id}-h">Rules ${number}</h3>`,
    `<p>They reach ${count(resources, 'resource')}.</p>`,
    svg ? `<figure><div class="wide" role="region" tabindex="0" aria-label="Timeline of rules ${number}">${svg}</div><figcaption>${LEGEND}</figcaption></figure>`
      : '<p>There is no timeline: the schedules are known only at deployment.</p>',
    table(`Rules ${number} in words`, HEAD, rules.map(({ plan, rule }) => [name(rule.name), name(plan), ...cellsOf(rule)])),
    rulesOverYears(set),
    '</section>',
  ].join('\n');
}

const LEGEND = ['run', 'window', 'warm', 'cold', 'copy'].map((kind, index) => (
  `<span class="key"><svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">${kind === 'run' ? '<path class="run" d="M7 0v13"/>' : `<rect class="${kind}" width="14" height="11" y="1"/>`}</svg> ${['run', 'start window', 'recovery point', 'cold storage', 'copy'][index]}</span>`
)).join(' ');

function cellsOf(rule: RuleForm): string[] {
  const timeline = timelineOf(rule);
  return [
    rule.schedule ? `${code(rule.schedule.expression)} ${name(rule.schedule.timeZone)}${rule.continuous ? ', and continuously where the type can' : ''}` : 'known at deployment',
    timeline ? firstStartsInWords(timeline) : 'known at deployment',
    rule.startWindowMinutes === undefined ? 'known at deployment' : hoursInWords(rule.startWindowMinutes),
    `${keptInWords(rule.retentionDays)}${rule.coldAfterDays === undefined ? '' : `, in cold storage after ${count(rule.coldAfterDays, 'day')}`}`,
    list([rule.vault, ...rule.airGappedVault ? [rule.airGappedVault] : []].map(vaultInWords)),
    rule.copies.length > 0 ? list(rule.copies.map(copyInWords)) : 'none',
  ];
}

function copyInWords({ vault, retentionDays, made, why = '' }: CopyOfRuleForm): string {
  const doubt = made === undefined ? '' : `; ${made === null ? 'whether it is made is known only at deployment' : 'not made'}: ${escaped(why)}`;
  return `${vaultInWords(vault)}; kept: ${keptInWords(retentionDays)}${doubt}`;
}

function vaultInWords(vault: VaultForm): string {
  const { name: called, place, account, region, immutability, minRetentionDays, maxRetentionDays, changeableForDays, encryptionKey } = vault;
  return [
    `${name(called)}${place ? ` (${name(nameOfResource(place))})` : ''}`,
    ...[account, region].flatMap((each) => each === null ? [] : [escaped(each)]),
    `immutable: ${IMMUTABILITY_WORDS[immutability]}`,
    ...minRetentionDays === undefined ? [] : [`at least ${count(minRetentionDays, 'day')}`],
    ...maxRetentionDays === undefined ? [] : [`at most ${count(maxRetentionDays, 'day')}`],
    ...changeableForDays === undefined ? [] : [`the lock can be removed for ${count(changeableForDays, 'day')}`],
    ...encryptionKey === null ? [] : [`key: ${name(encryptionKey)}`],
  ].join('; ');
}
