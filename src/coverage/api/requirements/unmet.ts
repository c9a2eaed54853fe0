import { copiesUnmet } from './copies-unmet';
import type { Need } from './need';
import { isMeant, strictest } from './need';
import { protectionUnmet, unsupportedUnmet } from './protection-unmet';
import { restoreTestedEveryUnmet } from './restores-unmet';
import { maxRetentionUnmet, minRetentionUnmet } from './retention-unmet';
import { frequencyUnmet, pointInTimeRecoveryUnmet, recoveryPointObjectiveUnmet } from './schedule-unmet';
import type { Shortfall } from './shortfall';
import { customerManagedKeyUnmet, immutabilityUnmet } from './vaults-unmet';
import { kindsNamed } from '../../../model/resources/resource-catalog';
import { nameOfResource } from '../../../private/paths';
import type { ResourceCoverage } from '../../resource-coverage';

/** A shortfall, and how bad it is. */
export interface Unmet extends Shortfall {
  readonly resource: ResourceCoverage;
  readonly level: 'error' | 'warning';
  /** All of it in a sentence. */
  readonly message: string;
}

/** What a resource lacks of what is required of it. An exempt one lacks nothing. */
export function unmetBy(resource: ResourceCoverage, needs: readonly Need[]): Unmet[] {
  if (resource.verdict === 'exempt') { return []; }
  const meant = needs.filter((need) => isMeant(need, resource.resourceType) || mayBeMeant(need, resource));
  const errors = shortfallsOf(resource, meant.filter(({ isWarning }) => !isWarning));
  const isError = new Set(errors.map(({ id }) => id));
  const warnings = meant.some(({ isWarning }) => isWarning) ? shortfallsOf(resource, meant).filter(({ id }) => !isError.has(id)) : [];
  return [...errors.map((each) => told(resource, each, 'error')), ...warnings.map((each) => told(resource, each, 'warning'))];
}

/** Of what could not be read to its end, only the type of CloudFormation is known: it may be of all kinds of that. */
function mayBeMeant({ resourceTypes = [] }: Need, { resourceType, verdict, type }: ResourceCoverage): boolean {
  return resourceType === undefined && verdict === 'conditional'
    && resourceTypes.flatMap(kindsNamed).some(({ sources }) => sources.some((source) => source.type === type));
}

function told(resource: ResourceCoverage, shortfall: Shortfall, level: Unmet['level']): Unmet {
  const { says, fix } = shortfall;
  return { ...shortfall, resource, level, message: `'${nameOfResource(resource)}' ${says}: ${fix}` };
}

function shortfallsOf(resource: ResourceCoverage, needs: readonly Need[]): Shortfall[] {
  if (needs.length === 0) { return []; }
  const need = strictest(needs);
  if (isUnsupported(resource)) { return unsupportedUnmet(resource, need); }
  const protection = protectionUnmet(resource);
  if (protection.length > 0) { return protection; }
  return [
    recoveryPointObjectiveUnmet, frequencyUnmet, pointInTimeRecoveryUnmet, minRetentionUnmet, maxRetentionUnmet, copiesUnmet,
    immutabilityUnmet, customerManagedKeyUnmet, restoreTestedEveryUnmet,
  ].flatMap((unmet) => unmet(resource, need));
}

/** Whether AWS Backup cannot back it up, or does not see it here. */
function isUnsupported({ verdict, resourceType }: ResourceCoverage): boolean {
  return verdict === 'unsupported' || (verdict === 'nativeOnly' && resourceType === undefined);
}
