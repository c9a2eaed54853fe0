import { aws_iam as iam } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isOfThisApp } from './role-resource';
import { BACKUP_POLICY, ITEM_RESTORE_POLICY, RESTORE_POLICY } from '../../model/backup-policies';
import type { BackupResourceType } from '../../model/resources/backup-resource-type';
import { kindsNamed } from '../../model/resources/resource-catalog';
import type { ResourceKind } from '../../model/resources/resource-kind';
import { nodeOf } from '../../private/construct-reference';
import { warn } from '../../private/messages/warnings';

/** The AWS managed policies that a role needs to back up resources of some types, the one for all of them first. */
export function backupPolicies(types: readonly BackupResourceType[]): string[] {
  return [BACKUP_POLICY, ...ofKinds(types, ({ backupPolicies: policies }) => policies)];
}

/** The AWS managed policies that a role needs to restore resources of some types, the one for all of them first. */
export function restorePolicies(types: readonly BackupResourceType[]): string[] {
  return [RESTORE_POLICY, ...ofKinds(types, ({ restorePolicies: policies }) => policies)];
}

/** The same where all of a resource is restored, and no search results are. */
export function wholeRestorePolicies(types: readonly BackupResourceType[]): string[] {
  return restorePolicies(types).filter((name) => name !== ITEM_RESTORE_POLICY);
}

/**
 * Gives a role managed policies, in the partition of its stack. To one that is not of this app only the two policies for all types are offered, as
 * `aws-cdk-lib/aws-backup` does; the user is told of the others.
 */
export function addPolicies(scope: IConstruct, role: iam.IRole, names: readonly string[]): void {
  const offered = isOfThisApp(role) ? names : names.filter(isForAllTypes);
  offered.forEach((name) => role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(name)));
  warnOfWithheld(scope, role, names.filter((name) => !offered.includes(name)));
}

/** Says which policies a role that is not of this app cannot be given here. */
export function warnOfWithheld(scope: IConstruct, role: iam.IRole, withheld: readonly string[]): void {
  if (withheld.length > 0 && !isOfThisApp(role)) {
    warn(scope, 'importedRole', `the role '${nodeOf(role)?.path ?? role.roleArn}' is not one of this app, so it cannot be given the AWS managed ${policiesThat('the selected types', withheld)}; `
      + 'see to it that it has them');
  }
}

function policiesThat(users: string, names: readonly string[]): string {
  return `${names.length === 1 ? 'policy' : 'policies'} that ${users} need: ${names.join(', ')}`;
}

function isForAllTypes(policy: string): boolean {
  return policy === BACKUP_POLICY || policy === RESTORE_POLICY;
}

function ofKinds(types: readonly BackupResourceType[], policiesOf: (kind: ResourceKind) => readonly string[] | undefined): string[] {
  return [...new Set(types.flatMap(({ name }) => kindsNamed(name)).flatMap((kind) => policiesOf(kind) ?? []))];
}
