import { isContinuous } from './continuous-checks';
import { canCopy, hasAwsManagedKey, isFullyManaged, isUnencrypted, kindsIn } from './copy-checks';
import type { PlannedRule } from './planned-rule';
import { paths, ruleThat } from './resource-check';
import type { PlanUnderCheck, ResourceCheck } from './resource-check';
import { opened } from '../model/arn-pattern';
import { RESOURCE_CATALOG } from '../model/resource-catalog';
import type { ResourceKind } from '../model/resource-kind';
import { namesInWords } from '../private/paths';
import { warn } from '../private/warnings';
import { mayBeOfKind } from '../selection/reach';
import { isAirGapped } from '../vault/vault-resource';
import type { AnyVaultRef } from '../vault/vault-resource';

/** What keeps recovery points out of a logically air-gapped vault, whether a rule sends them there or copies them. */
export const AIR_GAPPED_CHECKS: readonly ResourceCheck[] = [
  {
    id: 'airGappedVaultNotSupported',
    concerns: goesToAirGapped,
    applies: ({ kind }, rule) => isNotSupported(kind, rule),
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

/** Says the same of what is selected by a pattern, where that stands for nothing else. */
export function warnOfPatternsNotSupported({ plan, rules, resources }: PlanUnderCheck): void {
  const concerned = rules.filter(goesToAirGapped);
  for (const arn of concerned.length > 0 ? resources.foreignArns() : []) {
    const kinds = RESOURCE_CATALOG.filter((kind) => mayBeOfKind(arn, kind));
    const bad = concerned.filter((rule) => kinds.length > 0 && kinds.every((kind) => isNotSupported(kind, rule)));
    if (bad.length > 0) {
      warn(plan, 'airGappedVaultNotSupported', `${sends(bad)}, which cannot hold those of ${kindsIn(kinds.map((kind) => ({ kind })))}: it gets none of '${opened(arn)}'`);
    }
  }
}

/** What cannot be copied at all is said to be so by another check. */
function isNotSupported(kind: ResourceKind, rule: PlannedRule): boolean {
  return !canHold(kind) && (hasTarget(rule) || canCopy(kind));
}

function goesToAirGapped(rule: PlannedRule): boolean {
  return hasTarget(rule) || copiesToAirGapped(rule);
}

function hasTarget({ rule: { props } }: PlannedRule): boolean {
  return props.targetLogicallyAirGappedBackupVault !== undefined;
}

function copiesToAirGapped(rule: PlannedRule): boolean {
  return destinationsOf(rule).length > 0;
}

function destinationsOf({ rule: { props } }: PlannedRule): AnyVaultRef[] {
  return (props.copyActions ?? []).map(({ destinationBackupVault }) => destinationBackupVault).filter(isAirGapped);
}

/** Whether all recovery points of a kind go to the logically air-gapped vault of a rule, without a way through the ordinary one. */
export function goesStraight(kind: ResourceKind): boolean {
  return mayGoStraight(kind) && !kind.advancedFeatures?.includes('logicallyAirGappedVault');
}

/** The same where an account may have opted in to advanced features. */
export function mayGoStraight(kind: ResourceKind): boolean {
  return canHold(kind) && isFullyManaged(kind);
}

function canHold({ features }: ResourceKind): boolean {
  return features.includes('logicallyAirGappedVault');
}

function sends(rules: readonly PlannedRule[]): string {
  const targets = rules.flatMap(({ rule: { props } }) => props.targetLogicallyAirGappedBackupVault ?? []);
  const copied = rules.flatMap(destinationsOf);
  const verbs = [...(targets.length > 0 ? [['sends', 'send']] : []), ...(copied.length > 0 ? [['copies', 'copy']] : [])];
  const [singular, plural] = [0, 1].map((form) => verbs.map((verb) => verb[form]).join(' or '));
  const vaults = [...new Set([...targets, ...copied].map(({ node }) => node.path))];
  return `${ruleThat(rules, singular, plural)} recovery points to the logically air-gapped vault${vaults.length === 1 ? '' : 's'} ${namesInWords(vaults)}`;
}
