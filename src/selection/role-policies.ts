import { aws_iam as iam } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { roleResource, warnOfMissingPolicies } from './role-checks';
import type { BackupResourceType } from '../model/backup-resource-type';
import { kindsNamed } from '../model/resource-catalog';
import type { ResourceKind } from '../model/resource-kind';

const BACKUP = 'service-role/AWSBackupServiceRolePolicyForBackup';
const RESTORES = 'service-role/AWSBackupServiceRolePolicyForRestores';

/** The AWS managed policies that a role needs to back up resources of some types, the one for all of them first. */
export function backupPolicies(types: readonly BackupResourceType[]): string[] {
  return [BACKUP, ...ofKinds(types, ({ backupPolicies: policies }) => policies)];
}

/** The AWS managed policies that a role needs to restore resources of some types, the one for all of them first. */
export function restorePolicies(types: readonly BackupResourceType[]): string[] {
  return [RESTORES, ...ofKinds(types, ({ restorePolicies: policies }) => policies)];
}

/**
 * Gives a role managed policies, in the partition of its stack. To one that is not of this app only the two policies for all types are offered, as
 * `aws-cdk-lib/aws-backup` does; the user is told of the others.
 */
export function addPolicies(scope: IConstruct, role: iam.IRole, names: readonly string[]): void {
  const isOurs = roleResource(role) !== undefined;
  const [offered, withheld] = [names.filter((name) => isOurs || isForAllTypes(name)), names.filter((name) => !isOurs && !isForAllTypes(name))];
  offered.forEach((name) => role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(name)));
  warnOfMissingPolicies(scope, role, withheld);
}

function isForAllTypes(policy: string): boolean {
  return policy === BACKUP || policy === RESTORES;
}

function ofKinds(types: readonly BackupResourceType[], policiesOf: (kind: ResourceKind) => readonly string[] | undefined): string[] {
  return [...new Set(types.flatMap(({ name }) => kindsNamed(name)).flatMap((kind) => policiesOf(kind) ?? []))];
}
