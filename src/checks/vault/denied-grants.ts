import { isOfAction, isOfAllBut, isOfAllButNamed, isOfAllIn, isSame, statementsIn, testsIn, textsOf } from './policy-statements';
import type { Statement } from './policy-statements';
import { VaultReference } from '../../document/arns/vault-reference';
import { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import { RoleDocument } from '../../document/role-document';
import type { Place } from '../../document/template';
import { textOf } from '../../document/values/expression';
import type { Reading } from '../../document/values/reading';
import type { VaultDocument } from '../../document/vault-document';
import { DELETION, REMOVAL } from '../../model/access-policy';
import { isKnownText } from '../../private/known-text';
import { memo } from '../../private/memo';
import { namesInWords } from '../../private/paths';
import type { Problem } from '../findings/finding';

const DENIED: readonly string[] = [...DELETION, ...REMOVAL];

/** What a policy of an identity allows on a vault. */
interface Grant {
  readonly action: string;
  /** Where the policy is. */
  readonly policy: Place;
  /** Where the roles are that it is of. */
  readonly roles: readonly Place[];
  /** Whether it may be of others, too. */
  readonly isOfOthers: boolean;
}

/** Says where somebody is allowed on a vault what its own access policy denies: the denial wins. */
export function grantDenied(vault: VaultDocument, documents: Documents): Problem[] {
  const { accessPolicy, env: { account } } = vault;
  const denials = statementsIn(accessPolicy).filter((statement) => statement.Effect === 'Deny' && isOfAllBut(statement, account));
  const vain = denials.length === 0 ? [] : (grantsByVault(documents).get(vault.key) ?? []).filter((grant) =>
    documents.of(Document, grant.policy).isMade && denials.some((denial) =>
      isOfAction(denial, grant.action) && (isOfAllIn(denial, account) || exceptsNoneOf(grant, denial, account, documents))));
  if (vain.length === 0) { return []; }
  const [actions, names] = [vain.map(({ action }) => action), vain.map((grant) => nameOf(grant, documents))].map((texts) => [...new Set(texts)]);
  return [{
    id: 'grantDenied',
    level: 'warning',
    property: accessPolicy.path,
    message: `the access policy of the vault denies ${actions.join(', ')}, which is allowed on it to ${namesInWords(names)}: the denial wins; except whom you mean from the denial, `
      + 'as by \'exceptFor\', or leave the permission out',
  }];
}

/** Whether a denial that leaves some out leaves out none of those that something is granted to, for sure. */
function exceptsNoneOf({ roles, isOfOthers }: Grant, denial: Statement, account: string, documents: Documents): boolean {
  const documentsOf = roles.map((role) => documents.of(RoleDocument, role));
  return !isOfOthers && isOfAllButNamed(denial, account)
    && testsIn(denial).every(({ values }) => values.every((arn) => documentsOf.every((role) => isOther(textOf(arn) ?? '', role, documents))));
}

/** Whether the ARN of an exception is known to be none of a role. */
function isOther(arn: string, role: RoleDocument, documents: Documents): boolean {
  const meant = documents.roleOf(arn);
  if (meant) { return meant.key !== role.key; }
  return !/[*?]/.test(arn) && [arn, role.roleName.text ?? '', role.env.account].every((text) => text !== '' && isKnownText(text));
}

function nameOf({ policy, roles: [role] }: Grant, documents: Documents): string {
  return role ? documents.of(RoleDocument, role).name : documents.of(RoleDocument, policy).name;
}

/** All of them, also of policies that are not made in this world. */
function grantsByVault(documents: Documents): ReadonlyMap<string, readonly Grant[]> {
  return documents.constant('what is allowed on vaults and may be denied', () => {
    const found = new Map<string, Grant[]>();
    const add = (owner: Document, policy: Reading, owners: readonly RoleDocument[], isOfOthers: boolean) => {
      const roles = owners.map(placeOf);
      for (const { Effect, Action, reading } of statementsIn(policy)) {
        const actions = Effect === 'Allow' ? DENIED.filter((action) => textsOf(Action).some((each) => isSame(each, action))) : [];
        const vaults = actions.length > 0 ? vaultsIn(reading.at('Resource'), owner, documents) : [];
        vaults.forEach((key) => memo(found, key, () => []).push(...actions.map((action) => ({ action, policy: placeOf(owner), roles, isOfOthers }))));
      }
    };
    for (const policy of documents.policies) {
      const names = [...textsIn(policy.property('Roles')), ...textsIn(policy.property('RoleName'))];
      const roles = names.flatMap((name) => documents.roleOf(name) ?? []);
      const isOfOthers = roles.length < names.length || names.length === 0 || ['Users', 'Groups'].some((each) => !policy.property(each).isAbsent);
      add(policy, policy.property('PolicyDocument'), roles, isOfOthers);
    }
    for (const role of documents.roles) {
      (role.inlinePolicies.elements() ?? []).forEach((policy) => add(role, policy.at('PolicyDocument'), [role], false));
    }
    return found;
  });
}

function vaultsIn(resources: Reading, { template }: Document, documents: Documents): string[] {
  return resources.all.flatMap((resource) => VaultReference.byArn(documents, resource, template).document?.key ?? []);
}

function placeOf({ template, logicalId }: Document): Place {
  return { template, logicalId };
}

function textsIn(list: Reading): string[] {
  return list.all.flatMap(({ text }) => text ?? []);
}
