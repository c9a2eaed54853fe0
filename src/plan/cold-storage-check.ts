import { CfnResource } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isReadyMade } from './backup-plan-rule';
import type { PlannedRule } from './planned-rule';
import { nothingSelectedIs, ruleThat } from './resource-check';
import type { PlanUnderCheck } from './resource-check';
import type { ResourceKind } from '../model/resource-kind';
import { TemplateProperties } from '../model/template-properties';
import { rootOf } from '../private/tree';
import { warn } from '../private/warnings';

/** The plan of each app or stage that speaks for all that are ready made. */
const SPEAKERS = new WeakMap<IConstruct, backup.IBackupPlanRef>();

/** Says where rules, or their copies alone, move to cold storage what has none. */
export function warnOfColdStorage(checked: PlanUnderCheck): void {
  const { plan } = checked;
  const [ownMoves, copyMoves] = [checked.rules.filter(movesItself), checked.rules.filter((rule) => !movesItself(rule) && copiesMove(rule))];
  const concerned = [...ownMoves, ...copyMoves];
  const becomesCold = (kind: ResourceKind) => hasColdStorage(kind) || (kind.isColdByArchive === true && optsInToArchive(plan));
  if (concerned.length === 0 || !nothingSelectedIs(becomesCold, checked)) { return; }

  const what = [
    ...(ownMoves.length > 0 ? [`${ruleThat(ownMoves, 'moves', 'move')} recovery points`] : []),
    ...(copyMoves.length > 0 ? [`the copies of ${ruleThat(copyMoves, 'move', 'move')}`] : []),
  ].join(', and ');
  const sentence = `${what} to cold storage, and nothing that the plan selects has it${archiveInWords(checked)}: they stay in warm storage until they are deleted`;
  if (!concerned.every(({ rule }) => isReadyMade(rule))) {
    warn(plan, 'coldStorageWithoutEffect', sentence);
  } else if (speaksForAll(plan) && warn(plan, 'coldStorageWithoutEffect', `${sentence}; as ready-made rules cannot be changed, give the plan rules of your own, `
    + 'by new BackupPlanRule(), or acknowledge this; it is said of one plan of ready-made rules only')) {
    SPEAKERS.set(rootOf(plan), plan);
  }
}

/** Whether no other plan has said it already. */
function speaksForAll(plan: backup.IBackupPlanRef): boolean {
  return [undefined, plan].includes(SPEAKERS.get(rootOf(plan)));
}

function movesItself({ rule: { props } }: PlannedRule): boolean {
  return props.moveToColdStorageAfter !== undefined;
}

function copiesMove({ rule: { props } }: PlannedRule): boolean {
  return (props.copyActions ?? []).some(({ moveToColdStorageAfter }) => moveToColdStorageAfter !== undefined);
}

function hasColdStorage({ features, isColdByArchive }: ResourceKind): boolean {
  return features.includes('coldStorage') && !isColdByArchive;
}

/** What would give it to what is selected. */
function archiveInWords({ resources }: PlanUnderCheck): string {
  const archived = [...resources.kinds()!].filter(({ isColdByArchive }) => isColdByArchive);
  return archived.length > 0 ? ` without 'optInToArchive', which ${archived.map(({ name }) => name).join(', ')} need` : '';
}

/** The archive of EBS snapshots, asked for by a rule, a copy or an override. */
function optsInToArchive({ node: { defaultChild: resource } }: backup.IBackupPlanRef): boolean {
  return CfnResource.isCfnResource(resource)
    && new TemplateProperties(resource).mentions('BackupPlan', 'OptInToArchiveForSupportedResources');
}
