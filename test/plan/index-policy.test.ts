import { Annotations, CfnParameter, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { BackupPlan, BackupPlanRule, BackupResource, BackupSelection, BackupSelectionOptions, IndexActionResourceType } from '../../src';
import { testStack, warningsOf } from '../util';

const ID = 'cdk-aws-backup:indexWithoutPolicy';
const POLICY = 'service-role/AWSBackupServiceRolePolicyForIndexing';

function indexingPlan(stack: Stack, type = IndexActionResourceType.EBS): BackupPlan {
  return new BackupPlan(stack, 'Plan', { backupPlanRules: [new BackupPlanRule({ indexActions: [{ resourceTypes: [type] }] })] });
}

function roleIn(stack: Stack, ...managedPolicies: iam.IManagedPolicy[]): iam.Role {
  return new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com'), managedPolicies });
}

const indexing = () => iam.ManagedPolicy.fromAwsManagedPolicyName(POLICY);
const options = (role?: iam.IRole): BackupSelectionOptions => ({ role, resources: [BackupResource.fromTag('stage', 'production')] });

function warning(path: string) {
  return {
    path,
    id: ID,
    text: 'the role of the selection lacks the AWS managed policy AWSBackupServiceRolePolicyForIndexing, '
      + 'without which AWS Backup cannot index recovery points of EBS',
  };
}

test('an index of EBS warns at each selection whose role lacks the policy for it', () => {
  const stack = testStack();
  const plan = indexingPlan(stack);
  plan.addSelection('Made', options());
  plan.addSelection('Given', options(roleIn(stack)));
  new BackupSelection(stack, 'Outside', { backupPlan: plan, ...options() });
  const warnings = ['Stack/Outside', 'Stack/Plan/Made', 'Stack/Plan/Given'].map(warning);
  expect(warningsOf(stack)).toEqual(warnings);
  expect(warningsOf(stack)).toEqual(warnings);
});

test('a role without any managed policy lacks it, too', () => {
  const stack = testStack();
  indexingPlan(stack).addSelection('Selection', { ...options(), disableDefaultBackupPolicy: true });
  expect(warningsOf(stack).filter(({ id }) => id === warning('').id)).toEqual([warning('Stack/Plan/Selection')]);
});

test('two rules with the index warn once', () => {
  const stack = testStack();
  const plan = indexingPlan(stack);
  plan.addRule(new BackupPlanRule({ indexActions: [{ resourceTypes: [IndexActionResourceType.EBS] }] }));
  plan.addSelection('Selection', options());
  expect(warningsOf(stack)).toEqual([warning('Stack/Plan/Selection')]);
});

describe('an index of EBS is silent', () => {
  test.each<[string, (stack: Stack) => iam.IRole]>([
    ['a role with the policy', (stack) => roleIn(stack, indexing())],
    ['a role imported by an ARN that is known at deployment', (stack) => iam.Role.fromRoleArn(stack, 'Role', new CfnParameter(stack, 'Arn').valueAsString)],
    ['an imported role', (stack) => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/backup')],
    ['a role imported by name', (stack) => iam.Role.fromRoleName(stack, 'Role', 'backup')],
  ])('with %s', (_, roleOf) => {
    const stack = testStack();
    indexingPlan(stack).addSelection('Selection', options(roleOf(stack)));
    expect(warningsOf(stack).filter(({ id }) => id === ID)).toEqual([]);
  });

  test('where the policy comes after the selection', () => {
    const stack = testStack();
    const role = roleIn(stack);
    indexingPlan(stack).addSelection('Selection', options(role));
    role.addManagedPolicy(indexing());
    expect(warningsOf(stack)).toEqual([]);
  });

  test('where the policy goes to the role that the selection made', () => {
    const stack = testStack();
    const selection = indexingPlan(stack).addSelection('Selection', options());
    (selection.grantPrincipal as iam.Role).addManagedPolicy(indexing());
    expect(warningsOf(stack)).toEqual([]);
  });

  test('without a selection', () => {
    const stack = testStack();
    indexingPlan(stack);
    expect(warningsOf(stack)).toEqual([]);
  });
});

test.each([
  ['S3', IndexActionResourceType.S3],
  ['a kind that is not known here', new IndexActionResourceType('Newer')],
])('an index of %s needs no policy that is known here', (_, type) => {
  const stack = testStack();
  indexingPlan(stack, type).addSelection('Selection', options());
  expect(warningsOf(stack)).toEqual([]);
});

test.each(['Stack/Plan/Selection', 'Stack/Plan', 'Stack'])('the warning can be acknowledged on %s', (path) => {
  const stack = testStack();
  const plan = indexingPlan(stack);
  const selection = plan.addSelection('Selection', options());
  Annotations.of([selection, plan, stack].find(({ node }) => node.path === path)!).acknowledgeWarning(ID);
  expect(warningsOf(stack)).toEqual([]);
});

test('a selection that cannot reach a volume needs no policy for it', () => {
  const stack = testStack();
  indexingPlan(stack).addSelection('Selection', { resources: [BackupResource.fromArn('arn:aws:dynamodb:eu-central-1:111111111111:table/mine')] });
  expect(warningsOf(stack)).toEqual([]);
});
