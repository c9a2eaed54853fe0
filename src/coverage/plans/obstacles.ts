import { hindrancesOfOwnKey } from './own-key';
import type { PlanFacts } from './plan-facts';
import { lackedFor } from './reaching-role';
import type { Refusals } from './refusals';
import { powerlessOf } from './role-powers';
import type { Working } from './rules-in-vain';
import { perhapsUnfit, unfitBecause } from './unfit';
import { hindrancesOf } from '../../checks/selection/lustre';
import { placesWithoutArn } from '../../checks/selection/pointless/no-arns';
import { READINESS_CHECKS } from '../../checks/selection/readiness';
import { roleOfOtherAccount } from '../../checks/selection/role-account';
import { denialOf } from '../../checks/selection/role-rights';
import { isTrustOpen } from '../../checks/selection/role-trust';
import type { Documents } from '../../document/documents';
import type { ResourceDocument } from '../../document/resource-document';
import type { SelectionDocument } from '../../document/selection-document';
import type { ResourceKind } from '../../model/resources/resource-kind';
import { knownToDiffer } from '../../private/environments';
import { clauseOf } from '../matching/selection-facts';
import type { SelectionFacts } from '../matching/selection-facts';
import type { Subject } from '../subjects/subject';

/** What stands between a selection and the backups of what it selects. */
export interface Obstacles {
  /** Why no backup is made, for sure, each with the id of the law. */
  readonly inVain: readonly string[];
  /** Why it is known only at deployment whether one is. */
  readonly open: readonly string[];
  /** Texts in which there is what only deployment knows of the resource itself. */
  readonly openTexts?: readonly string[];
}

/** Until it has ended, it does what it says. */
export const ENDED = 'no rule of the plan goes on starting jobs';

/** What keeps a selection of a plan from backing up a resource; what it is itself is told of all of them. */
export function obstaclesOf(
  documents: Documents, refusals: Refusals, selection: SelectionDocument, facts: SelectionFacts, plan: PlanFacts | undefined, subject: Subject,
  fitness: Obstacles, working: Working | undefined,
): Obstacles {
  const role = roleObstacles(documents, selection, subject.kind);
  const { rules = [] } = working?.plan ?? plan ?? {};
  const places = [facts.place, ...plan ? [plan.place, ...plan.vaults] : []];
  const refused = places.flatMap((place) => refusals.of(documents, place)).map(({ id, message }) => said(message, id));
  const powerless = role.length > 0 ? undefined : powerlessOf(documents, selection, subject);
  const powers = powerless ? [`the role '${selection.roleInWords}' ${powerless.why}`] : [];
  return {
    inVain: [
      ...refused,
      ...rules.length > 0 && rules.every(({ comesToAnEnd }) => comesToAnEnd) ? [ENDED] : [],
      ...knownToDiffer(subject.env, facts.planEnv)
        ? [said('a plan backs up what is in its own account and Region, and the resource is in another one', 'resourceOfOtherEnvironment')]
        : [],
      ...role,
      ...powerless?.isSure ? powers : [],
      ...working?.inVain ?? [],
      ...fitness.inVain,
    ],
    open: [
      ...plan ? plan.rules ? [] : [`the rules of the plan '${plan.name}' are known only at deployment`] : ['its plan is none of the templates, so that its rules are not known'],
      ...places.some((place) => refusals.isUnread(place)) ? ['the templates are too much to be read to their end'] : [],
      ...noArnsOf(documents, selection),
      ...working?.open ?? [],
      ...powerless?.isSure ? [] : powers,
      ...isTrustOpenOf(documents, selection) ? [`whether the trust policy of the role '${selection.roleInWords}' lets AWS Backup in is known only at deployment`] : [],
      ...fitness.open,
    ],
  };
}

function roleObstacles(documents: Documents, selection: SelectionDocument, kind: ResourceKind): readonly string[] {
  return documents.constant(`coverage: role of ${selection.key} for ${kind.name}`, () => {
    const { roleDocument: role } = selection;
    const denial = role && denialOf(role, kind.pattern.slice(0, kind.pattern.indexOf(':')), documents);
    const ofOther = [
      ...roleOfOtherAccount(selection).map(({ message, id }) => said(message, id)),
      ...denial === undefined ? [] : [`the role '${role!.name}' ${denial}`],
    ];
    const lacking = lackedFor(documents, selection, kind) ?? [];
    return [...ofOther, ...lacking.length > 0
      ? [said(`the role '${role!.name}' lacks the AWS managed policy ${lacking.join(', ')}, without which AWS Backup cannot back up ${kind.name}`, 'backupPolicyMissing')]
      : []];
  });
}

/** Nobody says that a selection is made that has in a list of ARNs what is none: nothing is left out by it either. */
function noArnsOf(documents: Documents, selection: SelectionDocument): readonly string[] {
  return documents.constant(`coverage: no ARNs of ${selection.key}`, () =>
    placesWithoutArn(selection, documents).map((place) => `${clauseOf(place)} can be no ARN, for which AWS Backup may refuse the selection`));
}

function isTrustOpenOf(documents: Documents, selection: SelectionDocument): boolean {
  return documents.constant(`coverage: trust of the role of ${selection.key}`, () => {
    const { roleDocument: role, rolePromise: promise, planEnv } = selection;
    return role !== undefined && !promise?.isKept && isTrustOpen(role, planEnv.region);
  });
}

/** Whether a resource is such that AWS Backup can back it up, whatever selects it. */
export function fitnessOf({ resource }: Subject, documents: Documents): Obstacles {
  if (!resource) { return { inVain: [], open: [] }; }
  const { paths, telling, name } = resource;
  const { versioning, objectLock = '', authenticationMode } = paths;
  const unfit = unfitBecause(resource);
  const inVain = [
    ...unfit === undefined ? [] : [unfit],
    ...READINESS_CHECKS.filter(({ property, isUnready }) => paths[property] !== undefined && isUnready(resource))
      .map(({ id, message }) => said(message(`'${name}'`), id)),
    ...hindrancesOf(resource, documents).map((message) => said(message, 'lustreWithoutBackups')),
  ];
  const isOpen = (path: string | undefined) => path !== undefined && telling.at(path) === undefined;
  const ifOpen = (is: boolean, path: string | undefined, why: string) => is ? [{ why, text: textAt(resource, path!) }] : [];
  const open = inVain.length > 0 ? [] : [
    ...perhapsUnfit(resource, documents),
    ...hindrancesOfOwnKey(resource),
    ...ifOpen(isOpen(versioning) && telling.isOther(objectLock, true, 'true'), versioning, 'whether the bucket has versioning is known only at deployment'),
    ...ifOpen(isOpen(authenticationMode), authenticationMode, 'the authentication mode of the cluster is known only at deployment'),
    ...ifOpen(resource.property('LustreConfiguration').at('DeploymentType').isLater, 'LustreConfiguration.DeploymentType', 'whether the file system is persistent is known only at deployment'),
  ];
  return { inVain, open: open.map(({ why }) => why), openTexts: open.map(({ text }) => text) };
}

function textAt(resource: ResourceDocument, path: string): string {
  const [property, ...names] = path.split('.');
  return names.reduce((reading, name) => reading.at(name), resource.property(property)).text ?? '';
}

function said(message: string, id: string): string {
  return `${message} [${id}]`;
}
