import { mayBeOfKind } from '../../../document/arns/selected-arns';
import { opened } from '../../../model/arn-pattern';
import { RESOURCE_CATALOG } from '../../../model/resources/resource-catalog';
import type { Problem } from '../../findings/finding';
import { goesToAirGapped, hasTarget, isNotSupported, sends } from '../copies/air-gapped-kinds';
import { kindsIn, lacksAdvanced } from '../copies/copy-checks';
import { lacksEncryption, staysOutOfAirGapped } from '../copies/source-key';
import type { PlanUnderCheck } from '../plan-under-check';
import { ruleThat } from '../plan-under-check';
import { names } from '../resources/resource-check';
import type { ResourceCheck } from '../resources/resource-check';

/** What keeps recovery points out of a logically air-gapped vault, whether a rule sends them there or copies them. */
export const AIR_GAPPED_CHECKS: readonly ResourceCheck[] = [
  {
    id: 'airGappedVaultNotSupported',
    concerns: goesToAirGapped,
    applies: ({ kind }, rule) => isNotSupported(kind, rule),
    message: (found) => `${sends(found.rules)}, which cannot hold those of ${kindsIn(found.resources)}: it gets none of ${names(found)}`,
  },
  {
    id: 'airGappedVaultNeedsAdvancedFeatures',
    concerns: hasTarget,
    applies: (resource, _, plan) => lacksAdvanced(resource, 'logicallyAirGappedVault', plan),
    message: (found) => `${sends(found.rules)}, which holds those of a DynamoDB table only where the account has opted in to AWS Backup's advanced features `
      + `for DynamoDB in the Region: make sure of it for ${names(found)}`,
  },
  {
    id: 'airGappedVaultNeedsCustomerManagedKey',
    concerns: goesToAirGapped,
    applies: staysOutOfAirGapped,
    message: (found) => `${sends(found.rules)}, which cannot hold those that are encrypted with an AWS managed key: give a customer managed key to ${names(found)}`,
  },
  {
    id: 'airGappedVaultNeedsEncryption',
    concerns: goesToAirGapped,
    applies: lacksEncryption,
    message: (found) => `${sends(found.rules)}, which cannot hold unencrypted ones of ${kindsIn(found.resources)}: encrypt ${names(found)}`,
  },
  {
    id: 'airGappedVaultWithoutContinuous',
    concerns: (rule) => hasTarget(rule) && rule.isContinuous,
    applies: ({ kind }) => kind.isNotAirGappedContinuously === true,
    message: (found) => `${ruleThat(found.rules, 'backs up', 'back up')} continuously and into a logically air-gapped vault, which holds no continuous backups of `
      + `${kindsIn(found.resources)}: give a rule of their own to ${names(found)}`,
  },
];

/** What is selected by a pattern that stands for nothing but what such a vault cannot hold. */
export function patternsNotSupported({ rules, resources }: PlanUnderCheck): Problem[] {
  const concerned = rules.filter(goesToAirGapped);
  return [...concerned.length > 0 ? resources.others : []].flatMap((arn): Problem[] => {
    const kinds = RESOURCE_CATALOG.filter((kind) => mayBeOfKind(arn, kind));
    const bad = concerned.filter((rule) => kinds.length > 0 && kinds.every((kind) => isNotSupported(kind, rule)));
    if (bad.length === 0) { return []; }
    const message = `${sends(bad)}, which cannot hold those of ${kindsIn(kinds.map((kind) => ({ kind })))}: it gets none of '${opened(arn)}'`;
    return [{ id: 'airGappedVaultNotSupported', level: 'warning', message }];
  });
}
