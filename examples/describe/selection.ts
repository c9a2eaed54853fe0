import type { TemplateResource, Templates, TemplateValue } from './templates';
import { line, list } from './words';

const OPERATORS: Record<string, string> = {
  StringEquals: 'is', StringNotEquals: 'is not', StringLike: 'is like', StringNotLike: 'is not like',
};

/** What a selection reaches, and with which role. */
export function describeSelection(selection: TemplateResource, templates: Templates): string[] {
  const { stack } = selection;
  const { SelectionName, ListOfTags = [], Resources = [], Conditions = {}, NotResources = [], IamRoleArn } = selection.properties.BackupSelection;
  return [
    `  Selection ${SelectionName}`,
    ...ListOfTags.flatMap(({ ConditionKey, ConditionValue }: TemplateValue) =>
      line('by tag', `whatever is tagged ${ConditionKey} = ${ConditionValue}`)),
    ...Resources.flatMap((value: TemplateValue) => {
      const resource = templates.resourceBehind(value, stack);
      return resource
        ? line('resource', `${resource.path} (${resource.type}, ${resource.logicalId})`)
        : line('by ARN', templates.text(value, stack));
    }),
    ...Object.entries<TemplateValue>(Conditions).flatMap(([operator, conditions]) => conditions.flatMap((condition: TemplateValue) =>
      line('only if', `${condition.ConditionKey.replace('aws:ResourceTag/', 'tag ')} ${OPERATORS[operator]} ${condition.ConditionValue}`))),
    ...NotResources.flatMap((value: TemplateValue) => line('but not', templates.resourceBehind(value, stack)?.path ?? templates.text(value, stack))),
    ...describeRole(IamRoleArn, selection, templates),
  ];
}

function describeRole(arn: TemplateValue, { stack }: TemplateResource, templates: Templates): string[] {
  const role = templates.resourceBehind(arn, stack);
  if (!role) { return line('role', templates.text(arn, stack)); }

  const policies: string[] = (role.properties.ManagedPolicyArns ?? [])
    .map((policy: TemplateValue) => templates.text(policy, role.stack).split('/').pop()!);
  return line('role', `${role.path} with ${list(policies)}`);
}
