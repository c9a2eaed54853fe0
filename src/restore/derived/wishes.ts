import type { CfnResource } from 'aws-cdk-lib';
import { Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { mayBeOfKind } from '../../document/arns/selected-arns';
import { Documents } from '../../document/documents';
import type { LiveApplication } from '../../document/live/live-application';
import { PlanDocument } from '../../document/plan-document';
import type { ResourceDocument } from '../../document/resource-document';
import { CONDITION_PREFIX } from '../../document/selection-document';
import type { SelectionDocument } from '../../document/selection-document';
import type { Referent } from '../../document/template';
import type { Reading } from '../../document/values/reading';
import { inEveryWorld } from '../../document/values/world';
import { EVERYTHING, hasWildcard, matchesPattern } from '../../model/arn-pattern';
import { kindsNamed, RESOURCE_CATALOG } from '../../model/resources/resource-catalog';
import type { ResourceKind } from '../../model/resources/resource-kind';
import { CONDITION_OPERATORS, TESTED_TYPES } from '../../model/restore-testing';
import { colonSectionsOf } from '../../private/arn';
import { envInWords, knownToDiffer } from '../../private/environments';

/** A condition on a tag, and whether the tag is to have the value. */
export interface TagWish {
  readonly key: string;
  readonly value: string;
  readonly isEqual: boolean;
}

/** Something of which restores are to be tested: a resource of the application, an ARN, or everything of a type that meets all conditions. */
export interface Wish {
  readonly type: string;
  readonly resource?: { readonly construct: CfnResource; readonly document: ResourceDocument };
  readonly arn?: string;
  readonly conditions?: readonly TagWish[];
}

/** What a backup plan selects, as far as restores of it can be tested, and what of it cannot. */
export interface Wishes {
  readonly plan: PlanDocument;
  readonly wishes: readonly Wish[];
  /** What cannot be tested, each as a part of a sentence, with the reason. */
  readonly others: readonly string[];
}

const [EQUALS] = CONDITION_OPERATORS;

/**
 * What the selections of a plan select, whoever made them and whatever only deployment decides: a test of what is not backed up restores nothing.
 *
 * @param tests what is to test it, whose template refers to it
 */
export function wishesOf(application: LiveApplication, plan: Referent, tests: IConstruct): Wishes {
  const { underDefaults, anyhow } = inEveryWorld((world) => {
    const documents = new Documents(application, world);
    documents.begin();
    return new Reader(application, documents, documents.of(PlanDocument, plan), tests).read();
  });
  const all = [underDefaults, ...anyhow].map(({ result }) => result);
  return {
    plan: underDefaults.result.plan,
    wishes: [...new Map(all.flatMap(({ wishes }) => wishes).map((wish) => [keyOf(wish), wish])).values()],
    others: [...new Set(all.flatMap(({ others }) => others))],
  };
}

function keyOf({ type, resource, arn, conditions = [] }: Wish): string {
  return JSON.stringify([type, resource?.document.key, arn, ...conditions]);
}

/** Reads the selections of a plan in one world. */
class Reader {
  private readonly wishes: Wish[] = [];
  private readonly others: string[] = [];

  constructor(
    private readonly application: LiveApplication, private readonly documents: Documents, private readonly plan: PlanDocument, private readonly tests: IConstruct,
  ) {}

  public read(): Wishes {
    const { documents, plan, wishes, others } = this;
    documents.selections.filter((selection) => documents.planOf(selection)?.key === plan.key).forEach((selection) => this.add(selection));
    return { plan, wishes, others };
  }

  private add(selection: SelectionDocument): void {
    const { selected, excluded, name } = selection;
    const left = new Set(excluded.resources.map(({ key }) => key));
    for (const resource of selected.resources) {
      if (!left.has(resource.key)) { this.addResource(resource); }
    }
    if (selected.isLater) { this.others.push(`what the selection '${name}' names (which is known only at deployment)`); }
    for (const element of selection.resources.elements() ?? []) {
      const { text } = element;
      if (!element.collected && text !== undefined && selected.others.includes(text) && !excluded.others.includes(text)) { this.addText(selection, element, text); }
    }
    for (const tag of selection.tags.elements() ?? []) {
      this.addTagged(selection, TESTED_TYPES, [tag.at('ConditionKey'), tag.at('ConditionValue')]);
    }
  }

  private addResource(document: ResourceDocument): void {
    const { name, kind, env } = document;
    const construct = this.application.constructAt(document)!;
    if (knownToDiffer(env, this.plan.env)) {
      this.others.push(`'${name}' (it is in another account or Region, ${envInWords(env)})`);
    } else if (!TESTED_TYPES.includes(kind.apiName)) {
      this.others.push(`'${name}' (AWS Backup tests no restores of ${kind.name})`);
    } else if (isWithoutManagedDirectory(document)) {
      this.others.push(`'${name}' (of FSx for Windows File Server, AWS Backup tests only what is joined to an AWS Managed Microsoft AD)`);
    } else {
      this.wishes.push({ type: kind.apiName, resource: { construct, document } });
    }
  }

  /** An ARN that is of no resource of the application, or a pattern. */
  private addText(selection: SelectionDocument, element: Reading, text: string): void {
    const words = `'${this.documents.inWords(text)}'`;
    if (text === EVERYTHING) {
      this.addTagged(selection, TESTED_TYPES);
      return;
    }
    const kinds = RESOURCE_CATALOG.filter((kind) => mayBeOfKind(text, kind));
    if (kinds.length === 0) { return; }
    const whole = namesOf(kinds.filter((kind) => isWhole(text, kind, this.plan.env)));
    const untested = namesOf(kinds).filter((type) => !TESTED_TYPES.includes(type));
    if (whole.length > 0) {
      this.addTagged(selection, whole.filter((type) => TESTED_TYPES.includes(type)));
      const lacking = whole.filter((type) => untested.includes(type));
      if (lacking.length > 0) { this.others.push(`what matches ${words} of ${lacking.join(', ')} (AWS Backup tests no restores of that)`); }
    } else if (hasWildcard(text)) {
      this.others.push(`what matches ${words} (a test names resources by whole ARNs)`);
    } else if (untested.length === namesOf(kinds).length) {
      this.others.push(`${words} (AWS Backup tests no restores of ${untested.join(', ')})`);
    } else if (namesOf(kinds).length > 1) {
      this.others.push(`${words} (it may be of ${namesOf(kinds).join(', ')}, and a test is of one type)`);
    } else {
      this.addArn(selection, element, namesOf(kinds)[0], words);
    }
  }

  private addArn(selection: SelectionDocument, element: Reading, type: string, words: string): void {
    const arn = this.writtenIn(selection, element);
    if (arn === undefined) { this.others.push(`${words} (its selection is in another stack)`); } else { this.wishes.push({ type, arn }); }
  }

  /** Everything of some types, where it meets the conditions of a selection, and has a tag beside. */
  private addTagged(selection: SelectionDocument, types: readonly string[], tag?: readonly [Reading, Reading]): void {
    const { conditionList, excluded, name } = selection;
    const what = tag ? `what has the tag '${this.documents.inWords(tag[0].text ?? '')}' by the selection '${name}'` : `what the selection '${name}' selects by type`;
    const operators = conditionList?.map(({ operator }) => operator);
    if (!conditionList || !operators!.every((operator) => CONDITION_OPERATORS.some((each) => each === operator))) {
      this.others.push(`${what} (a test compares tags only by ${CONDITION_OPERATORS.join(' and ')})`);
      return;
    }
    const compared = [...tag ? [{ operator: EQUALS as string, key: tag[0], value: tag[1] }] : [], ...conditionList];
    const conditions = compared.flatMap(({ operator, key, value }): TagWish[] => {
      const [keyText, valueText] = [this.writtenIn(selection, key), this.writtenIn(selection, value)];
      return keyText === undefined || valueText === undefined ? [] : [{ key: withoutPrefix(keyText), value: valueText, isEqual: operator === EQUALS }];
    });
    if (conditions.length < compared.length) {
      this.others.push(`${what} (a tag is known only in the stack of its selection)`);
      return;
    }
    const isLeftOut = (kind: ResourceKind) => excluded.others.some((text) => isWhole(text, kind, this.plan.env));
    for (const type of types) {
      if (!kindsNamed(type).every(isLeftOut)) { this.wishes.push({ type, conditions }); }
    }
  }

  /** A text of a selection as it is in the template of the tests; nothing where what it refers to is known in the stack of the selection alone. */
  private writtenIn(selection: SelectionDocument, reading: Reading): string | undefined {
    if (reading.knownText !== undefined) { return reading.knownText; }
    const isHere = this.application.of(Stack.of(this.tests)) === selection.template
      && this.documents.referentsIn(reading.text ?? '').every(({ template }) => template === selection.template);
    return isHere ? Token.asString(reading.written) : undefined;
  }
}

function withoutPrefix(key: string): string {
  return key.startsWith(CONDITION_PREFIX) ? key.slice(CONDITION_PREFIX.length) : key;
}

function namesOf(kinds: readonly ResourceKind[]): string[] {
  return [...new Set(kinds.map(({ apiName }) => apiName))];
}

/** Whether a pattern is of all resources of a kind in an environment, and in its partition. */
function isWhole(pattern: string, kind: ResourceKind, env: { readonly account: string; readonly region: string }): boolean {
  const [, partition, ...sections] = colonSectionsOf(pattern);
  if (!hasWildcard(pattern) || partition === undefined) { return pattern === EVERYTHING; }
  const [service, region, account, ...id] = colonSectionsOf(kind.pattern);
  const own = [service, region === EVERYTHING ? env.region : region, account === EVERYTHING ? env.account : account, id.join(':').replace(/\*$/, ANY_ID)];
  return matchesPattern(sections.join(':'), own.join(':'));
}

/** What no pattern names. */
const ANY_ID = '\uf8f2';

/** AWS Backup can join what it restores to a directory that AWS manages, and to no other. */
function isWithoutManagedDirectory(document: ResourceDocument): boolean {
  const isWindows = document.type === 'AWS::FSx::FileSystem' && document.property('FileSystemType').knownText === 'WINDOWS';
  const configuration = document.property('WindowsConfiguration');
  return isWindows && !configuration.isLater && !configuration.at('ActiveDirectoryId').isLater && configuration.at('ActiveDirectoryId').isAbsent;
}
