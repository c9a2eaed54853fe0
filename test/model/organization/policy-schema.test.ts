import { lackingIn, schemaProblems } from '../../../src/model/organization/policy-schema';
import { readPolicy } from '../../../src/model/organization/policy-tree';

const text = { '@@assign': 'x' };
const list = { '@@assign': ['x'] };
const lifecycle = { move_to_cold_storage_after_days: text, delete_after_days: text, opt_in_to_archive_for_supported_resources: text };
const condition = { any: { condition_key: text, condition_value: text } };
const conditions = { string_equals: condition, string_not_equals: condition, string_like: condition, string_not_like: condition };
const RULE = {
  schedule_expression: text,
  target_backup_vault_name: text,
  target_logically_air_gapped_backup_vault_arn: text,
  start_backup_window_minutes: text,
  complete_backup_window_minutes: text,
  enable_continuous_backup: text,
  lifecycle,
  copy_actions: { any: { target_backup_vault_arn: text, lifecycle } },
  recovery_point_tags: { any: { tag_key: text, tag_value: text } },
  index_actions: { resource_types: list },
  scan_actions: { any: { scan_mode: text } },
};
const BY_TAGS = { tags: { any: { iam_role_arn: text, tag_key: text, tag_value: list, conditions } } };
const BY_TYPES = { resources: { any: { iam_role_arn: text, resource_types: list, not_resource_types: list, conditions } } };
const ADVANCED = {
  advanced_backup_settings: { ec2: { windows_vss: text }, s3: { backup_acls: text, backup_object_tags: text } },
  backup_plan_tags: { any: { tag_key: text, tag_value: text } },
  scan_settings: { any: { resource_types: list, scanner_role_arn: text } },
};

const policyOf = (plan: object) => ({ plans: { daily: plan } });
const planBy = (selections: object) => ({ regions: list, rules: { hourly: RULE }, selections, ...ADVANCED });

function problemsOf(policy: unknown): string[] {
  const { root, problems } = readPolicy(policy);
  return [...problems, ...schemaProblems(root)].map(({ path, message }) => `${path}: ${message}`);
}

/** Every place that has a name AWS documents, from the plan down; what may have any name is not one. */
function namesIn(node: any, path: readonly string[] = []): (readonly string[])[] {
  return Object.keys(node).flatMap((name) => name.startsWith('@@')
    ? []
    : [...['any', 'hourly'].includes(name) ? [] : [[...path, name]], ...namesIn(node[name], [...path, name])]);
}

/** A policy with something else in a place. */
function spoilt(node: any, [name, ...rest]: readonly string[], by: (name: string, value: unknown) => object): any {
  const { [name]: value, ...others } = node;
  return rest.length === 0 ? { ...others, ...by(name, value) } : { ...node, [name]: spoilt(value, rest, by) };
}

describe.each([['by tags', planBy(BY_TAGS)], ['by types', planBy(BY_TYPES)]])('a plan with selections %s', (_, plan) => {
  test('may have all that is documented', () => {
    expect(problemsOf(policyOf(plan))).toEqual([]);
  });

  test('may have it in capital letters', () => {
    expect(problemsOf(policyOf(spoilt(plan, ['rules', 'hourly', 'lifecycle', 'delete_after_days'], (name, value) => ({ [name.toUpperCase()]: value }))))).toEqual([]);
  });

  test.each(namesIn(plan).map((path) => [path.join('.'), path] as const))('has no other name in the place of %s', (__, path) => {
    const place = ['plans', 'daily', ...path.slice(0, -1)].join('.');
    const misspelt = path.at(-1)!.replace(/.$/, 'xq');
    const [problem, ...others] = problemsOf(policyOf(spoilt(plan, path, (___, value) => ({ [misspelt]: value }))));
    expect(others).toEqual([]);
    expect(problem).toContain(`${place}.${misspelt}: `);
    expect(problem).toContain(`'${path.at(-1)}'`);
    const [novel] = problemsOf(policyOf(spoilt(plan, path, () => ({ something_else_entirely: text }))));
    expect(novel).toContain(`${place}.something_else_entirely: AWS documents no 'something_else_entirely' there, only `);
  });

  test.each(namesIn(plan).map((path) => [path.join('.'), path] as const))('has nothing of another shape in the place of %s', (__, path) => {
    const valueThere = path.reduce<any>((node, name) => node[name], plan);
    const isText = valueThere === text;
    const isList = valueThere === list;
    const [other, message] = isText ? [list, "must be one value, got a list by '@@assign'"]
      : isList ? [text, "must be a list, got 'x'"] : [text, "has names in it and no value, got '@@assign'"];
    expect(problemsOf(policyOf(spoilt(plan, path, (name) => ({ [name]: other }))))).toEqual([`plans.daily.${path.join('.')}: ${message}`]);
    if (isText || isList) {
      expect(problemsOf(policyOf(spoilt(plan, path, (name) => ({ [name]: { inner: text } })))))
        .toEqual([`plans.daily.${path.join('.')}: is ${isList ? 'a list' : 'one value'} and has no names in it, got 'inner'`]);
    }
  });
});

test('plans with selections of both kinds are refused, and none else', () => {
  expect(problemsOf(policyOf(planBy({ ...BY_TAGS, ...BY_TYPES }))))
    .toEqual(["plans.daily.selections: all selections of a plan are by 'tags', or all by 'resources', got both: make a plan of its own for the others"]);
  expect(problemsOf(policyOf(planBy({ ...BY_TAGS, resources: {} })))).toEqual([]);
  expect(problemsOf(policyOf(planBy({ tags: {}, ...BY_TYPES })))).toEqual([]);
});

describe('what a plan needs', () => {
  const lacking = (plan: object) => lackingIn(readPolicy(policyOf(plan)).root.children.get('plans')!.node.children.get('daily')!.node);
  const without = (plan: object, ...path: string[]) => lacking(spoilt(plan, path, () => ({})));

  test('it has', () => {
    expect(lacking(planBy(BY_TAGS))).toEqual([]);
    expect(lacking(planBy(BY_TYPES))).toEqual([]);
  });

  test.each(['regions', 'rules', 'selections'])('is %s', (name) => {
    expect(without(planBy(BY_TAGS), name)).toEqual([`'${name}'`]);
  });

  test.each(['schedule_expression', 'target_backup_vault_name'])('is %s of each rule', (name) => {
    expect(without(planBy(BY_TAGS), 'rules', 'hourly', name)).toEqual([`'${name}' of the rule 'hourly'`]);
  });

  test.each(['iam_role_arn', 'tag_key', 'tag_value'])('is %s of each selection by tags', (name) => {
    expect(without(planBy(BY_TAGS), 'selections', 'tags', 'any', name)).toEqual([`'${name}' of the selection 'any'`]);
  });

  test.each(['iam_role_arn', 'resource_types'])('is %s of each selection by types', (name) => {
    expect(without(planBy(BY_TYPES), 'selections', 'resources', 'any', name)).toEqual([`'${name}' of the selection 'any'`]);
  });

  test('is nothing where what is written is no plan, which has been said', () => {
    expect(lacking(5 as never)).toEqual([]);
    expect(lacking({ ...planBy(BY_TAGS), rules: { hourly: 5 } })).toEqual([]);
  });

  test('nothing of what takes away from what another policy says', () => {
    expect(lacking({ ...planBy(BY_TAGS), regions: { '@@append': ['x'] } })).toEqual([]);
    expect(lacking({ ...planBy(BY_TAGS), regions: { '@@remove': ['x'] } })).toEqual(["'regions'"]);
  });
});
