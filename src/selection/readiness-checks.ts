import { Stack } from 'aws-cdk-lib';
import type { aws_backup as backup, CfnResource } from 'aws-cdk-lib';
import { PlanResources } from './plan-resources';
import type { PlannedResource } from './plan-resources';
import { opened } from '../model/arn-pattern';
import { arnSection } from '../private/arn';
import { envInWords, isArnElsewhere, knownToDiffer } from '../private/environments';
import { isKnownText } from '../private/known-text';
import { memo } from '../private/memo';
import { namesInWords, pathsInWords } from '../private/paths';
import { warn } from '../private/warnings';
import type { WarningId } from '../private/warnings';

/** Something that keeps a resource from being backed up, whatever the rules of the plan are. */
interface ReadinessCheck {
  readonly id: WarningId;
  readonly isUnready: (resource: PlannedResource) => boolean;
  readonly message: (resources: readonly CfnResource[]) => string;
}

const READINESS_CHECKS: readonly ReadinessCheck[] = [
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
  const selected = (isMeant: (resource: PlannedResource) => boolean) => resources.all
    .filter((each) => isMeant(each) && resources.selects(each.resource))
    .map(({ resource }) => resource);
  const { env } = plan;
  const isElsewhere = new Map<Stack, boolean>();
  warnOfOtherEnvironments(plan, resources, selected(({ resource: { stack } }) => memo(isElsewhere, stack, () => knownToDiffer(stack.env, env))));
  for (const { id, isUnready, message } of READINESS_CHECKS) {
    const found = selected(isUnready);
    if (found.length > 0) { warn(plan, id, message(found)); }
  }
}

/** Says what is out of reach of a plan: resources of this app, and ARNs that say so themselves. */
function warnOfOtherEnvironments(plan: backup.IBackupPlanRef, resources: PlanResources, found: readonly CfnResource[]): void {
  const { env } = plan;
  const { partition } = Stack.of(plan);
  const arns = [...resources.foreignArns()].filter((arn) => isArnElsewhere(arn, env) || isOfOtherPartition(arn, partition));
  const names = [...found.map(({ node }) => node.path), ...arns.map(opened)];
  if (names.length > 0) {
    warn(plan, 'resourceOfOtherEnvironment', `a plan backs up what is in its own account and Region (${envInWords(env)}), and so not ${namesInWords(names)}: `
      + 'give each account and Region a plan of its own');
  }
}

function isOfOtherPartition(arn: string, partition: string): boolean {
  const own = arnSection(arn, 1) ?? '*';
  return isKnownText(own + partition) && !own.includes('*') && own !== partition;
}
