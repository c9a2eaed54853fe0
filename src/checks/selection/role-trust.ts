import type { SelectionDocument } from '../../document/selection-document';
import type { Reading } from '../../document/values/reading';
import { BACKUP_SERVICE } from '../../private/service';
import type { Problem } from '../findings/finding';

/** AWS Backup refuses a role that it cannot assume. Of a role that is not of the application nothing is known. */
export function untrustedRole({ role, roleDocument, rolePromise }: SelectionDocument): Problem[] {
  if (!roleDocument || rolePromise?.isKept) { return []; }
  const { trust, name } = roleDocument;
  if (trust.isAbsent) { return []; }
  const statements = trust.elements() ?? [trust];
  return statements.length === 0 || statements.some(mayAllowService) ? [] : [{
    id: 'untrustedRole',
    level: 'error',
    property: role.path,
    message: `'IamRoleArn' must be a role that AWS Backup can assume: '${name}' does not trust ${BACKUP_SERVICE}`,
  }];
}

/** Whether a statement of a trust policy may let AWS Backup in; what only deployment knows may. */
function mayAllowService(statement: Reading): boolean {
  const [effect, principal] = ['Effect', 'Principal'].map((name) => statement.at(name));
  if (effect.isLater || principal.isLater) { return true; }
  if (!effect.isAbsent && effect.text !== 'Allow') { return false; }
  if (principal.isAbsent) { return !statement.at('NotPrincipal').isAbsent; }
  return principal.text === '*'
    || textsAt(principal.at('Service')).some((service) => service === undefined || service === '*' || SERVICE.test(service))
    || textsAt(principal.at('AWS')).some((account) => account === undefined || account === '*');
}

/** The texts of a value or a list; undefined for what only deployment knows. */
function textsAt(reading: Reading): (string | undefined)[] {
  return reading.isAbsent ? [] : (reading.elements() ?? [reading]).map(({ knownText }) => knownText);
}

/** The service, also as one of a Region or in China, where its name is not documented. */
const SERVICE = /^backup\.(.+\.)?amazonaws\.com(\.cn)?$/;
