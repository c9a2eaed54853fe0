import type { LifecycleDocument, RuleDocument } from '../../../document/plan-document';
import { MONTHLY_SCHEDULE, READY_MADE_RULES } from '../../../model/ready-made-rules';
import type { ResourceKind } from '../../../model/resources/resource-kind';
import type { Problem } from '../../findings/finding';
import { ruleThat } from '../plan-under-check';
import type { PlanUnderCheck } from '../plan-under-check';

/** Rules that move to cold storage what has none, or of which the copies alone do. */
export function coldStorageWithoutEffect({ rules, resources }: PlanUnderCheck): Problem[] {
  const [ownMoves, copyMoves] = [rules.filter(movesItself), rules.filter((rule) => !movesItself(rule) && copiesMove(rule))];
  const concerned = [...ownMoves, ...copyMoves];
  const isArchived = rules.some(optsInToArchive);
  const becomesCold = (kind: ResourceKind) => hasColdStorage(kind) || (kind.isColdByArchive === true && isArchived);
  if (concerned.length === 0 || !resources.isNone(becomesCold)) { return []; }

  const what = [
    ...(ownMoves.length > 0 ? [`${ruleThat(ownMoves, 'moves', 'move')} recovery points`] : []),
    ...(copyMoves.length > 0 ? [`the copies of ${ruleThat(copyMoves, 'move', 'move')}`] : []),
  ].join(', and ');
  const message = `${what} to cold storage, and nothing that the plan selects has it${archiveInWords(resources.kinds!)}: they stay in warm storage until they are deleted`;
  return [concerned.every(isReadyMade)
    ? { ...WARNING, isOnce: true, message: `${message}${WAY_OUT}` }
    : { ...WARNING, message }];
}

const WARNING = { id: 'coldStorageWithoutEffect', level: 'warning' } as const;
const WAY_OUT = '; as ready-made rules cannot be changed, give the plan rules of your own, by new BackupPlanRule(), or acknowledge this; '
  + 'it is said of one plan of ready-made rules only';

function movesItself({ lifecycle }: RuleDocument): boolean {
  return moves(lifecycle);
}

function copiesMove({ copies = [] }: RuleDocument): boolean {
  return copies.some(({ lifecycle }) => moves(lifecycle));
}

function moves({ moveToColdStorageAfterDays }: LifecycleDocument): boolean {
  return !moveToColdStorageAfterDays.isAbsent;
}

function hasColdStorage({ features, isColdByArchive }: ResourceKind): boolean {
  return features.includes('coldStorage') && !isColdByArchive;
}

/** Whether a rule or a copy of it may ask for the archive of EBS snapshots. */
function optsInToArchive({ lifecycle, copies = [] }: RuleDocument): boolean {
  return [lifecycle, ...copies.map((copy) => copy.lifecycle)]
    .some(({ optInToArchive }) => !optInToArchive.isAbsent && optInToArchive.boolean !== false);
}

/** What would give it to what is selected. */
function archiveInWords(kinds: ReadonlySet<ResourceKind>): string {
  const archived = [...kinds].filter(({ isColdByArchive }) => isColdByArchive);
  return archived.length > 0 ? ` without 'optInToArchive', which ${archived.map(({ name }) => name).join(', ')} need` : '';
}

/** Whether a rule is as those are that are ready made, here and in aws-cdk-lib. */
function isReadyMade({ ruleName, schedule, timeZone, lifecycle, copies = [] }: RuleDocument): boolean {
  const { moveToColdStorageAfterDays, deleteAfterDays } = lifecycle;
  return READY_MADE_RULES.some((rule) => ruleName.knownText === rule.ruleName
    && moveToColdStorageAfterDays.number === rule.moveToColdStorageAfterDays && deleteAfterDays.number === rule.deleteAfterDays)
    && schedule.knownText === MONTHLY_SCHEDULE && timeZone.isAbsent && copies.length === 0;
}
