import type { TieringDocument } from '../../document/tiering-document';
import { amountProblems, daysAt, nameOf } from '../../document/values/durations';
import type { Reading } from '../../document/values/reading';
import { NameRule } from '../../model/name';
import { bucketArnProblems, EVERY_ONE, tierDownProblems, tieringCountProblems } from '../../model/tiering';
import type { Names } from '../../private/messages/names';
import type { Problem } from '../findings/finding';
import { missing, refusals } from '../findings/problems';

const S3 = 'S3';
const NAMES: Readonly<Record<string, string>> = { selections: 'ResourceSelection', tierDownAfter: 'TieringDownSettingsInDays' };
const AS_WRITTEN: Names = (property) => NAMES[property] ?? property;

/** Laws of a tiering configuration. */
export const TIERING_LAWS: readonly ((tiering: TieringDocument) => Problem[])[] = [
  ({ tieringName: name }) => refusals('invalidTieringName', name, missing(name) ?? NameRule.TIERING_CONFIGURATION.problemsOf(nameOf(name), name.text)),
  ({ vaultName: name }) => refusals('invalidVaultName', name, missing(name) ?? (name.text === EVERY_ONE ? [] : NameRule.EXISTING_VAULT.problemsOf(nameOf(name), name.text))),
  countProblems,
  ({ selections }) => (selections.elements() ?? []).flatMap(selectionProblems),
];

function countProblems({ selections }: TieringDocument): Problem[] {
  const elements = selections.elements();
  if (!elements) { return []; }
  const buckets = elements.reduce((sum, each) => sum + (each.at('Resources').elements()?.length ?? 0), 0);
  return refusals('invalidTiering', selections, tieringCountProblems(elements.length, buckets, AS_WRITTEN));
}

function selectionProblems(selection: Reading): Problem[] {
  const [type, resources, days] = ['ResourceType', 'Resources', 'TieringDownSettingsInDays'].map((name) => selection.at(name));
  const wrong = missing(days) ?? amountProblems(days);
  return [
    ...refusals('invalidTiering', type, missing(type)
      ?? (type.knownText === undefined || type.knownText === S3 ? [] : [`'${nameOf(type)}' must be '${S3}', got '${type.knownText}'`])),
    ...bucketProblems(resources),
    ...refusals('invalidTiering', days, wrong.length > 0 ? wrong : tierDownProblems(daysAt(days), AS_WRITTEN)),
  ];
}

/** The buckets, or `*` alone for all. What is not known as a whole may be put together of anything. */
function bucketProblems(resources: Reading): Problem[] {
  const elements = resources.elements() ?? [];
  const isOfAll = elements.length === 1 && elements[0].text === EVERY_ONE;
  const arns = isOfAll ? [] : elements.flatMap(({ knownText }) => knownText ?? []);
  return refusals('invalidTiering', resources, missing(resources) ?? bucketArnProblems(nameOf(resources), arns));
}
