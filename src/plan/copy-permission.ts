import type { CfnResource } from 'aws-cdk-lib';
import { ABSENT } from '../model/properties';
import { isIntrinsic, TemplateProperties } from '../model/template-properties';
import { COPY_INTO } from '../vault/access-policy';
import type { WrittenStatement } from '../vault/access-policy';

/** The account of a principal, by itself or in an ARN. */
const ACCOUNT = /(?:^"?|:iam::(?:",")?|:sts::(?:",")?)(\d{12})(?!\d)/;

/**
 * Whether the access policy of a vault of this app may let an account copy into it: what only deployment knows may be right, and a condition may be met.
 */
export function mayCopyInto(vault: CfnResource, account: string): boolean {
  const policy = new TemplateProperties(vault).at('AccessPolicy');
  if (policy === ABSENT) { return false; }
  const statements = isObject(policy) ? [policy.Statement ?? []].flat() : [undefined];
  // What is no statement, deployment makes one of, or of the policy as a whole.
  if (statements.some((statement) => !isObject(statement) || isIntrinsic(statement))) { return true; }
  const ofCopies = (statements as WrittenStatement[]).filter(isOfCopies);
  return ofCopies.some((statement) => statement.Effect !== 'Deny' && mayConcern(statement, account, vault.stack.account))
    && !ofCopies.some((statement) => statement.Effect === 'Deny' && concerns(statement, account));
}

function isOfCopies({ Action, NotAction }: WrittenStatement): boolean {
  return Action === undefined ? !has(NotAction, COPY_INTO) : has(Action, COPY_INTO);
}

function has(actions: unknown, action: string): boolean {
  return [actions].flat().some((each) => typeof each !== 'string' || each.toLowerCase() === action.toLowerCase());
}

/** Whether a denial is of every copy for sure. */
function isOfEveryCopy({ Action, Resource }: WrittenStatement): boolean {
  return [Action].flat().some((each) => String(each).toLowerCase() === COPY_INTO.toLowerCase()) && [Resource].flat().includes('*');
}

/** Whether an account may be among the principals of a statement, of which `Ref: AWS::AccountId` is one of the account of the vault. */
function mayConcern({ Principal, NotPrincipal }: WrittenStatement, account: string, own: string): boolean {
  if (NotPrincipal !== undefined || typeof Principal === 'string' || isIntrinsic(Principal)) { return true; }
  return principalsOf(Principal).some((principal) => {
    const named = ACCOUNT.exec(JSON.stringify(principal).split('{"Ref":"AWS::AccountId"}').join(own))?.[1];
    return named === undefined || named === account;
  });
}

/** Whether an account as a whole is for sure among the principals of a statement without a condition. */
function concerns(statement: WrittenStatement, account: string): boolean {
  const { Principal, Condition } = statement;
  return Condition === undefined && isOfEveryCopy(statement) && (Principal === '*'
    || principalsOf(Principal).some((principal) => principal === '*' || principal === account || JSON.stringify(principal).includes(`:iam::${account}:root`)));
}

/** Those that are of an account; a service is of none. */
function principalsOf(principal: unknown): unknown[] {
  return isObject(principal) ? [principal.AWS ?? []].flat() : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
