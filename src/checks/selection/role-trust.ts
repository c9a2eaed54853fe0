import type { SelectionDocument } from '../../document/selection-document';
import type { Reading } from '../../document/values/reading';
import { matchesPattern } from '../../model/arn-pattern';
import { BACKUP_SERVICE } from '../../private/service';
import type { Problem } from '../findings/finding';

/** Something with a role that AWS Backup assumes. */
type Trusted = Pick<SelectionDocument, 'role' | 'roleDocument'> & Partial<Pick<SelectionDocument, 'rolePromise'>>;

/** AWS Backup refuses a role that it cannot assume. Of a role that is not of the application nothing is known. */
export function untrustedRole({ role, roleDocument, rolePromise }: Trusted): Problem[] {
  if (!roleDocument || rolePromise?.isKept) { return []; }
  const { trust, name } = roleDocument;
  if (trust.isAbsent) { return []; }
  const why = distrust(trust.all);
  return why ? [{
    id: 'untrustedRole',
    level: 'error',
    property: role.path,
    message: `'IamRoleArn' must be a role that AWS Backup can assume: '${name}' ${why}`,
  }] : [];
}

/** Why statements of a trust policy surely do not let AWS Backup in; nothing where they may. */
function distrust(statements: readonly Reading[]): string | undefined {
  if (statements.length === 0) { return undefined; }
  const trusting = statements.filter(mayAllowService);
  if (trusting.length === 0) { return `does not trust ${BACKUP_SERVICE}`; }
  if (!trusting.some(mayBeOfAssuming)) { return `lets ${BACKUP_SERVICE} do something else than ${ASSUME}`; }
  return statements.some(deniesService) ? `has a statement that denies ${ASSUME} to ${BACKUP_SERVICE}` : undefined;
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

/** Whether a statement may be of assuming the role; one that names no actions is none of this law. */
function mayBeOfAssuming(statement: Reading): boolean {
  const [actions, others] = ['Action', 'NotAction'].map((name) => statement.at(name));
  if (!others.isAbsent) { return textsAt(others).every((action) => action === undefined || !isOfAssuming(action)); }
  return actions.isAbsent || textsAt(actions).some((action) => action === undefined || isOfAssuming(action));
}

/** Whether a statement surely keeps AWS Backup from assuming the role: nothing in it is known only at deployment, and it has no condition. */
function deniesService(statement: Reading): boolean {
  const principal = statement.at('Principal');
  return statement.at('Effect').knownText === 'Deny'
    && statement.at('Condition').isAbsent
    && textsAt(statement.at('Action')).some((action) => action !== undefined && isOfAssuming(action))
    && (principal.knownText === '*' || textsAt(principal.at('Service')).includes(BACKUP_SERVICE));
}

/** IAM does not tell upper from lower case in actions. */
function isOfAssuming(action: string): boolean {
  return matchesPattern(action.toLowerCase(), ASSUME.toLowerCase());
}

/** The texts of a value or a list; undefined for what only deployment knows. */
function textsAt(reading: Reading): (string | undefined)[] {
  return reading.all.map(({ knownText }) => knownText);
}

const ASSUME = 'sts:AssumeRole';
/** The service, also as one of a Region or in China, where its name is not documented. */
const SERVICE = /^backup\.(.+\.)?amazonaws\.com(\.cn)?$/;
