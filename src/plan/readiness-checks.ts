import { Stack } from 'aws-cdk-lib';
import { paths } from './resource-check';
import type { ResourceCheck } from './resource-check';
import { envInWords, knownToDiffer } from '../private/environments';

/** What keeps a resource from being backed up, whatever the rules of the plan are. */
export const READINESS_CHECKS: readonly ResourceCheck[] = [
  {
    id: 'resourceOfOtherEnvironment',
    applies: ({ resource }, _, { plan }) => resource.stack !== Stack.of(plan) && knownToDiffer(resource.env, plan.env),
    message: (found, { plan }) => `a plan backs up what is in its own account and Region (${envInWords(plan.env)}), and so not ${paths(found)}: `
      + 'give each account and Region a plan of its own',
  },
  {
    id: 'bucketWithoutVersioning',
    applies: ({ paths: { versioning, objectLock = '' }, properties }) => versioning !== undefined
      && properties.isOther(versioning, 'Enabled')
      && properties.isOther(objectLock, true, 'true'),
    message: (found) => `AWS Backup does not back up a bucket without versioning: turn it on for ${paths(found)}`,
  },
  {
    id: 'eksAuthenticationMode',
    applies: ({ paths: { authenticationMode }, properties }) => authenticationMode !== undefined
      && properties.isOther(authenticationMode, 'API', 'API_AND_CONFIG_MAP'),
    message: (found) => `AWS Backup backs up an EKS cluster only with the authentication mode API or API_AND_CONFIG_MAP: set it for ${paths(found)}`,
  },
];
