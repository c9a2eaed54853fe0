import { concernsAction } from '../../checks/policy-actions';
import { meetsCondition } from '../../checks/policy-conditions';
import type { RequestKeys } from '../../checks/policy-conditions';
import { mayBeAllowedByOthers, policiesOf, policyAt } from '../../checks/selection/role-rights';
import { isAccount } from '../../checks/selection/trust-keys';
import { statementsIn, textsOf } from '../../checks/vault/policy-statements';
import type { Statement } from '../../checks/vault/policy-statements';
import { SelectedArns } from '../../document/arns/selected-arns';
import type { Documents } from '../../document/documents';
import type { RoleDocument } from '../../document/role-document';
import type { SelectionDocument } from '../../document/selection-document';
import type { Reading } from '../../document/values/reading';
import { BACKUP_POLICY } from '../../model/backup-policies';
import { areOnItself, backupActionsOf } from '../../model/resources/backup-actions';
import type { ResourceKind } from '../../model/resources/resource-kind';
import { and, not, or } from '../../model/resources/selection-semantics';
import type { Answer } from '../../model/resources/selection-semantics';
import { partsOf } from '../../private/known-text';
import { arnsIn } from '../matching/selection-facts';
import type { ArnList } from '../matching/selection-facts';
import { amongArns } from '../matching/selection-match';
import type { Subject } from '../subjects/subject';

/** How a variable of a policy begins, which each request has its own value of. */
const VARIABLE = '${';

/** A statement of an action, on some resources. */
interface Power {
  /** Whether it is of the action, and its condition is met. */
  readonly answer: Answer;
  readonly isDenial: boolean;
  /** Nothing where it is on everything. */
  readonly on?: ArnList;
  readonly isOnOthers: boolean;
  /** Whether it is on something else that only a request tells. */
  readonly mayBeOnMore: boolean;
}

/** What the policies of a role, or its permissions boundary, say of one action. */
interface Powers {
  readonly statements: readonly Power[];
  /** Whether something else allows it, or is taken to do so. */
  readonly isAllowed: boolean;
}

/** What keeps a role from beginning a backup. */
export interface Powerless {
  /** Part of a sentence that begins with the role. */
  readonly why: string;
  readonly isSure: boolean;
}

/** What keeps the role of a selection from backing up a resource, as far as policies of the application tell; nothing where they let it. */
export function powerlessOf(documents: Documents, selection: SelectionDocument, subject: Subject): Powerless | undefined {
  const { roleDocument: role } = selection;
  const actions = role ? backupActionsOf(subject.kind) : [];
  if (!role || actions.length === 0) { return undefined; }
  const found = actions.map((action) => {
    const { own, boundary } = powersOf(documents, selection, role, subject.kind, action);
    return { action, own: allows(own, subject), boundary: boundary ? allows(boundary, subject) : true };
  });
  const isSure = found.every(({ own, boundary }) => own === false || boundary === false);
  if (found.every(({ own, boundary }) => own === true && boundary === true)) { return undefined; }
  const isOfBoundary = isSure ? found.every(({ own }) => own !== false) : found.every(({ own }) => own === true);
  const whose = isOfBoundary ? 'by its permissions boundary' : 'by its policies';
  return { isSure, why: `is ${isSure ? 'not' : 'perhaps not'} allowed ${actions.join(' or ')}${areOnItself(subject.kind) ? ' on it' : ''} ${whose}` };
}

/** What the role of a selection may do, in words that are the same for roles that may do the same; nothing where that is the same for all resources of a kind. */
export function powersInWords(documents: Documents, selection: SelectionDocument, kind: ResourceKind): string | undefined {
  const { roleDocument: role } = selection;
  const all = role ? backupActionsOf(kind).map((action) => powersOf(documents, selection, role, kind, action)) : [];
  const statements = all.flatMap(({ own, boundary }) => [own, ...boundary ? [boundary] : []]).flatMap((powers) => powers.statements);
  return statements.some(({ on }) => on) ? JSON.stringify(all, (name, value) => name === 'on' ? listInWords(value) : value ?? null) : undefined;
}

function listInWords({ named, shared, others, isLater }: ArnList): unknown {
  return [[...named.keys()], shared.map(({ keys }) => [...keys.keys()]), others.map(({ text }) => text), isLater];
}

function allows({ statements, isAllowed }: Powers, subject: Subject): Answer {
  const those = (isDenial: boolean) => statements.filter((each) => each.isDenial === isDenial).map((each) => concerns(each, subject));
  return and([or([isAllowed, ...those(false)]), not(or(those(true)))]);
}

function concerns({ answer, on, isOnOthers, mayBeOnMore }: Power, subject: Subject): Answer {
  if (!on) { return answer; }
  const isAmong = or([amongArns(on, subject).answer, mayBeOnMore && undefined]);
  return and([answer, isOnOthers ? not(isAmong) : isAmong]);
}

/** Told once of a role and a kind: many resources ask for it. */
function powersOf(
  documents: Documents, selection: SelectionDocument, role: RoleDocument, kind: ResourceKind, action: string,
): { readonly own: Powers; readonly boundary?: Powers } {
  return documents.constant(`coverage: what ${role.key} may do for ${selection.key}: ${action}`, () => {
    const keys = requestKeys(selection);
    const policies = policiesOf(role, documents);
    const promised = selection.rolePromise;
    const needed = kind.backupPolicies ?? [BACKUP_POLICY];
    const isGiven = (policy: string) => promised?.isKept && promised.policies.includes(policy);
    const isPromised = needed.some(isGiven);
    const statements = (all: readonly Reading[]) => all.flatMap(statementsIn).flatMap((statement) => powerIn(documents, statement, action, keys))
      .map((power) => areOnItself(kind) ? power : onSomething(power));
    const own = { statements: statements(policies), isAllowed: isPromised || policies.length === 0 || mayBeAllowedByOthers(role, needed, documents) };
    return { own, boundary: boundaryOf(documents, role, statements) };
  });
}

/** A boundary that is a policy of the application lets through what it allows; of others, those that AWS made to read are told elsewhere. */
function boundaryOf(
  documents: Documents, { permissionsBoundary }: RoleDocument, statements: (all: readonly Reading[]) => readonly Power[],
): Powers | undefined {
  const policy = permissionsBoundary.isAbsent ? undefined : policyAt(permissionsBoundary.text, documents);
  return policy && { statements: statements([policy.property('PolicyDocument').parsed]), isAllowed: false };
}

function powerIn(documents: Documents, statement: Statement, action: string, keys: RequestKeys): Power[] {
  const { reading } = statement;
  const effect = reading.at('Effect').knownText;
  const answer = and([concernsAction(statement, action), effect === undefined ? undefined : true, meetsCondition(statement, keys)]);
  if (answer === false) { return []; }
  const [on, notOn] = [reading.at('Resource'), reading.at('NotResource')];
  const isOnOthers = on.isAbsent && !notOn.isAbsent;
  const list = isOnOthers ? notOn : on;
  const isOnAll = !isOnOthers && textsOf(statement.Resource).includes('*');
  const listed = isOnAll ? undefined : listOf(documents, list);
  const mayBeOnMore = list.all.some(({ text = '' }) => partsOf(text).some((part) => part.isKnown && part.text.includes(VARIABLE)));
  // One of which only deployment knows what it does may do either.
  return ['Allow', 'Deny'].filter((each) => effect === undefined || effect === each)
    .map((each) => ({ answer, isDenial: each === 'Deny', isOnOthers, mayBeOnMore, ...listed ? { on: listed } : {} }));
}

/** What is asked for another ARN than that of the resource: what allows it on something is taken to allow it there, and what denies it may do so. */
function onSomething({ on, answer, isDenial, ...others }: Power): Power {
  return { ...others, isDenial, answer: on && isDenial ? and([answer, undefined]) : answer, isOnOthers: false };
}

function listOf(documents: Documents, reading: Reading): ArnList {
  const { asList } = reading;
  return arnsIn(documents, new SelectedArns(documents, asList), asList);
}

function requestKeys({ planEnv: { account, region } }: SelectionDocument): RequestKeys {
  const isOwnAccount = { is: (value: string) => isAccount(value, account) } as const;
  return {
    'aws:securetransport': { is: (value) => value === 'true' },
    'aws:principalaccount': isOwnAccount,
    'aws:resourceaccount': isOwnAccount,
    'aws:requestedregion': { is: (value) => isAccount(value, region) },
  };
}
