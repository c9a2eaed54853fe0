import { isObject, listOf, principalsOf, statementsIn, textsOf } from './policy-statements';
import type { Statement } from './policy-statements';
import { nameOf } from '../../document/values/durations';
import { textOf } from '../../document/values/expression';
import type { VaultDocument } from '../../document/vault-document';
import { wildcardProblems } from '../../model/access-policy';
import { opened } from '../../model/arn-pattern';
import { arnSection } from '../../private/arn';
import { isKnownText } from '../../private/known-text';
import type { Problem } from '../findings/finding';
import { refusals } from '../findings/problems';

const ACCOUNT = 4;

/** A statement says who may do what, each action spelled out. */
export function accessPolicyProblems({ accessPolicy }: VaultDocument): Problem[] {
  const actions = statementsIn(accessPolicy).map(({ reading }) => reading.at('Action')).flatMap((each) => each.all);
  return [
    ...refusals('invalidAccessPolicy', accessPolicy, accessPolicy.knownText === undefined
      ? []
      : [`'${nameOf(accessPolicy)}' must be a policy, as an object or as JSON, got a text that is none`]),
    ...statementsIn(accessPolicy).flatMap((statement) => refusals('invalidAccessPolicy', statement.reading, statementProblems(statement))),
    ...actions.flatMap((action) => refusals('invalidAccessPolicy', action, wildcardProblems(textsOf(action.text)))),
  ];
}

/** Says where a statement breaks a law of IAM of which AWS Backup does not say that it asks for it. */
export function accessPolicyMayBeRefused({ accessPolicy }: VaultDocument): Problem[] {
  return statementsIn(accessPolicy).flatMap((statement) => doubtsOf(statement).map((message): Problem =>
    ({ id: 'accessPolicyMayBeRefused', level: 'warning', property: statement.reading.path, message })));
}

function statementProblems({ name, Principal, NotPrincipal, Action, NotAction }: Statement): string[] {
  const principals = [...allIn(Principal), ...allIn(NotPrincipal)];
  return [
    ...(isNothing(Principal) && isNothing(NotPrincipal) ? [`${name} of the access policy must have a principal, got none: it has to say whom it is for`] : []),
    ...(isNothing(Action) && isNothing(NotAction) ? [`${name} of the access policy must have an action, such as backup:CopyIntoBackupVault, got none`] : []),
    ...principals.filter(isNoAccount).map((principal) => `${name} of the access policy must name an account by its 12 digits, got '${principal}'`),
  ];
}

function doubtsOf({ name, Effect, Principal, NotPrincipal, Resource, NotResource }: Statement): string[] {
  const open = [...allIn(Principal), ...allIn(NotPrincipal)].filter((principal) => principal.startsWith('arn:') && /[*?]/.test(principal));
  const alone = textOf(Principal) ?? '*';
  const effect = textOf(Effect) ?? '';
  return [
    ...(isKnownText(effect) && !['Allow', 'Deny'].includes(effect)
      ? [`${name} of the access policy has ${effect === '' ? 'no Effect' : `the Effect '${effect}'`}, where IAM asks for Allow or Deny`]
      : []),
    ...(alone !== '*' && (alone.startsWith('arn:') || isKnownText(alone))
      ? [`${name} of the access policy has the principal '${opened(alone)}' as a text, where IAM takes none but '*': let it be { "AWS": "${opened(alone)}" }`]
      : []),
    ...(isNothing(Resource) && isNothing(NotResource) ? [`${name} of the access policy has no resource, which IAM asks for: let it be '*'`] : []),
    ...open.map((principal) => `${name} of the access policy has a wildcard in the principal '${principal}', where IAM takes none but '*' alone: `
      + 'name the account, and compare \'aws:PrincipalArn\' with the pattern in a condition'),
  ];
}

/** Whether there is nothing in it: what only deployment knows may be something. */
function isNothing(value: unknown): boolean {
  return listOf(isObject(value) ? Object.values(value) : value).flat().length === 0;
}

function allIn(principal: unknown): string[] {
  return textsOf(principalsOf(principal));
}

/** Whether a principal that is known is neither an account nor in one; `cloudfront`, say, is none of anybody. */
function isNoAccount(principal: string): boolean {
  if (!principal.startsWith('arn:')) { return /^[\d-]+$/.test(principal) && !isAccountId(principal); }
  const account = arnSection(principal, ACCOUNT);
  return account !== undefined && /^[\d-]*$/.test(account) && !isAccountId(account);
}

function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}
