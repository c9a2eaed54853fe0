import type { Need } from './need';
import type { Shortfall } from './shortfall';
import type { ResourceCoverage } from '../../resource-coverage';

const SELECT = 'select it by a plan, or exempt it with a reason';

/** That a resource is not surely backed up. */
export function protectionUnmet({ verdict, reasons }: ResourceCoverage): Shortfall[] {
  switch (verdict) {
    case 'protected': return [];
    case 'conditional': return [{ id: 'unprotected', says: `must be backed up, and whether it is, is known only at deployment (${reasons.join('; ')})`, fix: SELECT }];
    case 'selectedInVain': return [{ id: 'unprotected', says: `must be backed up, and it is selected in vain (${reasons.join('; ')})`, fix: 'change that, or exempt it with a reason' }];
    default: return [{ id: 'unprotected', says: `must be backed up, and ${reasons.join('; ')}`, fix: SELECT }];
  }
}

/** That a resource which AWS Backup cannot back up has less than it must have. */
export function unsupportedUnmet({ verdict, reasons }: ResourceCoverage, { unsupported }: Need): Shortfall[] {
  if (unsupported === 'exemption') {
    return [{ id: 'unsupported', says: `must be exempt, since AWS Backup does not back it up (${reasons.join('; ')})`, fix: 'exempt it with a reason' }];
  }
  return unsupported === 'nativeBackup' && verdict !== 'nativeOnly'
    ? [{ id: 'unsupported', says: `must be backed up by its own service, and it is not (${reasons.join('; ')})`, fix: 'turn its own backups on where it has some, or exempt it with a reason' }]
    : [];
}
