import { effectivePolicy } from '../../../src/model/organization/effective-policy';

const CONTROL = '@@operators_allowed_for_child_policies';
const set = (value: unknown) => ({ '@@assign': value });
const add = (...values: string[]) => ({ '@@append': values });
const only = (...operators: string[]) => ({ [CONTROL]: operators });

function effective(...levels: unknown[]): unknown {
  const { policy, problems } = effectivePolicy(levels);
  expect(problems).toEqual([]);
  return policy;
}

function problemsOf(...levels: unknown[]): string[] {
  return effectivePolicy(levels).problems.map(({ path, message }) => `${path}: ${message}`);
}

/** Has the same at each node of a policy, as AWS writes it. */
function locked(node: any): any {
  if (Object.keys(node).some((key) => key.startsWith('@@'))) { return { ...only('@@none'), ...node }; }
  return { ...only('@@none'), ...Object.fromEntries(Object.entries(node).map(([key, part]) => [key, locked(part)])) };
}

const SECONDARY = 'arn:aws:backup:us-east-1:$account:backup-vault:secondary_vault';
const TERTIARY = 'arn:aws:backup:us-west-1:111111111111:backup-vault:tertiary_vault';

const lifecycle = (cold: string, days: string) => ({
  move_to_cold_storage_after_days: set(cold), delete_after_days: set(days), opt_in_to_archive_for_supported_resources: set('false'),
});
const lifecycleOf = (cold: string, days: string) => ({
  move_to_cold_storage_after_days: cold, delete_after_days: days, opt_in_to_archive_for_supported_resources: 'false',
});
const tagged = (name: string, role: string, key: string, ...values: string[]) => ({
  tags: { [name]: { iam_role_arn: set(`arn:aws:iam::$account:role/${role}`), tag_key: set(key), tag_value: set(values) } },
});
const taggedOf = (name: string, role: string, key: string, ...values: string[]) => ({
  tags: { [name]: { iam_role_arn: `arn:aws:iam::$account:role/${role}`, tag_key: key, tag_value: values } },
});

/** The plan that most of AWS's examples have. */
const PARENT = {
  PII_Backup_Plan: {
    regions: add('us-east-1', 'ap-northeast-3', 'eu-north-1'),
    rules: {
      Hourly: {
        schedule_expression: set('cron(0 0/1 ? * * *)'),
        start_backup_window_minutes: set('60'),
        target_backup_vault_name: set('FortKnox'),
        index_actions: { resource_types: set(['EBS', 'S3']) },
        lifecycle: lifecycle('28', '180'),
        copy_actions: { [SECONDARY]: { target_backup_vault_arn: set(SECONDARY), lifecycle: lifecycle('28', '180') } },
      },
    },
    selections: tagged('datatype', 'MyIamRole', 'dataType', 'PII', 'RED'),
  },
};
const PARENT_EFFECTIVE = {
  regions: ['us-east-1', 'ap-northeast-3', 'eu-north-1'],
  rules: {
    Hourly: {
      schedule_expression: 'cron(0 0/1 ? * * *)',
      start_backup_window_minutes: '60',
      target_backup_vault_name: 'FortKnox',
      index_actions: { resource_types: ['EBS', 'S3'] },
      lifecycle: lifecycleOf('28', '180'),
      copy_actions: { [SECONDARY]: { target_backup_vault_arn: SECONDARY, lifecycle: lifecycleOf('28', '180') } },
    },
  },
  selections: taggedOf('datatype', 'MyIamRole', 'dataType', 'PII', 'RED'),
};

/**
 * What the guide shows is mended where it does not hold together: effective policies with `hourly` for `Hourly`, with `@@assign` left in them, with other days, Regions, windows,
 * vaults and accounts than the policies that they are of, and copies without the ARN that is their name.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_backup_syntax.html
 */
describe('the examples of the guide to backup policies', () => {
  test('1: a policy of a parent is in effect as it is', () => {
    const airGapped = 'arn:aws:backup:$region:$account:backup-vault:AirGappedVault';
    expect(effective({
      plans: {
        PII_Backup_Plan: {
          regions: set(['ap-northeast-2', 'us-east-1', 'eu-north-1']),
          rules: {
            Hourly: {
              schedule_expression: set('cron(0 5/1 ? * * *)'),
              start_backup_window_minutes: set('480'),
              complete_backup_window_minutes: set('10080'),
              lifecycle: lifecycle('180', '270'),
              target_backup_vault_name: set('FortKnox'),
              target_logically_air_gapped_backup_vault_arn: set(airGapped),
              index_actions: { resource_types: set(['EBS', 'S3']) },
              copy_actions: {
                [SECONDARY]: { target_backup_vault_arn: set(SECONDARY), lifecycle: lifecycle('30', '120') },
                [TERTIARY]: { target_backup_vault_arn: set(TERTIARY), lifecycle: lifecycle('30', '120') },
              },
            },
          },
          selections: tagged('datatype', 'MyIamRole', 'dataType', 'PII', 'RED'),
          advanced_backup_settings: { ec2: { windows_vss: set('enabled') } },
        },
      },
    })).toEqual({
      plans: {
        PII_Backup_Plan: {
          regions: ['ap-northeast-2', 'us-east-1', 'eu-north-1'],
          rules: {
            Hourly: {
              schedule_expression: 'cron(0 5/1 ? * * *)',
              start_backup_window_minutes: '480',
              complete_backup_window_minutes: '10080',
              lifecycle: lifecycleOf('180', '270'),
              target_backup_vault_name: 'FortKnox',
              target_logically_air_gapped_backup_vault_arn: airGapped,
              index_actions: { resource_types: ['EBS', 'S3'] },
              copy_actions: {
                [SECONDARY]: { target_backup_vault_arn: SECONDARY, lifecycle: lifecycleOf('30', '120') },
                [TERTIARY]: { target_backup_vault_arn: TERTIARY, lifecycle: lifecycleOf('30', '120') },
              },
            },
          },
          selections: taggedOf('datatype', 'MyIamRole', 'dataType', 'PII', 'RED'),
          advanced_backup_settings: { ec2: { windows_vss: 'enabled' } },
        },
      },
    });
  });

  const monthly = (values: (value: any) => unknown) => ({
    schedule_expression: values('cron(0 5 1 * ? *)'), start_backup_window_minutes: values('480'), target_backup_vault_name: values('Default'),
  });

  test('2: plans of parent and child are there side by side', () => {
    const child = {
      plans: {
        Monthly_Backup_Plan: {
          regions: add('us-east-1', 'eu-central-1'),
          rules: { Monthly: { ...monthly(set), lifecycle: lifecycle('30', '365') } },
          selections: tagged('MonthlyDatatype', 'MyMonthlyBackupIamRole', 'BackupType', 'MONTHLY', 'RED'),
        },
      },
    };
    expect(effective({ plans: PARENT }, child)).toEqual({
      plans: {
        PII_Backup_Plan: PARENT_EFFECTIVE,
        Monthly_Backup_Plan: {
          regions: ['us-east-1', 'eu-central-1'],
          rules: { Monthly: { ...monthly((value) => value), lifecycle: lifecycleOf('30', '365') } },
          selections: taggedOf('MonthlyDatatype', 'MyMonthlyBackupIamRole', 'BackupType', 'MONTHLY', 'RED'),
        },
      },
    });
  });

  test.each<[string, unknown]>([
    ['at every node', locked(PARENT)],
    ['at the top alone', { ...only('@@none'), ...PARENT }],
  ])('3: a child changes nothing where nothing is allowed, %s', (_, plans) => {
    const child = {
      plans: {
        PII_Backup_Plan: {
          regions: set(['us-west-2']),
          rules: { Hourly: { lifecycle: { delete_after_days: set('1') } }, Weekly: monthly(set) },
          selections: { tags: { datatype: { tag_value: { '@@remove': ['RED'] } } } },
        },
        Other: { regions: set(['us-east-1']) },
      },
    };
    expect(effective({ plans }, child)).toEqual({ plans: { PII_Backup_Plan: PARENT_EFFECTIVE } });
  });

  test('4: a child adds a plan, and changes none, where no more is allowed', () => {
    const root = { plans: { ...only('@@append'), PII_Backup_Plan: { ...only('@@none'), ...PARENT.PII_Backup_Plan } } };
    const child = { plans: { MonthlyBackupPlan: { regions: set(['us-east-1']), rules: { Monthly: monthly(set) } }, PII_Backup_Plan: { regions: add('us-west-2') } } };
    expect(effective(root, child)).toEqual({
      plans: { PII_Backup_Plan: PARENT_EFFECTIVE, MonthlyBackupPlan: { regions: ['us-east-1'], rules: { Monthly: monthly((value) => value) } } },
    });
  });

  test('5: a child overrides what it says, and nothing else', () => {
    const child = {
      plans: {
        PII_Backup_Plan: {
          regions: set(['us-west-2', 'eu-central-1']),
          rules: {
            Hourly: {
              schedule_expression: set('cron(0 0/2 ? * * *)'),
              start_backup_window_minutes: set('80'),
              target_backup_vault_name: set('Default'),
              lifecycle: { ...lifecycle('30', '365'), opt_in_to_archive_for_supported_resources: set(false) },
            },
          },
        },
      },
    };
    expect(effective({ plans: PARENT }, child)).toEqual({
      plans: {
        PII_Backup_Plan: {
          ...PARENT_EFFECTIVE,
          regions: ['us-west-2', 'eu-central-1'],
          rules: {
            Hourly: {
              ...PARENT_EFFECTIVE.rules.Hourly,
              schedule_expression: 'cron(0 0/2 ? * * *)',
              start_backup_window_minutes: '80',
              target_backup_vault_name: 'Default',
              lifecycle: lifecycleOf('30', '365'),
            },
          },
        },
      },
    });
  });

  const role = 'arn:aws:iam::$account:role/IAMRole';
  const condition = (name: string, key: string, value: string) => ({ [name]: { condition_key: set(`aws:ResourceTag/${key}`), condition_value: set(value) } });
  const conditionOf = (name: string, key: string, value: string) => ({ [name]: { condition_key: `aws:ResourceTag/${key}`, condition_value: value } });

  test.each<[string, Record<string, any>, Record<string, any>]>([
    ['6: tags, without those of a condition', {
      tags: { name: { iam_role_arn: set(role), tag_key: set('env'), tag_value: set(['prod', 'gamma']), conditions: { string_not_equals: condition('a', 'backup', 'false') } } },
    }, {
      tags: { name: { iam_role_arn: role, tag_key: 'env', tag_value: ['prod', 'gamma'], conditions: { string_not_equals: conditionOf('a', 'backup', 'false') } } },
    }],
    ['7: everything', { resources: { name: { iam_role_arn: set(role), resource_types: set(['*']) } } }, { resources: { name: { iam_role_arn: role, resource_types: ['*'] } } }],
    ['7: everything but volumes', {
      resources: { name: { iam_role_arn: set(role), resource_types: set(['*']), not_resource_types: set(['arn:aws:ec2:*:*:volume/*']) } },
    }, {
      resources: { name: { iam_role_arn: role, resource_types: ['*'], not_resource_types: ['arn:aws:ec2:*:*:volume/*'] } },
    }],
    ['7: volumes and databases by their tags', {
      resources: {
        name: {
          iam_role_arn: set(role),
          resource_types: set(['arn:aws:ec2:*:*:volume/*', 'arn:aws:rds:*:*:db:*']),
          conditions: { string_equals: { ...condition('a', 'backup', 'true'), ...condition('b', 'stage', 'prod') }, string_not_like: condition('c', 'key2', '*exclude*') },
        },
      },
    }, {
      resources: {
        name: {
          iam_role_arn: role,
          resource_types: ['arn:aws:ec2:*:*:volume/*', 'arn:aws:rds:*:*:db:*'],
          conditions: { string_equals: { ...conditionOf('a', 'backup', 'true'), ...conditionOf('b', 'stage', 'prod') }, string_not_like: conditionOf('c', 'key2', '*exclude*') },
        },
      },
    }],
  ])('%s', (_, selections, expected) => {
    expect(effective({ plans: { Plan: { selections } } })).toEqual({ plans: { Plan: { selections: expected } } });
  });
});

/**
 * Those of all types of policies, which the guide shows by policies of tags. In the third one an operator stands beside a name, and in the fourth one the words allow more than
 * the policy.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/inheritance-examples.html
 */
describe('the examples of the guide to inheritance', () => {
  const costs = (tags: object) => ({ plans: { costcenter: tags } });
  const A = costs({ tag_key: set('CostCenter'), tag_value: set(['Development', 'Support']) });
  const enforced = ['redshift:*', 'dynamodb:table'];
  const C = costs({ tag_key: set('CostCenter'), tag_value: add('Marketing'), enforced_for: { '@@append': enforced } });

  test.each<[string, unknown[], object]>([
    ['1: a child overwrites', [A, costs({ tag_key: set('CostCenter'), tag_value: set(['Sandbox']), enforced_for: set(enforced) })],
      { tag_key: 'CostCenter', tag_value: ['Sandbox'], enforced_for: enforced }],
    ['2: a child adds, behind what is there', [A, C], { tag_key: 'CostCenter', tag_value: ['Development', 'Support', 'Marketing'], enforced_for: enforced }],
    ['3: a child takes away, and nothing is left of what is empty', [A, C, costs({
      tag_key: set('CostCenter'), tag_value: { '@@remove': ['Development', 'Marketing'] }, enforced_for: { '@@remove': enforced },
    })], { tag_key: 'CostCenter', tag_value: ['Support'] }],
    ['4: a child does what it may, and nothing else', [
      costs({ tag_key: { ...only('@@none'), ...set('Project') }, tag_value: { ...only('@@append'), ...set(['Maintenance', 'Escalations']) } }),
      costs({ tag_key: set('PROJECT'), tag_value: add('Escalations - research') }),
    ], { tag_key: 'Project', tag_value: ['Maintenance', 'Escalations', 'Escalations - research'] }],
    ['5: side by side, only what all allow', [
      [costs({ tag_value: { ...only('@@append'), ...set(['Maintenance']) } }), costs({ tag_value: only('@@append', '@@remove') })],
      costs({ tag_value: { ...add('Support'), '@@remove': ['Maintenance'] } }),
    ], { tag_value: ['Maintenance', 'Support'] }],
    ['6: side by side, the first counts', [[costs({ tag_key: set('PROJECT'), tag_value: add('Maintenance') }), costs({ tag_key: set('project') })]],
      { tag_key: 'PROJECT', tag_value: ['Maintenance'] }],
  ])('%s', (_, levels, expected) => {
    expect(effective(...levels)).toEqual(costs(expected));
  });
});

describe('what a policy below may do', () => {
  const plan = (regions: object, more: object = {}) => ({ plans: { Daily: { regions, ...more } } });

  test.each<[string, unknown[], object]>([
    ['nobody below widens what is allowed', [
      plan({ ...only('@@append'), ...set(['a']) }), plan(only('@@all')), plan({ ...add('b'), '@@remove': ['a'] }),
    ], { Daily: { regions: ['a', 'b'] } }],
    ['one in between narrows it', [plan(set(['a'])), plan(only('@@remove')), plan({ ...add('b') })], { Daily: { regions: ['a'] } }],
    ['one in between locks what it does not name itself', [plan(set(['a'])), { plans: only('@@none') }, plan(set(['b']))], { Daily: { regions: ['a'] } }],
    ['who adds a plan may say all of it, and so may those below', [
      { plans: { ...only('@@append'), Old: { regions: set(['a']) } } }, plan(set(['b'])), plan(set(['c'])),
    ], { Old: { regions: ['a'] }, Daily: { regions: ['c'] } }],
    ['who may only take away brings nothing', [{ plans: { ...only('@@remove'), Old: { regions: set(['a']) } } }, plan(set(['b']))], { Old: { regions: ['a'] } }],
    ['those side by side are not bound by each other', [[plan({ ...only('@@none'), ...set(['a']) }), plan(add('b'))]], { Daily: { regions: ['a', 'b'] } }],
    ['a new rule comes where rules may be added', [
      plan(set(['a']), { rules: { ...only('@@append'), One: { schedule_expression: set('1') } } }),
      plan(set(['a']), { rules: { One: { schedule_expression: set('2') }, Two: { schedule_expression: set('3') } } }),
    ], { Daily: { regions: ['a'], rules: { One: { schedule_expression: '1' }, Two: { schedule_expression: '3' } } } }],
  ])('%s', (_, levels, expected) => {
    expect(effective(...levels)).toEqual({ plans: expected });
  });

  test('names are one whatever their case, and stay as they came first', () => {
    expect(effective(plan(set(['a'])), { plans: { DAILY: { Regions: add('b') } } })).toEqual({ plans: { Daily: { regions: ['a', 'b'] } } });
  });

  test('a value is in a list once', () => {
    expect(effective(plan(set(['a', 'a'])), plan(add('a', 'b', 'b')))).toEqual({ plans: { Daily: { regions: ['a', 'b'] } } });
  });

  test('numbers and booleans become texts', () => {
    expect(effective({ plans: { Daily: { a: set(60), b: set(true), c: set([1, false]) } } })).toEqual({ plans: { Daily: { a: '60', b: 'true', c: ['1', 'false'] } } });
  });

  test.each<[string, unknown[]]>([
    ['no policy', []],
    ['an empty one', [{}]],
    ['empty places', [{ plans: { Daily: { regions: set([]), rules: { One: {} } } } }]],
    ['a level without policies', [[], []]],
  ])('of %s nothing is in effect', (_, levels) => {
    expect(effective(...levels)).toEqual({ plans: {} });
  });
});

describe('hostile policies', () => {
  test('what is given is not changed', () => {
    const levels = [{ plans: PARENT }, [{ plans: { PII_Backup_Plan: { regions: add('us-west-2') } } }]];
    const before = JSON.stringify(levels);
    const result = effective(...levels) as any;
    result.plans.PII_Backup_Plan.regions.push('x');
    expect(JSON.stringify(levels)).toBe(before);
  });

  test('names that every object inherits are names like others', () => {
    const policy = JSON.parse('{"plans": {"__proto__": {"regions": {"@@assign": ["a"]}}, "constructor": {"regions": {"@@append": ["b"]}}, "toString": {}}}');
    const result = effective(policy) as any;
    expect(JSON.stringify(result)).toBe('{"plans":{"__proto__":{"regions":["a"]},"constructor":{"regions":["b"]}}}');
    expect(({} as any).regions).toBeUndefined();
  });

  test('what is nested without end is refused', () => {
    const endless: any = { plans: {} };
    endless.plans.again = endless.plans;
    expect(problemsOf(endless)).toEqual([expect.stringMatching(/^documents\[0\]\.plans(\.again)+: must not be nested more than 32 deep$/)]);
  });

  test('what means the same again and again is refused', () => {
    let part: any = set('x');
    for (let depth = 0; depth < 25; depth++) { part = { a: part, b: part }; }
    expect(problemsOf({ plans: part })).toEqual([expect.stringMatching(/: a policy must have at most 20,000 parts, and this one has more$/)]);
  });

  test.each<[string, unknown[], string]>([
    ['a text', ['{}'], "documents[0]: must be an object, got '{}'"],
    ['nothing', [null], 'documents[0]: must be an object, got null'],
    ['one of several that is nothing', [[{}, undefined]], 'documents[0][1]: must be an object, got undefined'],
    ['what is no plain object', [new Map()], 'documents[0]: must be an object, got an object'],
    ['a function', [() => 1], 'documents[0]: must be an object, got a function'],
    ['lists in lists', [[[]]], 'documents[0][0]: must be an object, got an empty list'],
    ['a value without an operator', [{ plans: { Daily: { regions: ['a'] } } }],
      "documents[0].plans.Daily.regions: must be an object with an operator such as '@@assign', or with names, got a list"],
    ['a list of something else', [{ plans: { Daily: { regions: set(['a', {}]) } } }],
      'documents[0].plans.Daily.regions.@@assign: must be a text or a list of texts, got a list with an object'],
    ['a value that is none', [{ plans: { Daily: { regions: set(null) } } }], 'documents[0].plans.Daily.regions.@@assign: must be a text or a list of texts, got null'],
    ['one value to add', [{ plans: { Daily: { regions: { '@@append': 'a' } } } }], "documents[0].plans.Daily.regions.@@append: must be a list, got 'a': '@@append' adds to a list"],
    ['one value to take away', [{ plans: { Daily: { regions: { '@@remove': 1 } } } }], "documents[0].plans.Daily.regions.@@remove: must be a list, got '1': '@@remove' takes from a list"],
    ['an operator that is none', [{ plans: { Daily: { regions: { '@@set': 'a' } } } }],
      "documents[0].plans.Daily.regions.@@set: there is no operator '@@set', only '@@assign', '@@append', '@@remove' and '@@operators_allowed_for_child_policies'"],
    ['a control that is no list', [{ plans: { [CONTROL]: '@@none' } }],
      `documents[0].plans.${CONTROL}: must be ['@@all'], ['@@none'], or a list of '@@assign', '@@append', '@@remove', got '@@none'`],
    ['a control with something else', [{ plans: only('@@none', '@@append') }],
      `documents[0].plans.${CONTROL}: must be ['@@all'], ['@@none'], or a list of '@@assign', '@@append', '@@remove', got a list`],
    ['an operator beside a name', [{ plans: { Daily: { regions: { ...set(['a']), more: set('b') } } } }],
      "documents[0].plans.Daily.regions: must have an operator or names, got '@@assign' beside 'more'"],
    ['a name twice', [{ plans: { Daily: {}, DAILY: {} } }], "documents[0].plans.DAILY: 'Daily' and 'DAILY' are one name: upper and lower case are the same there"],
    ['something beside the plans', [{ plans: {}, rules: {} }], "documents[0].rules: a backup policy has 'plans' and nothing beside, got 'rules'"],
    ['a name where a value is', [{ plans: { Daily: { regions: set(['a']) } } }, { plans: { Daily: { regions: { more: set('b') } } } }],
      "documents[1].plans.Daily.regions: must have an operator, as a policy above has a value there, got the name 'more'"],
    ['a value where names are', [{ plans: { Daily: { regions: { more: set('b') } } } }, { plans: { Daily: { regions: set(['a']) } } }],
      'documents[1].plans.Daily.regions: must have names, as a policy above has them there, got an operator'],
    ['more for what is no list', [{ plans: { 'My plan': { role: set('b') } } }, [{}, { plans: { 'My plan': { role: add('a') } } }]],
      'documents[1][1].plans["My plan"].role: must be assigned: what is there already is no list, but \'b\''],
  ])('%s is refused', (_, levels, expected) => {
    expect(problemsOf(...levels)).toEqual([expected]);
  });
});
