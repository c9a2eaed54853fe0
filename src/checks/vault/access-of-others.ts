import { accountOf, exceptionsOfAllIn, isOfAction, isOfAllButNamed, isOfAllIn, isSame, principalsOf, statementsIn, testsIn, textsOf } from './policy-statements';
import type { Statement, Test } from './policy-statements';
import { textOf } from '../../document/values/expression';
import type { VaultDocument } from '../../document/vault-document';
import { COPY_INTO, DELETION, POLICY_CHANGES, REMOVAL } from '../../model/access-policy';
import type { WrittenStatement } from '../../model/access-policy';
import { opened } from '../../model/arn-pattern';
import { accountsDiffer } from '../../private/environments';
import { areEverybody } from '../../private/iam/everybody';
import { isKnownText } from '../../private/known-text';
import type { FindingId } from '../../private/messages/finding-ids';
import { writtenOut } from '../../private/messages/written-out';
import type { Problem } from '../findings/finding';

/** What nobody should be allowed just like that. */
const HARMFUL: readonly string[] = [...DELETION, ...REMOVAL];

/** Says where other accounts are allowed what AWS Backup lets none of them do: anything but to copy into the vault. */
export function otherAccountsOnlyCopy({ accessPolicy, env, isAirGapped }: VaultDocument): Problem[] {
  const vain = allowedIn(statementsIn(accessPolicy)).flatMap((statement) => {
    const named = principalsOf(statement.Principal).flatMap((principal) => accountOf(principal) ?? []);
    const accounts = named.filter((account) => accountsDiffer({ account }, env));
    const actions = statement.NotAction === undefined ? textsOf(statement.Action).filter((action) => isKnownText(action) && !isSame(action, COPY_INTO)) : ['more'];
    return actions.length > 0 ? accounts.map((account) => ({ account, actions })) : [];
  });
  const [accounts, actions] = [unique(vain.map(({ account }) => account)), unique(vain.flatMap((each) => each.actions))];
  return accounts.length === 0 ? [] : said('otherAccountsOnlyCopy', accessPolicy.path,
    `the access policy of the vault allows ${accounts.length === 1 ? 'another account' : 'other accounts'} (${accounts.join(', ')}) ${actions.join(', ')}, which has no effect: `
    + `AWS Backup lets other accounts do nothing but ${COPY_INTO}${isAirGapped ? '; for restores, share a logically air-gapped vault by AWS RAM' : ''}`);
}

/** Says where everybody may take recovery points out of the vault, or take away what keeps them there. */
export function deletionByEverybody({ accessPolicy, env: { account } }: VaultDocument): Problem[] {
  const statements = statementsIn(accessPolicy);
  const denials = denialsIn(statements).filter((denial) => isOfAllIn(denial, account) || isOfAllButNamed(denial, account));
  const grants = allowedIn(statements).filter((statement) => isOfEverybody(statement) && !testsIn(statement).some(saysWhoInAccount));
  const isOf = (all: readonly Statement[], action: string) => all.some((statement) => isOfAction(statement, action));
  const actions = HARMFUL.filter((action) => isOf(grants, action) && !isOf(denials, action));
  return actions.length === 0 ? [] : said('deletionByEverybody', accessPolicy.path,
    `the access policy of the vault allows everybody ${actions.join(', ')}: who is in the account needs no permission of their own for it; `
    + 'name who may, or leave it to their own policies');
}

/** Says where a denial for everybody keeps the policy itself as it is: CloudFormation is somebody, too. */
export function protectedFromEverybody({ accessPolicy, env: { account } }: VaultDocument): Problem[] {
  const denials = denialsIn(statementsIn(accessPolicy)).filter((denial) => isOfAllIn(denial, account));
  const isForGood = POLICY_CHANGES.every((action) => denials.some((denial) => isOfAction(denial, action)));
  return !isForGood ? [] : said('protectedFromEverybody', accessPolicy.path,
    `the access policy of the vault denies everybody ${POLICY_CHANGES.join(' and ')}: once it is deployed, neither CloudFormation nor anybody else can change it, nor what else it denies; `
    + 'except the role that deploys, by a condition such as ArnNotEquals of \'aws:PrincipalArn\'');
}

/** Says where a denial excepts all whom it could be about. */
export function denialOfNobody({ accessPolicy, env: { account } }: VaultDocument): Problem[] {
  const denials = denialsIn(statementsIn(accessPolicy)).flatMap((denial) => {
    const actions = HARMFUL.filter((action) => isOfAction(denial, action));
    const exceptions = exceptionsOfAllIn(denial, account);
    return actions.length > 0 && exceptions.length > 0 ? [{ actions, exceptions }] : [];
  });
  const [actions, exceptions] = [unique(denials.flatMap((each) => each.actions)), unique(denials.flatMap((each) => each.exceptions))];
  return denials.length === 0 ? [] : said('denialOfNobody', accessPolicy.path,
    `the access policy of the vault denies ${actions.join(', ')} to all but '${exceptions.map(opened).join("', '")}', which is the ARN of every role or every user of the account: `
    + 'the denial keeps none of them from it; except only those who have to do it');
}

function said(id: FindingId, property: string, message: string): Problem[] {
  return [{ id, level: 'warning', property, message }];
}

function allowedIn(statements: readonly Statement[]): Statement[] {
  return statements.filter(({ Effect }) => Effect === 'Allow');
}

function denialsIn(statements: readonly Statement[]): Statement[] {
  return statements.filter(({ Effect }) => Effect === 'Deny');
}

function isOfEverybody({ Principal, Condition }: WrittenStatement): boolean {
  const names = Principal === '*' ? ['*'] : textsOf(principalsOf(Principal));
  // What was read has no prototype, and what asks for texts needs one.
  const conditions = writtenOut(Condition ?? {});
  return conditions !== undefined && areEverybody(names, JSON.parse(conditions));
}

/** Whether a condition says who in an account may, in whichever it is: those of other accounts can delete nothing. */
function saysWhoInAccount({ operator, key, values }: Test): boolean {
  return WHO.test(key) && !SAYS_NOTHING.test(operator) && values.length > 0 && values.every((value) => !ANYBODY.test(textOf(value) ?? ''));
}

const WHO = /^aws:(PrincipalArn|PrincipalTag\/.+|userid|username)$/i;
const SAYS_NOTHING = /not|^null$|^ForAllValues:|IfExists$/i;
/** Whatever there is in an account: a pattern of wildcards alone, of all or of one kind. */
const ANYBODY = /^(arn:[^:]*:[^:]*:[^:]*:[^:]*:)?(assumed-role\/|role\/|user\/)?[*?:/]*$/;

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
