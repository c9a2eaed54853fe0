import type { Context } from './context';
import { judge } from './judgement';
import type { Judgement } from './judgement';
import { STACK_ID } from './matching/selection-facts';
import type { Selecting } from './selecting';
import { subjectBehind } from './subjects/subject';
import type { Subject } from './subjects/subject';
import { NO_TAGS } from './subjects/tags';
import { Document } from '../document/document';
import type { Documents } from '../document/documents';
import type { Template } from '../document/template';
import { kindsNamed } from '../model/resources/resource-catalog';
import { later } from '../private/later';
import { memo } from '../private/memo';

const [STACKS] = kindsNamed('CloudFormation');
const FOUND = new WeakMap<Documents, Map<Template, Judgement | undefined>>();

/** What is done for a resource by plans that back up its stack, or one around it, with all that is in it; nothing where none may do so. */
export function stackJudgement(documents: Documents, context: Context, document: Document): Judgement | undefined {
  const byTemplate = memo(FOUND, documents, () => new Map<Template, Judgement | undefined>());
  if (!byTemplate.has(document.template)) { byTemplate.set(document.template, find(documents, context, document)); }
  return byTemplate.get(document.template);
}

function find(documents: Documents, context: Context, document: Document): Judgement | undefined {
  const { template } = document;
  const own = judge(documents, context, subjectOf(documents, document));
  const selecting = own.verdict === 'protected' || own.verdict === 'conditional' ? own.selecting.filter(meansStacks) : [];
  const around = selecting.length === 0 && template.outer ? stackJudgement(documents, context, documents.of(Document, template.outer)) : undefined;
  return selecting.length === 0 ? around : {
    verdict: 'conditional',
    selecting: selecting.map((each) => ({ ...each, state: 'mayProtect' as const, why: ['it selects the stack with what is in it'] })),
  };
}

/** Everything, and all with a tag, are not taken as stacks. */
function meansStacks({ match: { isNamed, pattern } }: Selecting): boolean {
  return isNamed || (pattern?.includes(':cloudformation:') ?? false);
}

function subjectOf(documents: Documents, { template }: Document): Subject {
  const { outer, name, stackName } = template;
  const key = outer ? `${outer.template.name}/${outer.logicalId}` : `${name}${STACK_ID}`;
  const id = stackName === undefined ? undefined : `${stackName}/${later(`${name}.id of the stack`)}`;
  return { ...subjectBehind(documents, documents.of(Document, { template, logicalId: '' }), STACKS, NO_TAGS, id), key };
}
