import type { AccessPointDescription, LegalHoldDescription } from './description';
import { placeOf, resourceUse, textAt, valueOfText, vaultUse } from './values';
import type { AccessPointDocument } from '../../document/access-point-document';
import type { Documents } from '../../document/documents';
import type { LegalHoldDocument } from '../../document/legal-hold-document';

/** A legal hold: which recovery points it is of. */
export function describeLegalHold(documents: Documents, hold: LegalHoldDocument): LegalHoldDescription {
  const { selected, resourceIds } = hold;
  return {
    ...placeOf(hold),
    name: textAt(documents, hold.title),
    description: textAt(documents, hold.description),
    vaults: hold.vaults.map((vault) => vaultUse(documents, vault)),
    resources: selected.resources.map(resourceUse),
    arns: [...selected.others.map((arn) => valueOfText(documents, arn)), ...selected.isLater ? [textAt(documents, resourceIds)] : []],
    fromDate: textAt(documents, hold.fromDate),
    toDate: textAt(documents, hold.toDate),
    canceledWithStack: hold.isDeleted,
  };
}

/** A backup access point: of which recovery point, and at which time. */
export function describeAccessPoint(documents: Documents, point: AccessPointDocument): AccessPointDescription {
  return {
    ...placeOf(point),
    name: textAt(documents, point.accessPointName),
    recoveryPoint: textAt(documents, point.recoveryPointArn),
    pointInTime: textAt(documents, point.pointInTime),
  };
}
