import type { ControlDocument, FrameworkDocument } from '../../document/framework-document';
import { nameOf } from '../../document/values/durations';
import { parameterProblems, rangeProblems } from '../../model/audit/control-parameters';
import { controlNamed } from '../../model/audit/framework-controls';
import { descriptionProblems } from '../../model/audit/reports';
import { NameRule } from '../../model/name';
import type { Problem } from '../findings/finding';
import { missing, refusals } from '../findings/problems';

/** Laws of a framework. */
export const FRAMEWORK_LAWS: readonly ((framework: FrameworkDocument) => Problem[])[] = [
  ({ frameworkName: name }) => refusals('invalidAuditName', name, NameRule.AUDIT.problemsOf(nameOf(name), name.text)),
  ({ description }) => refusals('invalidFramework', description, descriptionProblems(nameOf(description), description.knownText)),
  countProblems,
  ({ controls }) => (controls ?? []).flatMap((control) => [...controlProblems(control), ...scopeProblems(control)]),
];

function countProblems({ controlsReading, controls }: FrameworkDocument): Problem[] {
  const names = (controls ?? []).flatMap(({ controlName }) => controlName.knownText ?? []);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) < index))];
  return refusals('invalidFramework', controlsReading, missing(controlsReading) ?? [
    ...(controls?.length === 0 ? [`'${nameOf(controlsReading)}' must have at least one control, got none`] : []),
    ...twice.map((name) => `'${nameOf(controlsReading)}' must have each control once, got '${name}' twice`),
  ]);
}

function controlProblems({ controlName, parameters, parameterTexts }: ControlDocument): Problem[] {
  const control = controlNamed(controlName.knownText);
  const nameless = (parameters.elements() ?? []).flatMap((each) => ['ParameterName', 'ParameterValue'].map((part) => each.at(part)));
  const days = new Map([...parameterTexts].map(([name, text]) => [name, text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined]));
  return [
    ...refusals('invalidFramework', controlName, missing(controlName) ?? lengthProblems(controlName.knownText)),
    ...nameless.flatMap((part) => refusals('invalidFramework', part, missing(part) ?? [])),
    ...refusals('invalidFramework', parameters, control ? [
      ...parameterProblems(control, parameterTexts),
      ...rangeProblems('minRetentionDays', 'maxRetentionDays', days),
    ] : []),
  ];
}

const MAX_NAME_LENGTH = 256;

function lengthProblems(name: string | undefined): string[] {
  return name === undefined || (name !== '' && name.length <= MAX_NAME_LENGTH) ? [] : [`'ControlName' must be 1 to 256 characters, got ${name.length}`];
}

/**
 * What a scope can be: types, one tag, or one id with its type.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_ControlScope.html
 */
function scopeProblems({ scope, types, ids, tags }: ControlDocument): Problem[] {
  const [typeCount, idCount, tagCount] = [types, ids, tags].map((each) => each.elements()?.length);
  const isWrong = [
    idCount !== undefined && idCount > 1,
    idCount === 1 && typeCount !== undefined && typeCount !== 1,
    tagCount !== undefined && tagCount > 1,
    tagCount === 1 && ((typeCount ?? 0) > 0 || (idCount ?? 0) > 0),
  ].includes(true);
  const got = [[typeCount, 'types'], [idCount, 'ids'], [tagCount, 'tags']].filter(([count]) => count !== 0).map(([count, noun]) => `${count ?? 'some'} ${noun}`);
  return refusals('invalidFramework', scope, isWrong
    ? [`'${nameOf(scope)}' must have resource types, or one tag, or one id with its one type, got ${got.join(' and ')}`]
    : []);
}
