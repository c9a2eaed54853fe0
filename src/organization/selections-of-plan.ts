import type { aws_backup as backup, CfnResource } from 'aws-cdk-lib';
import type { PolicySelection } from './policy-selection';
import { EVERYTHING } from '../model/arn-pattern';
import { ABSENT } from '../model/properties';
import { RESOURCE_CATALOG } from '../model/resources/resource-catalog';
import { isOverridden, TemplateProperties } from '../model/resources/template-properties';
import { arnSection, colonSectionsOf } from '../private/arn';
import { nodeOf } from '../private/construct-reference';
import { inWords, isKnownText } from '../private/known-text';
import { groupsBy } from '../private/messages/groups';
import type { BackupSelection } from '../selection/backup-selection';
import { selectionsOf } from '../selection/plan-selections';
import type { PlanSelection } from '../selection/plan-selections';
import { roleResource } from '../selection/role/role-resource';

const PATTERNS: ReadonlySet<string> = new Set(RESOURCE_CATALOG.map(({ pattern }) => pattern));
const ROLE = 5;

/** Selections as a policy has them, or what it cannot say of them. */
export interface SelectionsInPolicy {
  readonly selections: readonly PolicySelection[];
  readonly problems: readonly string[];
}

/** The selections of a plan, as a policy has them. */
export function selectionsOfPlan(plan: backup.IBackupPlanRef): SelectionsInPolicy {
  const all = selectionsOf(plan).map(inPolicy);
  return { selections: all.flatMap(({ selections }) => selections), problems: all.flatMap(({ problems }) => problems) };
}

function inPolicy({ construct, logic }: PlanSelection): SelectionsInPolicy {
  const { role } = construct as BackupSelection;
  const resource = construct.node.findChild('Resource') as backup.CfnBackupSelection;
  const given = resource.backupSelection as backup.CfnBackupSelection.BackupSelectionResourceTypeProperty;
  const roleName = nameOf(role.roleArn, roleResource(role));
  const chosen = logic.isFromEverything ? [EVERYTHING] : logic.resources.arns;
  const [patterns, notPatterns] = [chosen, logic.notResources.arns].map((arns) => arns.map((arn) => ({ arn, pattern: patternOf(arn) })));
  const tags = groupsBy(logic.resources.tags, ({ key }) => key);
  const single = [...patterns, ...notPatterns].find(({ pattern }) => pattern === undefined);
  const wanted = [...logic.resources.wanted, ...logic.notResources.wanted][0];
  const subject = `the selection '${construct.node.path}'`;
  const problems = [
    ...isOverridden(resource, 'BackupSelection') ? [`${subject} has an override, which a policy of an organization does not take: give the plan 'selections' of the policy`] : [],
    ...wanted ? [`${subject} has resources of '${wanted.construct.node.path}', and a policy of an organization has tags and types alone: give the plan 'selections' of the policy`] : [],
    ...single ? [`${subject} has the ARN '${inWords(single.arn)}', and a policy of an organization has tags and types alone: give the plan 'selections' of the policy`] : [],
    ...tags.length > 0 && notPatterns.length > 0 ? [`${subject} leaves out types, which a policy of an organization does for selections by type alone, and not for those by tag: give the plan 'selections' of the policy`] : [],
    ...roleName === undefined ? [`${subject} needs a role that each account of the policy has by its name, and the name of its role '${nodeOf(role)?.path ?? role.roleArn}' is `
      + `${whyUnnamed(role.roleArn, roleResource(role))}: give it a 'role' with a 'roleName', or give the plan 'selections' of the policy`] : [],
  ];
  const common = { roleName: roleName ?? '', conditions: logic.conditions };
  const name = given.selectionName;
  return problems.length > 0 ? { problems, selections: [] } : {
    problems,
    selections: [
      ...tags.map((group, index) => ({
        ...common, name: index === 0 ? name : `${name}-${index + 1}`, tag: { key: group[0].key, values: group.map(({ value }) => value) },
      })),
      ...patterns.length > 0 ? [{
        ...common,
        name: tags.length > 0 ? `${name}-types` : name,
        patterns: patterns.map(({ pattern }) => pattern!),
        notPatterns: notPatterns.map(({ pattern }) => pattern!),
      }] : [],
    ],
  };
}

/** What follows the partition in an ARN that stands for all resources of a kind. */
function patternOf(arn: string): string | undefined {
  if (arn === EVERYTHING) { return arn; }
  const [, , ...rest] = colonSectionsOf(arn);
  const pattern = rest.join(':');
  return PATTERNS.has(pattern) ? pattern : undefined;
}

/** Why the name of a role is not known. */
function whyUnnamed(roleArn: string, resource: CfnResource | undefined): string {
  if (resource) { return new TemplateProperties(resource).at('RoleName') === ABSENT ? 'made by CloudFormation' : 'known only at deployment'; }
  return isKnownText(roleArn) ? 'not in its ARN' : 'known only at deployment';
}

/** The name of a role with its path, where that is known. */
function nameOf(roleArn: string, resource: CfnResource | undefined): string | undefined {
  if (resource) {
    const properties = new TemplateProperties(resource);
    const name = properties.text('RoleName');
    const path = properties.text('Path') ?? '/';
    return name !== undefined && isKnownText(name + path) ? `${path.slice(1)}${name}` : undefined;
  }
  const section = arnSection(roleArn, ROLE);
  return section !== undefined && isKnownText(section) && section.startsWith('role/') ? section.slice('role/'.length) : undefined;
}
