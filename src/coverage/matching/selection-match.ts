import { takesPartition } from './arn-table';
import type { ArnList, SelectionFacts, TagClause } from './selection-facts';
import { hasTag, meets } from './tag-match';
import type { TagMatch } from './tag-match';
import { namesType } from '../../model/resources/resource-catalog';
import type { ResourceKind } from '../../model/resources/resource-kind';
import { and, not, or } from '../../model/resources/selection-semantics';
import type { Answer } from '../../model/resources/selection-semantics';
import { isSameEnv } from '../subjects/environments';
import type { Subject } from '../subjects/subject';

/** What of a selection tells that it selects a resource. */
export interface SelectionMatch {
  readonly answer: Answer;
  /** The clause by which it is selected, or may be. */
  readonly clause?: string;
  /** What only deployment knows, and the answer depends on. */
  readonly open: readonly string[];
  /** Texts in which there is something that only deployment knows, where the answer depends on it. */
  readonly openTexts: readonly string[];
  /** Whether it is selected by itself, wherever it is. */
  readonly isNamed: boolean;
  /** The ARN or pattern by which it is selected, where it is not by itself or a tag. */
  readonly pattern?: string;
  /** Whether a partition that is written out was taken as that of the resource. */
  readonly takesPartition: boolean;
}

interface Part {
  readonly answer: Answer;
  readonly clause?: string;
  /** The ARN or pattern. */
  readonly text?: string;
  /** What was compared. */
  readonly compared?: readonly string[];
}

const NO: Part = { answer: false };

/** Whether a selection selects a resource, by which of its clauses, and what that depends on. */
export function matchOf(facts: SelectionFacts, subject: Subject): SelectionMatch {
  const byArn = amongArns(facts.resources, subject);
  const isNamed = byArn.answer === true && byArn.text === undefined;
  const byTag = byArn.answer === true ? NO : byTags(facts, subject);
  const chosen = byArn.answer === true || byTag.answer === false ? byArn : byTag;
  const here = isNamed ? true : isSameEnv(subject.env, facts.planEnv);
  const selected = and([or([byArn.answer, byTag.answer]), here]);
  if (selected === false) { return { answer: false, open: [], openTexts: [], isNamed, takesPartition: false }; }
  const conditions = facts.conditions?.map((clause) => partOf(clause, meets(clause, subject.tags))) ?? [{ clause: 'Conditions', answer: undefined }];
  const excluded = amongArns(facts.excluded, subject);
  const parts: Part[] = [chosen, ...here === undefined ? [{ clause: 'the account and Region of the plan', answer: here }] : [], ...conditions, excluded];
  return {
    answer: and([selected, ...conditions.map(({ answer }) => answer), not(excluded.answer)]),
    clause: chosen.clause,
    open: parts.filter(({ answer }) => answer === undefined).flatMap(({ clause }) => clause ?? []),
    openTexts: parts.filter(({ answer }) => answer === undefined).flatMap(({ text = '', compared = [] }) => [text, ...compared]),
    isNamed,
    pattern: chosen.text,
    takesPartition: [chosen, excluded].some(({ text }) => text !== undefined && takesPartition(text, subject)),
  };
}

function partOf({ clause, key, value }: TagClause, { answer, value: found = '' }: TagMatch): Part {
  return { answer, clause, compared: [key, value, found] };
}

function byTags({ tags }: SelectionFacts, subject: Subject): Part {
  if (!tags) { return { answer: undefined, clause: 'ListOfTags' }; }
  return best(subject.kind, tags.map((tag) => partOf(tag, hasTag(tag, subject.tags))));
}

/** Whether a resource is in a list of ARNs, and where. */
export function amongArns(list: ArnList, subject: Subject): Part {
  const { key } = subject;
  const clause = key === undefined ? undefined : list.named.get(key) ?? inShared(list, key);
  if (clause !== undefined) { return { answer: true, clause }; }
  return best(subject.kind, [
    ...list.table.find(subject).map(({ answer, about, text }) => ({ answer, clause: about, text })),
    ...list.isLater ? [{ answer: undefined, clause: list.name }] : [],
  ]);
}

function inShared({ shared }: ArnList, key: string): string | undefined {
  for (const { keys, at } of shared) {
    const position = keys.get(key);
    if (position !== undefined) { return at(position); }
  }
  return undefined;
}

/** The first that is sure, and one that names the type before others, as it holds whatever the Region is opted in to; else the first that may be. */
function best(kind: ResourceKind, parts: readonly Part[]): Part {
  const sure = parts.filter(({ answer }) => answer === true);
  const naming = sure.length > 1 ? sure.find(({ text }) => text !== undefined && namesType(text, kind)) : undefined;
  return naming ?? sure[0] ?? parts.find(({ answer }) => answer === undefined) ?? NO;
}
