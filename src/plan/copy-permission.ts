import type { CfnResource } from 'aws-cdk-lib';
import { ABSENT, isIntrinsic, TemplateProperties } from '../model/template-properties';
import { COPY_INTO } from '../vault/access-policy';

/** A statement of an access policy, as the template has it. */
interface Statement {
  readonly Effect?: unknown;
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Condition?: unknown;
}

/**
 * Whether the access policy of a vault of this app may let an account copy into it: what only deployment knows may be right, and a condition may be met.
 */
export function mayCopyInto(vault: CfnResource, account: string): boolean {
  const template = new TemplateProperties(vault);
  const policy = template.at('AccessPolicy');
  const statements = isObject(policy) ? policy.Statement : undefined;
  if (!isObject(statements) || isIntrinsic(statements)) { return policy !== ABSENT && template.mentions('AccessPolicy', COPY_INTO); }
  const ofCopies = ([statements].flat() as Statement[]).filter(isOfCopies);
  return ofCopies.some((statement) => statement.Effect !== 'Deny' && mayConcern(statement, account, vault.stack.account))
    && !ofCopies.some((statement) => statement.Effect === 'Deny' && concerns(statement, account));
}

function isOfCopies({ Action, NotAction }: Statement): boolean {
  return Action === undefined ? !has(NotAction, COPY_INTO) : has(Action, COPY_INTO);
}

function has(actions: unknown, action: string): boolean {
  return [actions].flat().some((each) => typeof each !== 'string' || each.toLowerCase() === action.toLowerCase());
}

/** Whether an account may be among the principals of a statement, of which `Ref: AWS::AccountId` is one of the account of the vault. */
function mayConcern({ Principal, NotPrincipal }: Statement, account: string, own: string): boolean {
  if (NotPrincipal !== undefined || typeof Principal === 'string' || isIntrinsic(Principal)) { return true; }
  return principalsOf(Principal).some((principal) => {
    const accounts = JSON.stringify(principal).split('{"Ref":"AWS::AccountId"}').join(own).match(/(?<!\d)\d{12}(?!\d)/g);
    return !accounts || accounts.includes(account);
  });
}

/** Whether an account as a whole is for sure among the principals of a statement without a condition. */
function concerns({ Principal, Action, Condition }: Statement, account: string): boolean {
  return Condition === undefined && Action !== undefined && (Principal === '*'
    || principalsOf(Principal).some((principal) => principal === '*' || principal === account || JSON.stringify(principal).includes(`:iam::${account}:root`)));
}

/** Those that are of an account; a service is of none. */
function principalsOf(principal: unknown): unknown[] {
  return isObject(principal) ? [principal.AWS ?? []].flat() : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
