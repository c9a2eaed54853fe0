import { App, aws_organizations as organizations, CfnCondition, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { OrganizationTarget } from '../../../src';
import { HERE, THERE } from '../../util';
import type { Backup } from '../origins';
import { allSaidOf, ORIGINS_OF_OURS } from '../origins';

const CONTROL = '@@operators_allowed_for_child_policies';
const [ROOT, UNIT, ACCOUNT] = ['r-ab12', 'ou-ab12-11111111', '111122223333'];
const assign = (value: unknown) => ({ '@@assign': value });
const only = (...operators: string[]) => ({ [CONTROL]: operators });

const PLAN = {
  regions: assign(['eu-west-1']),
  rules: { Nightly: { schedule_expression: assign('cron(0 5 ? * * *)'), target_backup_vault_name: assign('Default') } },
  selections: { tags: { ByTag: { iam_role_arn: assign('arn:aws:iam::$account:role/OrgBackup'), tag_key: assign('backup'), tag_value: assign(['daily']) } } },
};

function policy(stack: Stack, id: string, plans: object, targets: string[] | undefined, type = 'BACKUP_POLICY'): organizations.CfnPolicy {
  return new organizations.CfnPolicy(stack, id, { name: id, type, content: { plans }, targetIds: targets });
}

/** What is said of policies that say in vain what they say. */
function ignored(make: (stack: Stack) => void, origin: (typeof ORIGINS_OF_OURS)[number] = 'L1s'): string[] {
  return allSaidOf((app, backup) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    // Beside something of this package, L1s are judged, too.
    new backup.BackupVault(stack, 'Vault');
    make(stack);
  }, origin).filter((line) => line.endsWith('[organizationPolicyIgnored]'));
}

const warning = (what: string, by: string, name = 'Stack/Below') =>
  `warning '${name}': the policy 'Stack/Root' above does not allow it by '${by}', so that AWS Organizations ignores ${what}: `
  + 'take that out, or have the policy above allow it [organizationPolicyIgnored]';

describe.each(ORIGINS_OF_OURS)('in %s', (origin) => {
  test.each<[string, object, object, string[]]>([
    ['an operator that is denied', { ...PLAN, ...only('@@none') }, { regions: { '@@append': ['eu-west-2'] } },
      [warning("'@@append' at 'plans.Daily.regions'", `plans.Daily.${CONTROL}`)]],
    ['one that is not in the list', { ...PLAN, regions: { ...PLAN.regions, ...only('@@append', '@@remove') } }, { regions: assign(['eu-west-2']) },
      [warning("'@@assign' at 'plans.Daily.regions'", `plans.Daily.regions.${CONTROL}`)]],
    ['one that is in the list', { ...PLAN, regions: { ...PLAN.regions, ...only('@@append', '@@remove') } }, { regions: { '@@append': ['eu-west-2'] } }, []],
    ['a value that is there already', { ...PLAN, ...only('@@none') }, PLAN, []],
    ['the removal of what is not there', { ...PLAN, ...only('@@none') }, { regions: { '@@remove': ['eu-west-2'] } }, []],
    ['the removal of what is there', { ...PLAN, ...only('@@none') }, { regions: { '@@remove': ['eu-west-1'] } },
      [warning("'@@remove' at 'plans.Daily.regions'", `plans.Daily.${CONTROL}`)]],
    ['the removal of what is there and of what is not', { ...PLAN, ...only('@@none') }, { regions: { '@@remove': ['eu-west-2', 'eu-west-1'] } },
      [warning("'@@remove' at 'plans.Daily.regions'", `plans.Daily.${CONTROL}`)]],
    ['a new rule', { ...PLAN, rules: { ...PLAN.rules, ...only('@@remove') } }, { rules: { Weekly: PLAN.rules.Nightly } },
      [warning("'plans.Daily.rules.Weekly'", `plans.Daily.rules.${CONTROL}`)]],
    ['a new rule that may be added', { ...PLAN, rules: { ...PLAN.rules, ...only('@@append') } }, { rules: { Weekly: PLAN.rules.Nightly } }, []],
    ['several parts by one control and by another', { ...PLAN, ...only('@@none') },
      { regions: assign(['eu-west-2']), rules: { Nightly: { schedule_expression: assign('cron(0 6 ? * * *)') }, Weekly: PLAN.rules.Nightly } },
      [warning("'@@assign' at 'plans.Daily.regions', 'plans.Daily.rules.Weekly' and '@@assign' at 'plans.Daily.rules.Nightly.schedule_expression'", `plans.Daily.${CONTROL}`)]],
  ])('what a root denies a unit is told: %s', (_, above, own, said) => {
    expect(ignored((stack) => {
      policy(stack, 'Root', { Daily: above }, [ROOT]);
      policy(stack, 'Below', { Daily: own }, [UNIT]);
    }, origin)).toEqual(said);
  });
});

test('many parts are counted', () => {
  const rules = Object.fromEntries(['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => [name, PLAN.rules.Nightly]));
  expect(ignored((stack) => {
    policy(stack, 'Root', { Daily: { ...PLAN, ...only('@@none') } }, [ROOT]);
    policy(stack, 'Below', { Daily: { rules } }, [UNIT]);
  })).toEqual([warning(`${['A', 'B', 'C', 'D', 'E'].map((name) => `'plans.Daily.rules.${name}'`).join(', ')} and 2 more`, `plans.Daily.${CONTROL}`)]);
});

test.each<[string, (stack: Stack) => void]>([
  ['beside it at the root', (stack) => below(stack, [ROOT])],
  ['at the root as well', (stack) => below(stack, [UNIT, ROOT])],
  ['attached by deployment', (stack) => below(stack, [new CfnParameter(stack, 'Target').valueAsString])],
  ['attached to nothing', (stack) => below(stack, undefined)],
  ['of another organization', (stack) => below(new Stack(App.of(stack) as App, 'There', { env: THERE }), [UNIT])],
  ['of another type', (stack) => below(stack, [UNIT], 'TAG_POLICY')],
])('nothing is said of a policy %s', (_, make) => {
  expect(ignored((stack) => {
    policy(stack, 'Root', { Daily: { ...PLAN, ...only('@@none') } }, [ROOT]);
    make(stack);
  })).toEqual([]);
});

test.each<[string, string, string]>([['a unit', ACCOUNT, UNIT], ['an account', UNIT, ACCOUNT]])('nothing is said where only %s denies it, as nobody knows what is above what', (_, target, above) => {
  expect(ignored((stack) => {
    policy(stack, 'Root', { Daily: { ...PLAN, ...only('@@none') } }, [above]);
    below(stack, [target]);
  })).toEqual([]);
});

test('nothing is said of what only deployment knows', () => {
  expect(ignored((stack) => {
    const root = policy(stack, 'Root', {}, [ROOT]);
    root.content = new CfnParameter(stack, 'Content').valueAsString;
    below(stack, [UNIT]);
  })).toEqual([]);
});

test('of policies beside whose targets only deployment knows, nothing is said, and of the others all the same', () => {
  expect(ignored((stack) => {
    policy(stack, 'Root', { Daily: { ...PLAN, ...only('@@none') } }, [ROOT]);
    policy(stack, 'Elsewhere', { Daily: PLAN }, new CfnParameter(stack, 'Targets', { type: 'CommaDelimitedList' }).valueAsList);
    below(stack, [UNIT]);
  })).toEqual([warning("'@@append' at 'plans.Daily.regions'", `plans.Daily.${CONTROL}`)]);
});

test('of roots of which deployment makes one or the other, each is told of', () => {
  expect(ignored((stack) => {
    const isNew = new CfnCondition(stack, 'IsNew', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Age'), 'new') });
    const isOld = new CfnCondition(stack, 'IsOld', { expression: Fn.conditionNot(isNew) });
    policy(stack, 'Root', { Daily: { ...PLAN, ...only('@@none') } }, [ROOT]).cfnOptions.condition = isNew;
    policy(stack, 'Other', { Daily: { ...PLAN, ...only('@@none') } }, [ROOT]).cfnOptions.condition = isOld;
    below(stack, [UNIT]);
  }).map((line) => line.replace(/, so that.*/, ''))).toEqual([
    "warning 'Stack/Below': the policy 'Stack/Other' above does not allow it by 'plans.Daily.@@operators_allowed_for_child_policies'",
    "warning 'Stack/Below': the policy 'Stack/Root' above does not allow it by 'plans.Daily.@@operators_allowed_for_child_policies'",
  ]);
});

test('a policy of this package is told of, too', () => {
  const make = (stack: Stack, backup: Backup, control: boolean) => {
    const vault = backup.BackupVault.fromBackupVaultName(stack, 'Main', 'Default');
    const plan = (regions: string[]) => backup.OrganizationBackupPlan.fromRules('Daily', {
      rules: [backup.BackupPlanRule.daily(vault)],
      regions,
      selections: [backup.OrganizationBackupSelection.byTag('Daily', { key: 'backup', values: ['daily'], roleName: 'OrgBackup' })],
    });
    new backup.OrganizationBackupPolicy(stack, 'Root', {
      plans: [plan(['eu-west-1'])], targets: [OrganizationTarget.root(ROOT)], childControl: control ? backup.OrganizationChildControl.none() : undefined,
    });
    new backup.OrganizationBackupPolicy(stack, 'Below', { plans: [plan(['eu-west-2'])], targets: [OrganizationTarget.account(ACCOUNT)] });
  };
  const said = (control: boolean) => allSaidOf((app, backup) => make(new Stack(app, 'Stack', { env: HERE }), backup, control), 'our L2s')
    .filter((line) => line.endsWith('[organizationPolicyIgnored]'));
  expect(said(true)).toEqual([warning("'@@assign' at 'plans.Daily.regions'", `plans.Daily.regions.${CONTROL}`)]);
  expect(said(false)).toEqual([]);
});

function below(stack: Stack, targets: string[] | undefined, type?: string): void {
  policy(stack, 'Below', { Daily: { regions: { '@@append': ['eu-west-2'] } } }, targets, type);
}
