import type { ResourceEnvironment } from 'aws-cdk-lib';
import { ArnTable } from './arn-table';
import { endsWithOtherId, isOwnArn } from '../../document/arns/selected-arns';
import type { SelectedArns } from '../../document/arns/selected-arns';
import type { Documents } from '../../document/documents';
import type { ResourceDocument } from '../../document/resource-document';
import { CONDITION_OPERATORS, CONDITION_PREFIX } from '../../document/selection-document';
import type { SelectionDocument } from '../../document/selection-document';
import type { Place } from '../../document/template';
import type { Reading } from '../../document/values/reading';
import { matchesPattern } from '../../model/arn-pattern';
import type { ConditionOperator } from '../../model/resources/selection-semantics';
import { statefulType } from '../../model/resources/stateful-type';
import { colonSectionsOf } from '../../private/arn';
import { isWhollyLater, namesLater } from '../../private/later';
import { memo } from '../../private/memo';
import { Environments } from '../subjects/environments';
import { keyNamed } from '../subjects/named-arns';
import { withSubjects } from '../subjects/subject';

/** A list of ARNs of a selection. */
export interface ArnList {
  /** Its property. */
  readonly name: string;
  /** Places in the list by the keys of the resources that are there for sure. */
  readonly named: ReadonlyMap<string, string>;
  /** Lists that selections share, and where they begin. */
  readonly shared: readonly { readonly keys: ReadonlyMap<string, number>; readonly at: (position: number) => string }[];
  /** ARNs and patterns of what else, and their places. */
  readonly others: readonly { readonly text: string; readonly clause: string }[];
  readonly table: ArnTable<string>;
  /** Whether only deployment knows what is in it. */
  readonly isLater: boolean;
}

/** A tag that is enough. */
export interface TagClause {
  readonly clause: string;
  readonly key: string;
  readonly value: string;
}

/** A condition on a tag; one that AWS Backup does not understand has no operator. */
export interface ConditionClause extends TagClause {
  readonly operator?: ConditionOperator;
}

/** What a selection says, without anything that differs from world to world. */
export interface SelectionFacts {
  readonly place: Place;
  readonly key: string;
  readonly name: string;
  readonly planKey?: string;
  readonly planEnv: ResourceEnvironment;
  readonly resources: ArnList;
  readonly excluded: ArnList;
  /** Undefined where only deployment knows them. */
  readonly tags?: readonly TagClause[];
  readonly conditions?: readonly ConditionClause[];
}

/** What a selection says in the world of some documents. */
export function factsOf(documents: Documents, selection: SelectionDocument): SelectionFacts {
  return documents.constant(`coverage: selection ${selection.key}`, () => {
    const environments = Environments.of(documents.application);
    const plan = documents.planOf(selection);
    return {
      place: { template: selection.template, logicalId: selection.logicalId },
      key: selection.key,
      name: selection.name,
      planKey: plan?.key,
      planEnv: (plan ? undefined : documents.called(selection.planId.text ?? '', selection.template)?.env) ?? environments.envOf((plan ?? selection).template),
      resources: arnsIn(documents, selection.selected, selection.resources),
      excluded: arnsIn(documents, selection.excluded, selection.notResources),
      tags: tagsIn(selection.tags, environments),
      conditions: conditionsIn(selection, environments),
    };
  });
}

/** What is in a list of ARNs. */
export function arnsIn(documents: Documents, { named, isLater }: SelectedArns, reading: Reading): ArnList {
  const environments = Environments.of(documents.application);
  const byKey = new Map<string, string>();
  const shared: ArnList['shared'][number][] = [];
  const others: { text: string; clause: string }[] = [];
  const table = new ArnTable<string>(environments);
  const name = clauseOf(reading);
  let index = 0;
  let moved = 0;
  for (const element of reading.elements() ?? []) {
    if (element.collected) {
      const start = index + moved;
      shared.push({ keys: keysOf(documents, element.collected.resources), at: (position) => `${name}[${start + position}]` });
      moved += element.collected.resources.length;
      continue;
    }
    if (element.text === undefined) { continue; }
    const { text, resource } = named[index++];
    const clause = moved > 0 ? `${name}[${index - 1 + moved}]` : clauseOf(element);
    const key = (resource && isSurelyHere(text, resource, environments) ? resource.key : undefined)
      ?? stackIn(text) ?? supportedIn(documents, text) ?? keyNamed(documents, text);
    if (key !== undefined) {
      memo(byKey, key, () => clause);
    } else if (!isOfSomethingElse(documents, text)) {
      const common = environments.common(withSubjects(documents, text));
      others.push({ text: common, clause });
      table.add(common, clause);
    }
  }
  return { name, named: byKey, shared, others, table, isLater };
}

/** Whether an ARN that ends with the id of a resource is of the account and Region of that, whatever these are. */
function isSurelyHere(arn: string, { template, env: settled }: ResourceDocument, environments: Environments): boolean {
  if (isWhollyLater(arn)) { return true; }
  const [, , , region = '', account = ''] = colonSectionsOf(environments.common(arn));
  return [environments.envOf(template), environments.commonEnv(settled)].some((env) => isOne(region, env.region) && isOne(account, env.account));
}

function isOne(section: string, own: string): boolean {
  return section === '' || section === own || matchesPattern(section, own);
}

/** The keys of resources that were collected, and their places; told once of each list. */
function keysOf(documents: Documents, resources: readonly unknown[]): ReadonlyMap<string, number> {
  const { application } = documents;
  const all = documents.constant('coverage: collected', () => new Map<object, ReadonlyMap<string, number>>());
  return memo(all, resources, () => new Map((resources as Parameters<NonNullable<typeof application.placeOf>>[0][]).map((resource, position) => {
    const { template, logicalId } = application.placeOf!(resource);
    return [`${template.name}/${logicalId}`, position];
  })));
}

/** A stack that its own template refers to, by what it is known by. */
function stackIn(text: string): string | undefined {
  const [name, ...others] = isWhollyLater(text) ? namesLater(text) : [];
  return name?.endsWith(STACK_ID) && others.length === 0 ? name : undefined;
}

/** A resource of which the catalog has no source, by its ARN. */
function supportedIn(documents: Documents, text: string): string | undefined {
  const { template, logicalId, attribute = '' } = documents.referentOf(text) ?? {};
  const isSupported = template !== undefined && statefulType(template.resource(logicalId!)?.Type ?? '')?.isSupported;
  return isSupported && isOwnArn(attribute) ? `${template.name}/${logicalId}` : undefined;
}

/** What the names of attributes end with that are ARNs. */
const ARN = /arn$/i;

/** What the name of a stack ends with. */
export const STACK_ID = '.AWS::StackId';

/** Whether a text is nothing but a resource that AWS Backup does not protect, or what is no ARN. What a custom resource gives may be anything. */
function isOfSomethingElse(documents: Documents, text: string): boolean {
  const referent = documents.referentOf(text);
  const type = referent?.template.resource(referent.logicalId)?.Type ?? '';
  const isKnown = type.startsWith('AWS::') && !type.startsWith('AWS::CloudFormation::');
  return (isKnown && ARN.test(referent!.attribute ?? 'Arn')) || endsWithOtherId(documents, text);
}

function tagsIn(reading: Reading, environments: Environments): TagClause[] | undefined {
  const elements = reading.elements();
  const known = elements?.flatMap((element) => {
    const [key, value] = [element.at('ConditionKey').text, element.at('ConditionValue').text];
    return key === undefined || value === undefined ? [] : [{ clause: clauseOf(element), key, value: environments.common(value) }];
  });
  return known?.length === elements?.length ? known : undefined;
}

function conditionsIn({ conditions, conditionList }: SelectionDocument, environments: Environments): ConditionClause[] | undefined {
  if (conditions.isAbsent) { return []; }
  return conditionList?.map(({ operator, key: { text: key = '' }, value: { text: value = '' }, reading }) => ({
    clause: clauseOf(reading),
    operator: key.startsWith(CONDITION_PREFIX) ? CONDITION_OPERATORS.find((each) => each === operator) : undefined,
    key: key.startsWith(CONDITION_PREFIX) ? key.slice(CONDITION_PREFIX.length) : key,
    value: environments.common(value),
  }));
}

/** A place in a selection, as `Resources[2]`. */
export function clauseOf({ path }: Reading): string {
  return path.replace(/^BackupSelection\./, '');
}
