import { aws_iam as iam } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { accountOf, isImmutable, mayBeForeign, principalsOf } from './principals';
import { BACKUP_SERVICE } from '../service';
import { statementsInWords } from './statements';
import { warn } from '../messages/warnings';

/** Actions that an identity may do, and on what. */
export interface Permission {
  readonly actions: string[];
  readonly resources: string[];
  readonly conditions?: Record<string, Record<string, unknown>>;
}

/** What is granted, and where a message of it belongs. */
export interface IdentityGrant {
  readonly scope: IConstruct & { readonly env: ResourceEnvironment };
  /** The name of the method that grants. */
  readonly method: string;
  readonly permissions: Permission[];
  /** The permissions as a message has them; by default the same. */
  readonly inWords?: Permission[];
}

/** That a role may be handed over to AWS Backup, and to nobody else. */
export function passRole(role?: iam.IRoleRef): Permission[] {
  return role
    ? [{ actions: ['iam:PassRole'], resources: [role.roleRef.roleArn], conditions: { StringEquals: { 'iam:PassedToService': BACKUP_SERVICE } } }]
    : [];
}

/** Writes permissions into the identity policies of a grantee, and says what is missing where it has none that this app can write. */
export function grantToIdentities(grantee: iam.IGrantable, grant: IdentityGrant): iam.Grant {
  const { scope, method, permissions, inWords = permissions } = grant;
  const grants = principalsOf(grantee).map((principal) => combine(permissions.map((permission) => toIdentity(principal, permission))));
  if (grants.some(({ success }) => !success)) {
    const statements = inWords.map((permission) => new iam.PolicyStatement(permission));
    warn(scope, 'grantWithoutEffect', `${method}() has no effect: this app cannot write the identity policy of the grantee, `
      + 'which is an account, an organization, a service, a role that is not to be changed here, or known by its ARN only; '
      + `add there, to the policies of those who may: ${statementsInWords(scope, statements)}`);
  }
  return combine(grants);
}

/** Says what an imported role of another account needs there, beside what a resource policy gives it. */
export function warnOfImport(principal: iam.IPrincipal, { scope, method, permissions }: IdentityGrant): void {
  if (!isImmutable(principal) || !mayBeForeign(principal, scope.env.account)) { return; }
  const statements = permissions.map((permission) => new iam.PolicyStatement(permission));
  warn(scope, 'grantWithoutEffect', `${method}() cannot write the policy of the grantee, an imported role of the account ${accountOf(principal)}, which needs it, too; `
    + `add to it there: ${statementsInWords(scope, statements)}`);
}

/** Writes a permission into the identity policy of a principal, if it has one. */
export function toIdentity(grantee: iam.IPrincipal, { actions, resources, conditions }: Permission): iam.Grant {
  if (isImmutable(grantee)) { return iam.Grant.drop(grantee, 'its policies are written elsewhere'); }
  return iam.Grant.addToPrincipal({ grantee, actions, resourceArns: resources, conditions });
}

/** Several grants as one. */
export function combine(grants: iam.Grant[]): iam.Grant {
  return grants.reduce((all, grant) => all.combine(grant));
}
