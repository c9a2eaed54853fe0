import { trustKeys } from './trust-keys';
import type { RoleDocument } from '../../document/role-document';
import type { SelectionDocument } from '../../document/selection-document';
import { nameOf } from '../../document/values/durations';
import type { Reading } from '../../document/values/reading';
import type { WrittenStatement } from '../../model/access-policy';
import type { Answer } from '../../model/resources/selection-semantics';
import { BACKUP_SERVICE } from '../../private/service';
import type { Problem } from '../findings/finding';
import { isMeant } from '../policy-actions';
import { meetsCondition } from '../policy-conditions';

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
export function untrustedBy({ service, called }: Assuming, role: RoleDocument, place: Reading): Problem[] {
  const { name } = role;
  const why = distrust(role, service);
  return why ? [{
    id: 'untrustedRole',
    level: 'error',
    property: place.path,
    message: `'${nameOf(place)}' must be a role that ${called} can assume: '${name}' ${why}`,
  }] : [];
}

/** Whether only deployment knows that AWS Backup meets the conditions of the statements by which a role lets it in where backups are made, or would keep it out. */
export function isTrustOpen(role: RoleDocument, region: string): boolean {
  const statements = role.trust.all;
  const trusting = statements.filter((statement) => mayAllow(statement, BACKUP_SERVICE) && mayBeOfAssuming(statement));
  return (trusting.length > 0 && trusting.every((statement) => meetsTrust(statement, role, region) === undefined))
    || statements.some((statement) => denies(statement, BACKUP_SERVICE) && meetsTrust(statement, role, region) === undefined);
}

/** Why a role surely does not let a service in; nothing where it may. */
function distrust(role: RoleDocument, service: string): string | undefined {
  const statements = role.trust.all;
  if (statements.length === 0) { return undefined; }
  const trusting = statements.filter((statement) => mayAllow(statement, service));
  if (trusting.length === 0) { return `does not trust ${service}`; }
  const assuming = trusting.filter(mayBeOfAssuming);
  if (assuming.length === 0) { return `lets ${service} do something else than ${ASSUME}`; }
  if (assuming.every((statement) => meetsTrust(statement, role) === false)) { return `lets ${service} in only under a condition that it never meets there`; }
  return statements.some((statement) => denies(statement, service) && meetsTrust(statement, role) === true) ? `has a statement that denies ${ASSUME} to ${service}` : undefined;
}

/** Whether a statement of a trust policy may let a service in; what only deployment knows may. */
function mayAllow(statement: Reading, assuming: string): boolean {
  const [effect, principal] = ['Effect', 'Principal'].map((name) => statement.at(name));
  if (effect.isLater) { return true; }
  if (!effect.isAbsent && effect.text !== 'Allow') { return false; }
  if (principal.isAbsent) { return !statement.at('NotPrincipal').isAbsent; }
  return principal.isLater || principal.text === '*'
    || textsAt(principal.at('Service')).some((service) => service === undefined || service === '*' || isService(service, assuming))
    || textsAt(principal.at('AWS')).some((account) => account === undefined || account === '*');
}

/** Whether a statement may be of assuming the role; one that names no actions is none of this law. */
function mayBeOfAssuming(statement: Reading): boolean {
  const [actions, others] = ['Action', 'NotAction'].map((name) => statement.at(name));
  if (!others.isAbsent) { return textsAt(others).every((action) => action === undefined || !isOfAssuming(action)); }
  return actions.isAbsent || textsAt(actions).some((action) => action === undefined || isOfAssuming(action));
}

/** Whether a service meets the condition of a statement of the trust policy of a role; where no Region is given, in any. */
function meetsTrust({ value }: Reading, { env: { account } }: RoleDocument, region?: string): Answer {
  return meetsCondition(Object(value) as WrittenStatement, trustKeys({ account, region }));
}

/** Whether a statement surely keeps a service from assuming the role, where its condition is met: nothing in it is known only at deployment. */
function denies(statement: Reading, service: string): boolean {
  const principal = statement.at('Principal');
  return statement.at('Effect').knownText === 'Deny'
    && textsAt(statement.at('Action')).some((action) => action !== undefined && isOfAssuming(action))
    && (principal.knownText === '*' || textsAt(principal.at('Service')).includes(service));
}

function isOfAssuming(action: string): boolean {
  return isMeant(action, ASSUME);
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
