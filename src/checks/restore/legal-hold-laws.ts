import type { LegalHoldDocument } from '../../document/legal-hold-document';
import { nameOf } from '../../document/values/durations';
import { dateRangeProblems, emptyTextProblems, isLongDescription, longDescriptionInWords } from '../../model/legal-hold';
import { NameRule } from '../../model/name';
import type { Names } from '../../private/messages/names';
import type { Problem } from '../findings/finding';
import { missing, refusals } from '../findings/problems';

const NAMES: Readonly<Record<string, string>> = { fromDate: 'FromDate', toDate: 'ToDate' };
const AS_WRITTEN: Names = (property) => NAMES[property];

/** Laws of a legal hold. */
export const LEGAL_HOLD_LAWS: readonly ((hold: LegalHoldDocument) => Problem[])[] = [
  ({ title, description }) => [title, description].flatMap((text) =>
    refusals('invalidLegalHold', text, missing(text) ?? emptyTextProblems(nameOf(text), text.text ?? '-'))),
  ({ selection }) => refusals('invalidLegalHold', selection, missing(selection) ?? []),
  ({ vaultNames }) => (vaultNames.elements() ?? []).flatMap((name) =>
    refusals('invalidVaultName', vaultNames, NameRule.EXISTING_VAULT.problemsOf(nameOf(vaultNames), name.text))),
  ({ fromDate, toDate, selection }) => refusals('invalidLegalHold', selection, dateRangeProblems(textOf(fromDate), textOf(toDate), AS_WRITTEN)),
  ({ description }) => isLongDescription(description.text)
    ? [{ id: 'legalHoldMayBeRefused', level: 'warning', property: description.path, message: longDescriptionInWords(nameOf(description), description.text) }]
    : [],
  ({ vaultNames, resourceIds, selection }) => [vaultNames, resourceIds].every((list) => (list.elements() ?? []).length > 0)
    ? [{ id: 'legalHoldMayBeRefused', level: 'warning', property: selection.path, message: OF_BOTH }]
    : [],
];

/** The console takes one of them. */
const OF_BOTH = 'the legal hold names vaults and resources: AWS Backup says nowhere whether it takes both, and whether it then holds what is of one of them or what is of both; '
  + 'make a legal hold of each';

/** Nothing is text, but what is neither there nor known is no text either. */
function textOf({ isAbsent, text }: LegalHoldDocument['title']): string | undefined {
  return isAbsent ? undefined : text ?? '';
}
