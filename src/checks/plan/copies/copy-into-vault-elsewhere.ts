import { copying, DEFAULT_VAULT, destinationsOf, isOfOtherAccount, ofDestination } from './copies';
import type { Destination } from './copies';
import type { Documents } from '../../../document/documents';
import { PlanDocument } from '../../../document/plan-document';
import { propertyOf } from '../../../document/template';
import type { Place } from '../../../document/template';
import { isPlain } from '../../../document/values/plain';
import { COPY_INTO } from '../../../model/access-policy';
import { memo } from '../../../private/memo';
import { writtenOut } from '../../../private/messages/written-out';
import { namesInWords } from '../../../private/paths';
import type { Problem } from '../../findings/finding';
import type { PlanUnderCheck } from '../plan-under-check';

/** A vault of another account of which nothing is known. Of all plans of an account that copy there, the first one says it. */
export function copyIntoVaultElsewhere(plan: PlanUnderCheck): Problem[] {
  return destinationsOf(plan)
    .filter((destination) => isOfOtherAccount(destination, plan) && !destination.vault.document && destination.vault.name !== DEFAULT_VAULT)
    .flatMap((destination) => {
      const others = followersOf(plan, destination);
      return others ? [ofDestination('copyIntoVaultElsewhere', 'warning', destination, inWords(plan, destination, others))] : [];
    });
}

function inWords({ document: { env: { account } } }: PlanUnderCheck, destination: Destination, others: readonly PlanDocument[]): string {
  const [key, make] = destination.vault.isAirGapped ? ['', 'make sure of it'] : ['that vault has a customer managed key and ', 'make sure of both'];
  const too = others.length === 0 ? '' : `; so ${others.length === 1 ? 'does the plan' : 'do the plans'} ${namesInWords(others.map(({ name }) => name))}`;
  return `${copying(destination)} in another account, which works only if ${key}its access policy allows the account ${account} ${COPY_INTO}: ${make}${too}`;
}

/** The plans for which a plan speaks, too; nothing where another one speaks for it. */
function followersOf({ document: plan, documents }: PlanUnderCheck, { vault }: Destination): PlanDocument[] | undefined {
  const keys = plansByDestination(documents).get(keyOf(plan, vault.reading.text ?? '')) ?? [];
  const all = keys.map((place) => documents.of(PlanDocument, place));
  const index = all.indexOf(plan);
  if (index < 0) { return []; }
  return all.slice(0, index).some(({ isMade }) => isMade) ? undefined : all.slice(index + 1);
}

/**
 * Where the plans are that copy into a vault, by that and their account: as far as each is in its template without a condition, so that it costs little to tell them, and
 * is the same in every world.
 */
function plansByDestination(documents: Documents): ReadonlyMap<string, readonly Place[]> {
  return documents.constant('plans by destination', () => {
    const found = new Map<string, Place[]>();
    for (const plan of documents.plans) {
      const { template, logicalId } = plan;
      const written = destinationsIn(propertyOf(template.resource(logicalId), 'BackupPlan')).filter((each) => isPlain(writtenOut(each) ?? ''));
      for (const text of new Set(written.map((each) => documents.evaluation.textOf(each, template)))) {
        memo(found, keyOf(plan, text ?? ''), () => []).push({ template, logicalId });
      }
    }
    return found;
  });
}

function keyOf({ env: { account } }: PlanDocument, text: string): string {
  return `${account} ${text}`;
}

function destinationsIn(plan: unknown): unknown[] {
  return elementsOf(plan, 'BackupPlanRule').flatMap((rule) => elementsOf(rule, 'CopyActions')).map((copy) => Object(copy).DestinationBackupVaultArn);
}

function elementsOf(value: unknown, name: string): unknown[] {
  const list = Object(value)[name];
  return Array.isArray(list) ? list : [];
}
