import { isContinuous } from './continuous-checks';
import { canCopy, hasAwsManagedKey, isFullyManaged, isUnencrypted, kindsIn } from './copy-checks';
import type { PlannedRule } from './planned-rule';
import { paths, ruleThat } from './resource-check';
import type { ResourceCheck } from './resource-check';
import type { ResourceKind } from '../model/resource-kind';
import { isAirGapped } from '../vault/vault-resource';

/** What keeps recovery points out of a logically air-gapped vault, whether a rule sends them there or copies them. */
export const AIR_GAPPED_CHECKS: readonly ResourceCheck[] = [
  {
    id: 'airGappedVaultNotSupported',
    concerns: goesToAirGapped,
    // What cannot be copied at all is said to be so by another check.
    applies: ({ kind }, rule) => !canHold(kind) && (hasTarget(rule) || canCopy(kind)),
    message: (found) => `${sends(found.rules)}, which cannot hold those of ${kindsIn(found.resources)}: it gets none of ${paths(found)}`,
  },
  {
    id: 'airGappedVaultNeedsAdvancedFeatures',
    concerns: hasTarget,
    applies: ({ kind: { advancedFeatures = [] } }) => advancedFeatures.includes('logicallyAirGappedVault'),
    message: (found) => `${sends(found.rules)}, which holds those of a DynamoDB table only where the account has opted in to AWS Backup's advanced features `
      + `for DynamoDB in the Region: make sure of it for ${paths(found)}`,
  },
  {
    id: 'airGappedVaultNeedsCustomerManagedKey',
    concerns: goesToAirGapped,
    applies: (resource) => canHold(resource.kind) && !isFullyManaged(resource.kind) && hasAwsManagedKey(resource),
    message: (found) => `${sends(found.rules)}, which cannot hold those that are encrypted with an AWS managed key: give a customer managed key to ${paths(found)}`,
  },
  {
    id: 'airGappedVaultNeedsEncryption',
    concerns: goesToAirGapped,
    applies: (resource) => canHold(resource.kind) && resource.kind.copiesStayUnencrypted === true && isUnencrypted(resource),
    message: (found) => `${sends(found.rules)}, which cannot hold unencrypted ones of ${kindsIn(found.resources)}: encrypt ${paths(found)}`,
  },
  {
    id: 'airGappedVaultWithoutContinuous',
    concerns: (rule) => hasTarget(rule) && isContinuous(rule),
    applies: ({ kind }) => kind.isNotAirGappedContinuously === true,
    message: (found) => `${ruleThat(found.rules, 'backs up', 'back up')} continuously and into a logically air-gapped vault, which holds no continuous backups of `
      + `${kindsIn(found.resources)}: give a rule of their own to ${paths(found)}`,
  },
];

function goesToAirGapped(rule: PlannedRule): boolean {
  return hasTarget(rule) || copiesToAirGapped(rule);
}

function hasTarget({ rule: { props } }: PlannedRule): boolean {
  return props.targetLogicallyAirGappedBackupVault !== undefined;
}

function copiesToAirGapped({ rule: { props } }: PlannedRule): boolean {
  return (props.copyActions ?? []).some(({ destinationBackupVault }) => isAirGapped(destinationBackupVault));
}

/** Whether all recovery points of a kind go to the logically air-gapped vault of a rule, without a way through the ordinary one. */
export function goesStraight(kind: ResourceKind): boolean {
  return canHold(kind) && isFullyManaged(kind) && !kind.advancedFeatures?.includes('logicallyAirGappedVault');
}

function canHold({ features }: ResourceKind): boolean {
  return features.includes('logicallyAirGappedVault');
}

function sends(rules: readonly PlannedRule[]): string {
  return `${ruleThat(rules, 'sends', 'send')} recovery points to a logically air-gapped vault`;
}
