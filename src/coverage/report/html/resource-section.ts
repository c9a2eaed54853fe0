import { badge } from './front-page';
import type { RuleSet } from './rule-sets';
import { count } from '../../../private/in-words';
import { code, escaped, list, name, terms } from '../../../private/markup';
import { nameOfResource } from '../../../private/paths';
import type { PlaceForm, ProofForm, ResourceForm, RestoreTestForm } from '../form';
import { alarmsInWords, copiesByVault, copyInWords, hoursInWords, IMMUTABILITY_WORDS, keptInWords, restoreTestedInWords, restoreTestInWords, roleInWords, VERDICT_WORDS } from '../words';

/** One resource with its proof: closed until somebody asks for it, and open on paper. */
export function resourceSection(resource: ResourceForm, id: string, rules: RuleSet | undefined): string {
  const { template, logicalId, type, verdict, withDefaults, reasons, conditions, controls = [], native, proof } = resource;
  const { recoveryPointObjectiveMinutes: minutes, retentionDays, copies, immutability, restoreTests = [], roles = [] } = resource;
  return [
    `<details id="${id}"><summary><h3>${name(nameOfResource(resource))}</h3> ${badge(verdict)} <span class="type">${escaped(type)}</span></summary>`,
    terms([
      ['Where', `${code(logicalId)} in ${code(template)}`],
      ['Why', reasons.length > 0 ? list(reasons.map(escaped)) : undefined],
      ['Depends on', conditions.length > 0 ? list(conditions.map(escaped)) : undefined],
      ['Under the defaults', withDefaults && VERDICT_WORDS[withDefaults]],
      ['Longest time between recovery points', minutes === undefined ? copies && 'it has no end, or is known only at deployment' : hoursInWords(minutes)],
      ['Kept', rules && copies ? keptInWords(retentionDays) : undefined],
      ['Copies', copies && copies.length > 0 ? list(copiesByVault(copies).map((copy) => escaped(copyInWords(copy)))) : undefined],
      ['Immutable', immutability && IMMUTABILITY_WORDS[immutability]],
      ['Restores tested', restoreTests.length > 0 ? `${restoreTestedInWords(resource) ?? 'how often is known only at deployment'}, by ${list(restoreTests.map(testInWords))}` : copies && 'by no test of the templates'],
      ['Role', roles.length > 0 ? list(roles.map((role) => escaped(roleInWords(role)))) : undefined],
      ['Told of failures', rules && toldBy(alarmsInWords(resource, 'failure'))],
      ['Told of missing backups', rules && toldBy(alarmsInWords(resource, 'missingBackup'))],
      ['Judged by', controls.length > 0 ? list(controls.map(({ framework, control }) => `${code(control)} of ${name(nameOfResource(framework))}`)) : undefined],
      ['Backups of its own service', native ? `${escaped(native.what)}${native.days === undefined ? '' : `, kept for ${count(native.days, 'day')}`}; they go with the resource` : undefined],
      ['Proof', proof.length > 0 ? list(proof.map(proofInWords), 'ol') : 'no selection of the templates selects it'],
      ['Recovery points', rules && `<a href="#${rules.id}">rules ${rules.number}, with their timeline</a>`],
    ]),
    '</details>',
  ].join('');
}

function toldBy(alarms: readonly string[]): string {
  return alarms.length > 0 ? `by ${list(alarms.map(escaped))}` : 'by nothing of the templates for sure';
}

function testInWords(test: RestoreTestForm): string {
  const { selection, schedule, validationWindowHours: hours, why } = test;
  return [
    `${escaped(restoreTestInWords(test))} (${code(selection.logicalId)} in ${code(selection.template)})`,
    ...schedule ? [`${code(schedule.expression)} ${name(schedule.timeZone)}`] : [],
    ...hours === undefined ? [] : [`there to be validated for ${count(hours, 'hour')}`],
    ...why.map(escaped),
  ].join('; ');
}

function proofInWords({ selection, clause, answer, conditions, exclusions, plan, role }: ProofForm): string {
  const others = exclusions.filter(({ holds }) => holds === false).length;
  return list([
    `selection ${place(selection)} ${answer === null ? 'may match' : answer ? 'matches' : 'does not match'}${clause === null ? '' : ` by ${code(clause)}`}`,
    ...conditions.map((each) => (
      `${code(each.clause)}: ${escaped(each.operator ?? 'an unknown operator')} ${code(each.key)} ${code(each.value)} ${each.tag === null ? 'meets no tag that is known' : `meets ${code(each.tag)}`}: ${answerInWords(each.holds)}`
    )),
    ...exclusions.filter(({ holds }) => holds !== false).map((each) => `${code(each.clause)} leaves it out: ${answerInWords(each.holds)}, ${escaped(each.why)}`),
    ...others > 0 ? [`${count(others, 'exclusion')} ${others === 1 ? 'is' : 'are'} not of this resource`] : [],
    plan ? `plan ${place(plan)}${plan.rules ? '' : ', whose rules are known only at deployment'}` : 'the plan is not of these templates',
    `role ${role.place ? place(role.place) : name(role.name)}`,
  ].filter(Boolean), 'ul');
}

function place(form: PlaceForm): string {
  return `${name(nameOfResource(form))} (${code(form.logicalId)} in ${code(form.template)})`;
}

function answerInWords(answer: boolean | null): string {
  return answer === null ? 'known only at deployment' : answer ? 'yes' : 'no';
}
