import { APPEND, ASSIGN } from './operators';
import { placeIn } from './policy-tree';
import type { PolicyNode, PolicyProblem } from './policy-tree';
import { isWhollyLater } from '../../private/later';
import { nearName } from '../../private/shape/near-name';

/** What may be in a place of a policy: one text, a list of them, some names, or any names. */
type Shape = 'text' | 'list' | { readonly names: Readonly<Record<string, Shape>> } | { readonly each: Shape };

/** Something in a policy that is wrong, or that nobody has documented. */
export interface SchemaProblem extends PolicyProblem {
  readonly isSure: boolean;
}

const LIFECYCLE: Shape = {
  names: { move_to_cold_storage_after_days: 'text', delete_after_days: 'text', opt_in_to_archive_for_supported_resources: 'text' },
};
const TAGS: Shape = { each: { names: { tag_key: 'text', tag_value: 'text' } } };
const CONDITIONS_OF_ONE: Shape = { each: { names: { condition_key: 'text', condition_value: 'text' } } };
const CONDITIONS: Shape = {
  names: {
    string_equals: CONDITIONS_OF_ONE, string_not_equals: CONDITIONS_OF_ONE, string_like: CONDITIONS_OF_ONE, string_not_like: CONDITIONS_OF_ONE,
  },
};
const RULE: Shape = {
  names: {
    schedule_expression: 'text',
    target_backup_vault_name: 'text',
    target_logically_air_gapped_backup_vault_arn: 'text',
    start_backup_window_minutes: 'text',
    complete_backup_window_minutes: 'text',
    enable_continuous_backup: 'text',
    lifecycle: LIFECYCLE,
    copy_actions: { each: { names: { target_backup_vault_arn: 'text', lifecycle: LIFECYCLE } } },
    recovery_point_tags: TAGS,
    index_actions: { names: { resource_types: 'list' } },
    scan_actions: { each: { names: { scan_mode: 'text' } } },
  },
};
const PLAN: Shape = {
  names: {
    regions: 'list',
    rules: { each: RULE },
    selections: {
      names: {
        tags: { each: { names: { iam_role_arn: 'text', tag_key: 'text', tag_value: 'list', conditions: CONDITIONS } } },
        resources: { each: { names: { iam_role_arn: 'text', resource_types: 'list', not_resource_types: 'list', conditions: CONDITIONS } } },
      },
    },
    advanced_backup_settings: {
      names: { ec2: { names: { windows_vss: 'text' } }, s3: { names: { backup_acls: 'text', backup_object_tags: 'text' } } },
    },
    backup_plan_tags: TAGS,
    scan_settings: { each: { names: { resource_types: 'list', scanner_role_arn: 'text' } } },
  },
};
const PLANS: Shape = { each: PLAN };

/**
 * What of a policy is not as AWS documents it.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_backup_syntax.html
 */
export function schemaProblems(policy: PolicyNode): SchemaProblem[] {
  // What is beside the plans has been said.
  const plans = policy.children.get('plans');
  return plans ? [...problemsIn(plans.node, PLANS, plans.key), ...mixtures(plans.node, plans.key)] : [];
}

function problemsIn(node: PolicyNode, shape: Shape, path: string): SchemaProblem[] {
  if (node.isLater) { return []; }
  if (typeof shape === 'string') { return valueProblems(node, shape, path); }
  const [operator] = node.values.keys();
  if (operator !== undefined) { return [{ path, message: `has names in it and no value, got '${operator}'`, isSure: true }]; }
  return [...node.children.values()].flatMap(({ key, node: child }) => {
    const place = placeIn(path, key);
    if ('each' in shape) { return problemsIn(child, shape.each, place); }
    const inner = Object.hasOwn(shape.names, key.toLowerCase()) ? shape.names[key.toLowerCase()] : undefined;
    return inner ? problemsIn(child, inner, place) : [unknownName(key, Object.keys(shape.names), place)];
  });
}

function valueProblems({ children, values }: PolicyNode, shape: 'text' | 'list', path: string): SchemaProblem[] {
  const [name] = children.values();
  const lists = [...values].filter(([operator, value]) => operator !== ASSIGN || Array.isArray(value)).map(([operator]) => operator);
  return [
    ...name ? [{ path, message: `is ${shape === 'list' ? 'a list' : 'one value'} and has no names in it, got '${name.key}'`, isSure: true }] : [],
    ...shape === 'text' && lists.length > 0 ? [{ path, message: `must be one value, got a list by '${lists[0]}'`, isSure: true }] : [],
    ...shape === 'list' && lists.length < values.size && !isWhollyLater(values.get(ASSIGN)) ? [{ path, message: `must be a list, got '${String(values.get(ASSIGN))}'`, isSure: true }] : [],
  ];
}

/** What is one or two letters away from a name is surely none. */
function unknownName(key: string, names: readonly string[], path: string): SchemaProblem {
  const meant = nearName(key, names);
  return meant === undefined
    ? { path, message: `AWS documents no '${key}' there, only ${names.map((name) => `'${name}'`).join(', ')}`, isSure: false }
    : { path, message: `there is no '${key}', did you mean '${meant}'?`, isSure: true };
}

function mixtures(plans: PolicyNode, path: string): SchemaProblem[] {
  return [...plans.children.values()].flatMap(({ key, node }) => {
    const selections = node.children.get('selections');
    const [tags, resources] = ['tags', 'resources'].map((kind) => selections?.node.children.get(kind)?.node.children.size ?? 0);
    return tags > 0 && resources > 0
      ? [{
        path: placeIn(placeIn(path, key), selections!.key),
        message: "all selections of a plan are by 'tags', or all by 'resources', got both: make a plan of its own for the others",
        isSure: true,
      }]
      : [];
  });
}

/** What a plan needs that a policy does not say, in words; nothing where it does, or takes away what another one says. */
export function lackingIn(plan: PolicyNode): string[] {
  const lacking = (node: PolicyNode, names: readonly string[], owner = '') =>
    node.isLater ? [] : names.filter((name) => isMissing(node.children.get(name)?.node)).map((name) => `'${name}'${owner}`);
  const eachIn = (node: PolicyNode | undefined, what: string, names: readonly string[]) =>
    [...node?.children.values() ?? []].flatMap(({ key, node: child }) => lacking(child, names, ` of the ${what} '${key}'`));
  const selections = plan.children.get('selections')?.node;
  return [
    ...lacking(plan, ['regions', 'rules', 'selections']),
    ...eachIn(plan.children.get('rules')?.node, 'rule', ['schedule_expression', 'target_backup_vault_name']),
    ...eachIn(selections?.children.get('tags')?.node, 'selection', ['iam_role_arn', 'tag_key', 'tag_value']),
    ...eachIn(selections?.children.get('resources')?.node, 'selection', ['iam_role_arn', 'resource_types']),
  ];
}

function isMissing(node: PolicyNode | undefined): boolean {
  if (!node || node.isLater) { return !node; }
  return node.children.size === 0 && !node.values.has(ASSIGN) && !node.values.has(APPEND);
}
