import type { Problem } from './findings/finding';
import type { Law } from './findings/judge';
import { AccessPointDocument } from '../document/access-point-document';
import { Document } from '../document/document';
import type { Documents } from '../document/documents';
import { PlanDocument } from '../document/plan-document';
import { RestoreTestingPlanDocument } from '../document/restore-testing-plan-document';
import type { Application, Place, Template } from '../document/template';
import type { Collected } from '../document/values/collected';
import type { Reading } from '../document/values/reading';
import { VaultDocument } from '../document/vault-document';
import { memo } from '../private/memo';
import { namesInWords } from '../private/paths';

/** What a resource refers to, and whether the reference is left out where that is not made. */
interface Reference {
  readonly place: Place;
  readonly isGuarded?: boolean;
}

/** A resource that is not made, and what refers to it in its stack all the same. */
interface Gap {
  readonly resource: Document;
  readonly condition: string;
  /** Nothing where it is an output of the stack, by which it is handed over to another stack. */
  readonly by?: Document;
}

const CONDITIONAL = new WeakMap<Application, Map<object, readonly Place[]>>();

/** Deeper than anybody writes. */
const DEEPEST = 60;

/** Says where a resource refers to others that CloudFormation does not make: it refuses a stack then, as the reference has nothing to refer to. */
export const conditionalReference: Law<Document> = (document, documents) =>
  hasConditions(documents) ? problemsOf(document, documents, () => true) : [];

/** The same of what refers to vaults, plans and access points among much else. */
export const conditionalBackup: Law<Document> = (document, documents) =>
  hasConditionalBackups(documents) ? problemsOf(document, documents, ({ type }) => REFERRED_TO.has(type)) : [];

const REFERRED_TO: ReadonlySet<string> = new Set([
  ...VaultDocument.TYPES, PlanDocument.TYPE, RestoreTestingPlanDocument.TYPE, AccessPointDocument.TYPE,
]);

function problemsOf(document: Document, documents: Documents, isMeant: (referent: Document) => boolean): Problem[] {
  const gaps = [...referencesIn(document, documents).values()]
    .map(({ place, isGuarded }) => ({ resource: new Document(documents, place), isGuarded }))
    .filter(({ resource }) => !resource.isMade && isMeant(resource))
    .flatMap(({ resource, isGuarded }) => gapsOf(document, resource, documents, isGuarded));
  const groups = new Map<string, Gap[]>();
  for (const gap of uniqueIn(gaps)) {
    memo(groups, JSON.stringify([gap.condition, gap.resource.template.name, gap.by?.key]), () => []).push(gap);
  }
  return [...groups].map(([about, group]) => ({ id: 'conditionalReference', level: 'error', about, saysWhen: true, message: inWords(document, group) }));
}

/** All that the properties of a resource refer to in this world, by its key. */
function referencesIn(document: Document, documents: Documents): ReadonlyMap<string, Reference> {
  const found = new Map<string, Reference>();
  const add = (reference: Reference) => {
    const key = `${reference.place.template.name}/${reference.place.logicalId}`;
    // What is referred to without a guard is missed in any case.
    if (found.get(key)?.isGuarded ?? true) { found.set(key, reference); }
  };
  const walk = (reading: Reading, depth: number) => {
    const { collected } = reading;
    if (collected) {
      conditionalIn(collected, documents).forEach((place) => add({ place, isGuarded: true }));
      return;
    }
    const parts = reading.elements() ?? reading.names().map((name) => reading.at(name));
    if (depth < DEEPEST) { parts.forEach((part) => walk(part, depth + 1)); }
    documents.referentsIn(reading.text ?? '').forEach((place) => add({ place }));
  };
  walk(document.properties, 0);
  return found;
}

/** What may not be made of a list that selections share, found once. */
function conditionalIn({ resources, mayBeConditional }: Collected, documents: Documents): readonly Place[] {
  const { application } = documents;
  if (!mayBeConditional) { return []; }
  const found = memo(CONDITIONAL, application, () => new Map<object, readonly Place[]>());
  return memo(found, resources, () => resources.map((each) => application.placeOf!(each))
    .filter((place) => new Document(documents, place).isConditional));
}

/** What is missed for a reference to a resource: itself, and the nested stacks around it. */
function gapsOf(referrer: Document, resource: Document, documents: Documents, isGuarded = false): Gap[] {
  const { template: { outer } } = resource;
  const by = standInOf(referrer, resource.template, documents);
  const isBy = by?.key === resource.key || (isGuarded && by?.key === referrer.key);
  const condition = isBy ? undefined : resource.unmetCondition;
  return [
    ...condition === undefined ? [] : [{ resource, condition, by }],
    ...by || !outer ? [] : gapsOf(referrer, new Document(documents, outer), documents, isGuarded),
  ];
}

/** What stands for a resource in the template of a stack: itself, or the nested stack around it; nothing where neither is in it. */
function standInOf(resource: Document, template: Template, documents: Documents): Document | undefined {
  let place: Place | undefined = resource;
  while (place && place.template !== template) { place = place.template.outer; }
  return place && new Document(documents, place);
}

function inWords(referrer: Document, gaps: readonly Gap[]): string {
  const [{ condition, by, resource: { template } }] = gaps;
  const it = gaps.length === 1 ? 'it' : 'them';
  const start = `CloudFormation makes ${namesInWords(gaps.map(({ resource }) => pathOf(resource)))} under the condition '${condition}', and `;
  return by
    ? `${start}'${pathOf(by)}' refers to ${it} in any case: where the condition is not met, the stack is refused; give '${pathOf(by)}' the same condition`
    : `${start}the stack '${template.name}' hands ${it} over to '${pathOf(referrer)}' in any case: where the condition is not met, the stack is refused; `
      + `refer to ${it} within that stack only`;
}

function pathOf({ path, logicalId }: Document): string {
  return path ?? logicalId;
}

function uniqueIn(gaps: readonly Gap[]): Gap[] {
  return [...new Map(gaps.map((gap) => [`${gap.resource.key} ${gap.by?.key ?? ''}`, gap])).values()];
}

function hasConditions(documents: Documents): boolean {
  return documents.constant('has conditions', () => documents.application.templates.some(({ hasConditions: has }) => has));
}

function hasConditionalBackups(documents: Documents): boolean {
  return documents.constant('has conditional vaults, plans or access points', () => documents.ofTypes(Document, REFERRED_TO).some(({ isConditional }) => isConditional));
}
