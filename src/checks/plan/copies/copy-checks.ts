import type { ResourceEnvironment } from 'aws-cdk-lib';
import { isUnencrypted, staysInAccount } from './source-key';
import type { RuleDocument } from '../../../document/plan-document';
import type { ResourceDocument } from '../../../document/resource-document';
import { hasType, SettingsDocument } from '../../../document/settings-document';
import { canCopy, canCopyTo } from '../../../model/resources/copy-abilities';
import { CROSSED, isCopiedIn } from '../../../model/resources/regional-copies';
import type { Crossed } from '../../../model/resources/regional-copies';
import type { ResourceKind } from '../../../model/resources/resource-kind';
import { areSame, knownToDiffer } from '../../../private/environments';
import { ruleThat } from '../plan-under-check';
import type { PlanUnderCheck } from '../plan-under-check';
import type { ResourceCheck } from '../resources/resource-check';
import { names } from '../resources/resource-check';

/** What keeps a copy from being made, or from being what it should be. */
export const COPY_CHECKS: readonly ResourceCheck[] = [
  {
    id: 'copyNotSupported',
    concerns: hasCopies,
    applies: ({ kind }, rule, plan) =>
      !canCopy(kind) || reaches(rule, plan).some((place) => !canCopyTo(kind, place)) || isKeptByRegion(kind, rule, plan),
    message: (found) => `${ruleThat(found.rules, 'makes', 'make')} copies that AWS Backup does not make of `
      + `${kindsIn(found.resources)}: ${names(found)}`,
  },
  {
    id: 'copyNeedsAdvancedFeatures',
    concerns: hasCopies,
    applies: (resource, _, plan) => ['crossAccountCopy', 'crossRegionCopy'].some((feature) => lacksAdvanced(resource, feature, plan)),
    message: (found) => `${ruleThat(found.rules, 'makes', 'make')} copies, which AWS Backup makes of a DynamoDB table only where the account has opted in to `
      + `its advanced features for DynamoDB in the Region: make sure of it for ${names(found)}`,
  },
  {
    id: 'copyNeedsCustomerManagedKey',
    concerns: copiesToOtherAccount,
    applies: staysInAccount,
    message: (found) => `${ruleThat(found.rules, 'copies', 'copy')} into another account, where AWS Backup cannot copy what is encrypted with an AWS managed key: `
      + `give a customer managed key to ${names(found)}`,
  },
  {
    id: 'copyStaysUnencrypted',
    concerns: copiesToOtherAccount,
    applies: (resource) => resource.kind.copiesStayUnencrypted === true && isUnencrypted(resource),
    message: (found) => `${ruleThat(found.rules, 'copies', 'copy')} into another account, and copies of an unencrypted cluster are unencrypted there, `
      + `whatever the key of the vault: encrypt ${names(found)}`,
  },
];

/** Whether a resource has a feature only by an opt-in of the Region that the app itself does not set. */
export function lacksAdvanced({ kind, env }: ResourceDocument, feature: string, { documents }: PlanUnderCheck): boolean {
  return (kind.advancedFeatures ?? []).some((each) => each === feature)
    && !SettingsDocument.ofRegions(documents).some((settings) => areSame(settings.env, env) && hasType(settings.fullManagement, kind.apiName));
}

function hasCopies({ copies = [] }: RuleDocument): boolean {
  return copies.length > 0;
}

function copiesToOtherAccount(rule: RuleDocument, plan: PlanUnderCheck): boolean {
  return reaches(rule, plan).includes('account');
}

/** What the copies of a rule cross for sure. */
function reaches({ copies = [] }: RuleDocument, { document: { env: own } }: PlanUnderCheck): Crossed[] {
  return CROSSED.filter((part) => copies.some(({ vault: { env } }) => crossedTo(env, own).includes(part)));
}

function crossedTo(env: ResourceEnvironment, own: ResourceEnvironment): Crossed[] {
  return CROSSED.filter((part) => knownToDiffer({ ...own, [part]: env[part] }, own));
}

/** Whether one of the copies of a rule is surely not made where AWS Backup makes others of the kind. */
function isKeptByRegion(kind: ResourceKind, { copies = [] }: RuleDocument, { document: { env: own } }: PlanUnderCheck): boolean {
  return copies.some(({ vault: { env } }) => isCopiedIn(kind, crossedTo(env, own), own.region, env.region) === false);
}

export function kindsIn(resources: readonly Pick<ResourceDocument, 'kind'>[]): string {
  return [...new Set(resources.map(({ kind }) => kind.name))].join(', ');
}
