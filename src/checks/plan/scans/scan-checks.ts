import type { PlanDocument } from '../../../document/plan-document';
import { canBeScanned, EVERY_TYPE, SCAN_POLICY, SCANNED_TYPES, SCANNER_POLICY, SCANNER_SERVICE } from '../../../model/malware-scan';
import { RESOURCE_CATALOG } from '../../../model/resources/resource-catalog';
import type { ResourceKind } from '../../../model/resources/resource-kind';
import type { Problem } from '../../findings/finding';
import { hasNoPolicy, policiesLackedBy } from '../../selection/role-rights';
import { untrustedBy } from '../../selection/role-trust';
import { mayReach } from '../../selection/selected-resources';
import { ruleThat } from '../plan-under-check';
import type { PlanCheck, PlanUnderCheck } from '../plan-under-check';

const SCANNER = { service: SCANNER_SERVICE, called: 'Amazon GuardDuty' };

/** What the malware scans of a plan show together with its roles and with what it selects. */
export const SCAN_CHECKS: readonly PlanCheck[] = [scannerRole, scanWithoutPolicy, scanOfNothing, settingsWithoutActions];

/** A role of the application that the scanner cannot assume, or with which it cannot read what it scans. */
function scannerRole({ document: { scanSettings }, documents }: PlanUnderCheck): Problem[] {
  return (scanSettings.elements() ?? []).flatMap((setting): Problem[] => {
    const place = setting.at('ScannerRoleArn');
    const role = documents.roleOf(place.text);
    if (!role) { return []; }
    const lacking = hasNoPolicy(role, documents) ? [SCANNER_POLICY] : policiesLackedBy(role, [SCANNER_POLICY], documents);
    return [
      ...untrustedBy(SCANNER, role, place),
      ...lacking.map((policy): Problem => ({
        id: 'scanPolicyMissing',
        level: 'warning',
        property: place.path,
        message: `the role '${role.name}' of the scanner lacks the AWS managed policy ${policy}, without which Amazon GuardDuty cannot read what it scans: give it to the role`,
      })),
    ];
  });
}

/** Selections of what is scanned whose role lacks the policy for that. */
function scanWithoutPolicy({ rules, document, resources: { selections }, documents }: PlanUnderCheck): Problem[] {
  const isScanned = rules.some(({ isScanning }) => isScanning) ? scannedBy(document) : undefined;
  if (!isScanned) { return []; }
  const kinds = RESOURCE_CATALOG.filter(isScanned);
  return selections.filter((selection) => {
    const { roleDocument } = selection;
    return roleDocument && kinds.some((kind) => mayReach(selection, kind)) && policiesLackedBy(roleDocument, [SCAN_POLICY], documents).length > 0;
  }).map((selection): Problem => ({
    id: 'scanPolicyMissing',
    level: 'warning',
    concerns: selection,
    message: `the role of the selection lacks the AWS managed policy ${SCAN_POLICY}, which AWS Backup names for malware scans: give it to the role`,
  }));
}

/** Scans that have nothing to do. */
function scanOfNothing({ rules, document, resources }: PlanUnderCheck): Problem[] {
  const scanning = rules.filter(({ isScanning }) => isScanning);
  const isScanned = scannedBy(document);
  if (scanning.length === 0 || !isScanned || !resources.isNone(isScanned)) { return []; }
  return [{
    id: 'malwareScanWithoutEffect',
    level: 'warning',
    message: `${ruleThat(scanning, 'has', 'have')} recovery points scanned for malware, and nothing that the plan selects is of the types that are scanned, ${typesOf(document)}`,
  }];
}

/** Nothing is scanned where no rule says how. */
function settingsWithoutActions({ rules, document: { scanSettings, rules: known } }: PlanUnderCheck): Problem[] {
  const isSaid = (scanSettings.elements() ?? []).length > 0;
  return isSaid && known && rules.every(({ scanActions }) => scanActions.elements()?.length === 0) ? [{
    id: 'malwareScanWithoutEffect',
    level: 'warning',
    property: scanSettings.path,
    message: 'the plan has settings for malware scans, and no rule has scan actions: nothing is scanned',
  }] : [];
}

/** Whether recovery points of a kind are scanned; nothing where that is not known. */
function scannedBy({ scannedTypes: types }: PlanDocument): ((kind: ResourceKind) => boolean) | undefined {
  return types && types.length > 0 ? (kind) => canBeScanned(kind) && (types.includes(EVERY_TYPE) || types.includes(kind.apiName)) : undefined;
}

function typesOf({ scannedTypes: types }: PlanDocument): string {
  return (types!.includes(EVERY_TYPE) ? SCANNED_TYPES : types!).join(', ');
}
