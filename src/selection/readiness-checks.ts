import { Stack } from 'aws-cdk-lib';
import type { aws_backup as backup, CfnResource } from 'aws-cdk-lib';
import { PlanResources } from './plan-resources';
import type { PlannedResource } from './plan-resources';
import { envInWords, knownToDiffer } from '../private/environments';
import { pathsInWords } from '../private/paths';
import { warn } from '../private/warnings';
import type { WarningId } from '../private/warnings';

/** Something that keeps a resource from being backed up, whatever the rules of the plan are. */
interface ReadinessCheck {
  readonly id: WarningId;
  readonly isUnready: (resource: PlannedResource, plan: backup.IBackupPlanRef) => boolean;
  readonly message: (resources: readonly CfnResource[], plan: backup.IBackupPlanRef) => string;
}

const READINESS_CHECKS: readonly ReadinessCheck[] = [
  {
    id: 'resourceOfOtherEnvironment',
    isUnready: ({ resource }, plan) => resource.stack !== Stack.of(plan) && knownToDiffer(resource.env, plan.env),
    message: (found, { env }) => `a plan backs up what is in its own account and Region (${envInWords(env)}), and so not ${pathsInWords(found)}: `
      + 'give each account and Region a plan of its own',
  },
  {
    id: 'bucketWithoutVersioning',
    isUnready: ({ paths: { versioning, objectLock = '' }, properties }) => versioning !== undefined
      && properties.isOther(versioning, 'Enabled')
      && properties.isOther(objectLock, true, 'true'),
    message: (found) => `AWS Backup does not back up a bucket without versioning: turn it on for ${pathsInWords(found)}`,
  },
  {
    id: 'eksAuthenticationMode',
    isUnready: ({ paths: { authenticationMode }, properties }) => authenticationMode !== undefined
      && properties.isOther(authenticationMode, 'API', 'API_AND_CONFIG_MAP'),
    message: (found) => `AWS Backup backs up an EKS cluster only with the authentication mode API or API_AND_CONFIG_MAP: set it for ${pathsInWords(found)}`,
  },
];

/** Says what selections of a plan select that is not ready for it. Nothing is said of a resource that is not surely selected. */
export function warnOfUnready(plan: backup.IBackupPlanRef): void {
  const resources = new PlanResources(plan);
  for (const { id, isUnready, message } of READINESS_CHECKS) {
    const found = resources.all.filter((each) => isUnready(each, plan) && resources.selects(each.resource)).map(({ resource }) => resource);
    if (found.length > 0) { warn(plan, id, message(found, plan)); }
  }
}
