import type { RoleDocument } from '../../document/role-document';
import type { SelectionDocument } from '../../document/selection-document';
import { nameOf } from '../../document/values/durations';
import type { Reading } from '../../document/values/reading';
import { matchesPattern } from '../../model/arn-pattern';
import { BACKUP_SERVICE } from '../../private/service';
import type { Problem } from '../findings/finding';

/** Something with a role that AWS Backup assumes. */
type Trusted = Pick<SelectionDocument, 'role' | 'roleDocument'> & Partial<Pick<SelectionDocument, 'rolePromise'>>;

/** AWS Backup refuses a role that it cannot assume. Of a role that is not of the application nothing is known. */
export function untrustedRole({ role, roleDocument, rolePromise }: Trusted): Problem[] {
  if (!roleDocument || rolePromise?.isKept) { return []; }
  return untrustedBy({ service: BACKUP_SERVICE, called: 'AWS Backup' }, roleDocument, role);
}

/** Who assumes a role. */
export interface Assuming {
  readonly service: string;
  /** What people call it. */
  readonly called: string;
}

/** A role of the application that a service surely cannot assume, and the place that names it. */
export function untrustedBy({ service, called }: Assuming, { trust, name }: RoleDocument, place: Reading): Problem[] {
  const why = trust.isAbsent ? undefined : distrust(trust.all, service);
  return why ? [{
    id: 'untrustedRole',
    level: 'error',
    property: place.path,
    message: `'${nameOf(place)}' must be a role that ${called} can assume: '${name}' ${why}`,
  }] : [];
}

/** Why statements of a trust policy surely do not let a service in; nothing where they may. */
function distrust(statements: readonly Reading[], service: string): string | undefined {
  if (statements.length === 0) { return undefined; }
  const trusting = statements.filter((statement) => mayAllow(statement, service));
  if (trusting.length === 0) { return `does not trust ${service}`; }
  if (!trusting.some(mayBeOfAssuming)) { return `lets ${service} do something else than ${ASSUME}`; }
  return statements.some((statement) => denies(statement, service)) ? `has a statement that denies ${ASSUME} to ${service}` : undefined;
}

/** Whether a statement of a trust policy may let a service in; what only deployment knows may. */
function mayAllow(statement: Reading, assuming: string): boolean {
  const [effect, principal] = ['Effect', 'Principal'].map((name) => statement.at(name));
  if (effect.isLater || principal.isLater) { return true; }
  if (!effect.isAbsent && effect.text !== 'Allow') { return false; }
  if (principal.isAbsent) { return !statement.at('NotPrincipal').isAbsent; }
  return principal.text === '*'
    || textsAt(principal.at('Service')).some((service) => service === undefined || service === '*' || isService(service, assuming))
    || textsAt(principal.at('AWS')).some((account) => account === undefined || account === '*');
}

/** Whether a statement may be of assuming the role; one that names no actions is none of this law. */
function mayBeOfAssuming(statement: Reading): boolean {
  const [actions, others] = ['Action', 'NotAction'].map((name) => statement.at(name));
  if (!others.isAbsent) { return textsAt(others).every((action) => action === undefined || !isOfAssuming(action)); }
  return actions.isAbsent || textsAt(actions).some((action) => action === undefined || isOfAssuming(action));
}

/** Whether a statement surely keeps a service from assuming the role: nothing in it is known only at deployment, and it has no condition. */
function denies(statement: Reading, service: string): boolean {
  const principal = statement.at('Principal');
  return statement.at('Effect').knownText === 'Deny'
    && statement.at('Condition').isAbsent
    && textsAt(statement.at('Action')).some((action) => action !== undefined && isOfAssuming(action))
    && (principal.knownText === '*' || textsAt(principal.at('Service')).includes(service));
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
const DOMAIN = 'amazonaws.com';

/** Whether a text is the name of a service, also as one of a Region or in China, where its name is not documented. */
function isService(text: string, name: string): boolean {
  const inAnyPlace = text.endsWith('.cn') ? text.slice(0, -'.cn'.length) : text;
  return inAnyPlace.startsWith(name.slice(0, -DOMAIN.length)) && inAnyPlace.endsWith(`.${DOMAIN}`);
}
