import type { Line, Section } from './layout';
import type { Names } from './names';
import { resource } from './plan-lines';
import { inWords } from './words';
import type { AccessPointDescription, LegalHoldDescription } from '../description';

/** What is said of a legal hold. */
export function legalHoldSections(hold: LegalHoldDescription, names: Names): Section[] {
  const { description, vaults, resources, arns, fromDate, toDate, canceledWithStack } = hold;
  const what: Line[] = [
    ...vaults.map((vault) => ({ label: 'vault', text: names.vault(vault) })),
    ...resources.map((each) => ({ label: 'resource', text: resource(each) })),
    ...arns.map((arn) => ({ label: 'by ARN', text: inWords(arn) })),
  ];
  return [{
    heading: '',
    lines: [
      { label: 'why', text: inWords(description) },
      ...what.length > 0 ? what : [{ label: 'holds', text: 'all recovery points of the account and Region' }],
      { label: 'made', text: fromDate === null ? 'at any time' : `from ${inWords(fromDate)} to ${inWords(toDate)}` },
      ...canceledWithStack ? [{ label: 'removal', text: 'canceled with the stack' }] : [],
    ],
  }];
}

/** What is said of a backup access point. */
export function accessPointSections({ recoveryPoint, pointInTime }: AccessPointDescription): Section[] {
  return [{
    heading: '',
    lines: [
      { label: 'reads', text: inWords(recoveryPoint) },
      ...pointInTime === null ? [] : [{ label: 'as of', text: inWords(pointInTime) }],
      { label: 'blocks', text: 'the deletion of the recovery point, and its move to another tier' },
    ],
  }];
}
