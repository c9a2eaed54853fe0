import { hasPointsOf, pointTypeOf, takesType } from './points';
import { pointsInVaults } from './points-in-vaults';
import type { PlannedPoints } from './points-in-vaults';
import type { Documents } from '../../document/documents';
import type { RestoreTestingPlanDocument } from '../../document/restore-testing-plan-document';
import type { RestoreTestingSelectionDocument } from '../../document/restore-testing-selection-document';
import { kindsNamed } from '../../model/resources/resource-catalog';
import type { ResourceKind } from '../../model/resources/resource-kind';
import type { Problem } from '../findings/finding';
import { PlanUnderCheck } from '../plan/plan-under-check';

/** Backups of these have recovery points of other types in them. */
const WITH_OTHERS = ['CloudFormation', 'EKS'];

/** A selection for which there is no recovery point: of its type, or made as its plan takes them. Nothing is said where anything else may fill the vaults. */
export function withoutPoints(selection: RestoreTestingSelectionDocument, documents: Documents): Problem[] {
  const { plan: tests, resourceType: { knownText: type = '', path } } = selection;
  const kinds = kindsNamed(type);
  const why = tests && kinds.length > 0 ? whyNone(tests, kinds, documents) : undefined;
  return why === undefined ? [] : [{ id: 'restoreTestingWithoutPoints', level: 'warning', property: path, message: `the restore testing plan '${tests!.name}' ${why}` }];
}

function whyNone(tests: RestoreTestingPlanDocument, kinds: readonly ResourceKind[], documents: Documents): string | undefined {
  const [{ apiName: type }] = kinds;
  if (takesOnly(tests, 'CONTINUOUS') && !kinds.some(({ features }) => features.includes('continuousBackup'))) {
    return `takes continuous recovery points only, and AWS Backup makes none of the type '${type}': let it take snapshots, too`;
  }
  const points = pointsInVaults(tests, documents) ?? [];
  if (points.length === 0) { return undefined; }
  const ofType = kinds.flatMap((kind) => points
    .filter((each) => hasPointsOf(each, kind) && mayBackUp(each, kinds, documents))
    .map((each) => takesType(tests, pointTypeOf(each, kind))));
  if (ofType.length === 0) {
    return `takes recovery points of vaults into which the rules of the application make none of the type '${type}': let it look into others, or leave the selection out`;
  }
  return ofType.some((answer) => answer !== false) ? undefined
    : `takes ${takesOnly(tests, 'CONTINUOUS') ? 'continuous recovery points' : 'snapshots'} only, and the rules of the application make none of the type '${type}' in its vaults: let it take `
      + `${takesOnly(tests, 'CONTINUOUS') ? 'snapshots' : 'continuous ones'}, too`;
}

function takesOnly({ pointTypes }: RestoreTestingPlanDocument, type: string): boolean {
  const types = pointTypes.elements() ?? [];
  return types.length > 0 && types.every(({ knownText }) => knownText === type);
}

/** Whether a plan may select a resource of some kinds. Which of them a cluster is may be known only at deployment. */
function mayBackUp({ plan }: PlannedPoints, kinds: readonly ResourceKind[], documents: Documents): boolean {
  const types = new Set(typesOf(kinds));
  return !PlanUnderCheck.of(documents, plan).resources.isNone((kind) =>
    kinds.includes(kind) || WITH_OTHERS.includes(kind.apiName) || typesOf([kind]).some((each) => types.has(each)));
}

function typesOf(kinds: readonly ResourceKind[]): string[] {
  return kinds.flatMap(({ sources }) => sources.map((source) => source.type));
}
