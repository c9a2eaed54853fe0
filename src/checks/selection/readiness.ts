import type { ResourceEnvironment } from 'aws-cdk-lib';
import type { SelectedResources } from './selected-resources';
import type { ResourceDocument } from '../../document/resource-document';
import type { Template } from '../../document/template';
import { opened } from '../../model/arn-pattern';
import type { TellingProperties } from '../../model/resources/telling-properties';
import { arnSection } from '../../private/arn';
import { envInWords, isArnElsewhere, knownToDiffer } from '../../private/environments';
import { isKnownText } from '../../private/known-text';
import type { WarningId } from '../../private/messages/warnings';
import { namesInWords } from '../../private/paths';
import type { Problem } from '../findings/finding';

/** Something that keeps a resource from being backed up, whatever the rules of the plan are. */
export interface ReadinessCheck {
  readonly id: WarningId;
  /** What resources have that can be unready; nothing is asked of others. */
  readonly property: keyof TellingProperties;
  readonly isUnready: (resource: ResourceDocument) => boolean;
  readonly message: (names: string) => string;
}

export const READINESS_CHECKS: readonly ReadinessCheck[] = [
  {
    id: 'bucketWithoutVersioning',
    property: 'versioning',
    isUnready: ({ paths: { versioning = '', objectLock = '' }, telling }) => telling.isOther(versioning, 'Enabled') && telling.isOther(objectLock, true, 'true'),
    message: (names) => `AWS Backup does not back up a bucket without versioning: turn it on for ${names}`,
  },
  {
    id: 'eksAuthenticationMode',
    property: 'authenticationMode',
    isUnready: ({ paths: { authenticationMode = '' }, telling }) => telling.isOther(authenticationMode, 'API', 'API_AND_CONFIG_MAP'),
    message: (names) => `AWS Backup backs up an EKS cluster only with the authentication mode API or API_AND_CONFIG_MAP: set it for ${names}`,
  },
];

/**
 * What selections of a plan select that is not ready for it. Nothing is said of a resource that is not surely selected.
 *
 * @param env the account and Region of the plan
 * @param template where a selection or the plan is, whose partition is that of the plan
 */
export function unreadyResources(resources: SelectedResources, env: ResourceEnvironment, template: Template): Problem[] {
  const selected = (isMeant: (resource: ResourceDocument) => boolean) => resources.all
    .filter((each) => isMeant(each) && resources.selects(each))
    .map(({ name }) => name);
  const sources = [...new Set(resources.all.map(({ known }) => known!.source))];
  return [
    ...outOfReach(resources, selected, env, template),
    ...READINESS_CHECKS.flatMap(({ id, property, isUnready, message }) => {
      const can = new Set(sources.filter(({ properties = {} }) => properties[property] !== undefined));
      const found = can.size > 0 ? selected((each) => can.has(each.known!.source) && isUnready(each)) : [];
      return found.length > 0 ? [warning(id, message(namesInWords(found)))] : [];
    }),
  ];
}

/** What is out of reach of a plan: resources of the application, and ARNs that say so themselves. */
function outOfReach(
  resources: SelectedResources, selected: (isMeant: (resource: ResourceDocument) => boolean) => string[],
  env: ResourceEnvironment, template: Template,
): Problem[] {
  const templates = new Set(resources.all.map((each) => each.template));
  const elsewhere = new Set([...templates].filter((each) => knownToDiffer(resources.documents.envOf(each), env)));
  const found = elsewhere.size > 0 ? selected((resource) => elsewhere.has(resource.template)) : [];
  const arns = [...resources.others].filter((arn) => isArnElsewhere(arn, env) || isOfOtherPartition(arn, template));
  const imports = resources.selections.flatMap(({ importedElsewhere }) => importedElsewhere);
  const names = [...found, ...arns.map(opened), ...new Set(imports)];
  return names.length > 0
    ? [warning('resourceOfOtherEnvironment', `a plan backs up what is in its own account and Region (${envInWords(env)}), and so not ${namesInWords(names)}: `
      + 'give each account and Region a plan of its own')]
    : [];
}

function isOfOtherPartition(arn: string, { environment: { partition } }: Template): boolean {
  const own = arnSection(arn, 1) ?? '*';
  return partition !== undefined && isKnownText(own) && !own.includes('*') && own !== partition;
}

function warning(id: WarningId, message: string): Problem {
  return { id, level: 'warning', message };
}
