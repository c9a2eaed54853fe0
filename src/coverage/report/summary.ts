import type { UnmetForm } from './form';
import type { Report } from './report';
import { count } from '../../private/in-words';

/** A sentence, and which part of the report says more. */
export interface Wrong {
  readonly words: string;
  readonly part: 'objectives' | 'findings';
}

/** The first words of a report, in sentences. */
export interface Summary {
  /** What has to be mended: nothing where that is nothing. */
  readonly wrong: readonly Wrong[];
  /** What is so. */
  readonly rest: readonly string[];
}

/** What a report says first: what is wrong, and then how much is protected. */
export function summaryOf({ report: { totals, templates }, findings, unmet }: Report): Summary {
  const where = `in ${count(templates.length, 'template')}`;
  const refused = findings.filter(({ level }) => level === 'error').length;
  const exempt = totals.exempt === 0 ? '' : `, and ${totals.exempt.toLocaleString('en-US')} ${totals.exempt === 1 ? 'is' : 'are'} exempt`;
  return {
    wrong: [
      ...unmetInWords(unmet ?? []).map((words) => ({ words, part: 'objectives' as const })),
      ...refused > 0 ? [{ words: `AWS Backup would refuse ${count(refused, 'thing')} of these templates.`, part: 'findings' as const }] : [],
    ],
    rest: [
      ...unmet?.length === 0 ? ['All that is required is met.'] : [],
      totals.all === 0
        ? `There is no resource that holds data ${where}.`
        : `${totals.protected.toLocaleString('en-US')} of ${count(totals.all, 'resource')} that ${totals.all === 1 ? 'holds' : 'hold'} data ${where} ${totals.protected === 1 ? 'is' : 'are'} protected${exempt}.`,
    ],
  };
}

function unmetInWords(unmet: readonly UnmetForm[]): string[] {
  const errors = unmet.filter(({ level }) => level === 'error').length;
  const warnings = unmet.length - errors;
  return [
    ...errors > 0 ? [`${count(errors, 'requirement')} ${errors === 1 ? 'is' : 'are'} not met.`] : [],
    ...warnings > 0 ? [`${count(warnings, 'warning')} ${warnings === 1 ? 'tells' : 'tell'} of what is required.`] : [],
  ];
}
