import { Document } from './document';
import type { Documents } from './documents';
import { RestoreTestingPlanDocument } from './restore-testing-plan-document';
import type { RestoreTestingSelectionDocument } from './restore-testing-selection-document';
import type { Place } from './template';
import type { Reading } from './values/reading';
import { knownToDiffer } from '../private/environments';
import { writtenOut } from '../private/messages/written-out';

/** Something that says whether what was restored is as it should be. */
export interface RestoreValidatorInUse {
  readonly document: Document;
  /** How long it may take. */
  readonly seconds: number;
}

const RULES: ReadonlySet<string> = new Set(['AWS::Events::Rule']);
const FUNCTION = 'AWS::Lambda::Function';
const STATE_MACHINE = 'AWS::StepFunctions::StateMachine';
const RESULT = /PutRestoreValidationResult/i;
/** How long a function runs, where nothing says it. */
const DEFAULT_SECONDS = 3;

/** State machines and functions that rules of EventBridge start for what a selection of a restore testing plan has restored, and that tell AWS Backup the result. */
export function validatorsOf(selection: RestoreTestingSelectionDocument, documents: Documents): RestoreValidatorInUse[] {
  return restoreRules(documents).map((place) => documents.of(Document, place)).filter((rule) => rule.isMade && isFor(rule, selection, documents))
    .flatMap((rule) => rule.property('Targets').elements() ?? [])
    .flatMap((target) => validatorAt(target, selection, documents) ?? []);
}

/** What a rule of EventBridge has validated. */
export interface ValidationRule {
  readonly plans: readonly RestoreTestingPlanDocument[];
  readonly types: readonly string[];
  readonly validator: Document;
}

/** What a rule has validated, where all of it is known: restores of some types by some plans of the templates. */
export function validationRule(rule: Document, documents: Documents): ValidationRule | undefined {
  if (!takesRestores(rule)) { return undefined; }
  const [types, arns] = ['resourceType', 'restoreTestingPlanArn'].map((name) => patternOf(rule).at('detail').at(name).elements() ?? []);
  const plans = arns.map(({ text }) => planAt(text, documents));
  const names = types.map(({ knownText }) => knownText);
  if (names.length === 0 || plans.length === 0 || names.includes(undefined) || plans.includes(undefined)) { return undefined; }
  const validator = (rule.property('Targets').elements() ?? []).map((target) => targetAt(target, documents)).find((each) => each && tellsResult(each, documents));
  return validator && { plans: plans as RestoreTestingPlanDocument[], types: names as string[], validator };
}

function planAt(text: string | undefined, documents: Documents): RestoreTestingPlanDocument | undefined {
  const referent = documents.referentOf(text);
  const isPlan = referent?.template.resource(referent.logicalId)?.Type === RestoreTestingPlanDocument.TYPE;
  return isPlan ? documents.of(RestoreTestingPlanDocument, referent) : undefined;
}

function targetAt(target: Reading, documents: Documents): Document | undefined {
  const place = documents.referentOf(target.at('Arn').text);
  const document = place && documents.of(Document, place);
  return document?.isMade ? document : undefined;
}

function tellsResult(document: Document, documents: Documents): boolean {
  if (document.type === STATE_MACHINE) { return RESULT.test(writtenOut(definitionOf(document).States) ?? ''); }
  return document.type === FUNCTION && mayTell(document, documents);
}

function takesRestores(rule: Document): boolean {
  return has(patternOf(rule).at('source'), 'aws.backup') && has(patternOf(rule).at('detail-type'), 'Restore Job State Change') && rule.property('State').text !== 'DISABLED';
}

/** The rules that take events of restore jobs. */
function restoreRules(documents: Documents): readonly Place[] {
  return documents.constant('rules of restore jobs', () => documents.ofTypes(Document, RULES)
    .filter(takesRestores)
    .map(({ template, logicalId }) => ({ template, logicalId })));
}

function patternOf(rule: Document): Reading {
  return rule.property('EventPattern').parsed;
}

/** Whether a rule surely takes the end of its restores. */
function isFor(rule: Document, { plan, resourceType, env }: RestoreTestingSelectionDocument, documents: Documents): boolean {
  const [status, type, planArn] = ['status', 'resourceType', 'restoreTestingPlanArn'].map((name) => patternOf(rule).at('detail').at(name));
  const isOfPlan = ({ text }: Reading) => {
    const referent = documents.referentOf(text);
    return referent !== undefined && referent.logicalId === plan?.logicalId && referent.template === plan.template;
  };
  return (status.isAbsent || has(status, 'COMPLETED')) && (type.isAbsent || has(type, resourceType.knownText)) && !knownToDiffer(rule.env, env)
    && (planArn.elements() ?? []).some((element) => element.at('exists').boolean === true || isOfPlan(element));
}

function has(list: Reading, text: string | undefined): boolean {
  return text !== undefined && (list.elements() ?? []).some(({ knownText }) => knownText === text);
}

function validatorAt(target: Reading, selection: RestoreTestingSelectionDocument, documents: Documents): RestoreValidatorInUse | undefined {
  const document = targetAt(target, documents);
  switch (document?.type) {
    case STATE_MACHINE: return stateMachine(document!, selection);
    case FUNCTION: {
      const { isAbsent, number } = document!.property('Timeout');
      const seconds = isAbsent ? DEFAULT_SECONDS : number;
      return seconds !== undefined && mayTell(document!, documents) ? { document: document!, seconds } : undefined;
    }
    default: return undefined;
  }
}

function stateMachine(document: Document, { arns }: RestoreTestingSelectionDocument): RestoreValidatorInUse | undefined {
  const definition = definitionOf(document);
  const { TimeoutSeconds: seconds, States: states } = definition;
  if (typeof seconds !== 'number' || !RESULT.test(writtenOut(states) ?? '')) { return undefined; }
  // What a validation of this library leaves to others.
  const resources: unknown = states?.Begin?.Parameters?.Payload?.resources;
  const isOthers = Array.isArray(resources) && !arns.all.some(({ text }) => resources.includes(text));
  return isOthers ? undefined : { document, seconds };
}

/** What only deployment knows in it stands in texts. */
function definitionOf(document: Document): any {
  const definition = document.property('Definition');
  if (!definition.isAbsent) { return Object(definition.value); }
  try {
    return Object(JSON.parse(document.property('DefinitionString').text ?? ''));
  } catch {
    return {};
  }
}

/** Whether a function may tell AWS Backup the result. */
function mayTell(document: Document, documents: Documents): boolean {
  const role = documents.roleOf(document.property('Role').text);
  return role !== undefined && [
    role.inlinePolicies,
    ...documents.policies.filter((policy) => policy.isMade && policy.property('Roles').all.some(({ text }) => documents.roleOf(text)?.key === role.key || text === role.roleName.text))
      .map((policy) => policy.property('PolicyDocument')),
  ].some((statements) => !statements.isAbsent && RESULT.test(writtenOut(statements.value) ?? ''));
}
