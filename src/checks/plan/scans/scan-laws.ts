import type { PlanDocument } from '../../../document/plan-document';
import { nameOf } from '../../../document/values/durations';
import type { Reading } from '../../../document/values/reading';
import { EVERY_TYPE, MALWARE_SCANNERS, SCAN_MODES, scannedTypeProblems } from '../../../model/malware-scan';
import { writtenRoleArnProblems } from '../../../model/role-arn';
import type { Problem } from '../../findings/finding';
import { missing, notAmong, refusals } from '../../findings/problems';

/** Laws of malware scans: the rules say how, and the plan says what and by whom. Neither does anything without the other. */
export function scanProblems({ rules = [], scanSettings }: PlanDocument): Problem[] {
  const scanning = rules.filter(({ isScanning }) => isScanning);
  const settings = scanSettings.elements();
  return [
    ...scanning.flatMap(({ scanActions }) => (scanActions.elements() ?? []).flatMap((action) => [
      ...textProblems(action.at('MalwareScanner'), MALWARE_SCANNERS),
      ...textProblems(action.at('ScanMode'), SCAN_MODES),
    ])),
    ...refusals('invalidMalwareScan', scanSettings, scanning.length > 0 && settings?.length === 0
      ? [`'ScanSettings' must be given with the 'ScanActions' of ${scanning.map(({ name }) => `'${name}'`).join(', ')}: they say what is scanned, and with which role`]
      : []),
    ...(settings ?? []).flatMap(settingProblems),
  ];
}

function settingProblems(setting: Reading): Problem[] {
  const [scanner, types, role] = ['MalwareScanner', 'ResourceTypes', 'ScannerRoleArn'].map((name) => setting.at(name));
  const known = (types.elements() ?? []).flatMap(({ knownText }) => knownText ?? []);
  return [
    ...textProblems(scanner, MALWARE_SCANNERS),
    ...refusals('invalidMalwareScan', types, missing(types) ?? [
      ...types.elements()?.length === 0 ? [`'${nameOf(types)}' must have at least one type, got none`] : [],
      ...scannedTypeProblems(nameOf(types), known.filter((type) => type !== EVERY_TYPE)),
    ]),
    ...refusals('invalidMalwareScan', role, missing(role) ?? []),
    ...refusals('invalidRole', role, role.isAbsent ? [] : writtenRoleArnProblems(nameOf(role), role.text ?? '')),
  ];
}

function textProblems(text: Reading, values: readonly string[]): Problem[] {
  return refusals('invalidMalwareScan', text, missing(text) ?? notAmong(text, values));
}
