import { destinationsOf, ofDestination } from './copies';
import { partitionOf } from '../../../private/partition';
import type { Problem } from '../../findings/finding';
import type { PlanUnderCheck } from '../plan-under-check';
import { ruleThat } from '../plan-under-check';

/** AWS Backup does not copy from one partition to another. */
export function copyIntoOtherPartition(plan: PlanUnderCheck): Problem[] {
  const here = partitionOf(plan.document.env.region);
  return destinationsOf(plan).flatMap((destination) => {
    const { rules, vault } = destination;
    const there = partitionOf(vault.env.region);
    return here === undefined || there === undefined || here === there ? [] : [ofDestination('copyIntoOtherPartition', 'error', destination,
      `${ruleThat(rules, 'must copy', 'must copy')} within the partition ${here}, got '${vault.words}' in the partition ${there}: AWS Backup does not copy from one to another`)];
  });
}
