import { BackupPlan, BackupPlanIndexActionProps, BackupPlanRule, IndexActionResourceType } from '../../src';
import { messageOf, resourceOf, testStack } from '../util';

const { S3, EBS } = IndexActionResourceType;

function rendered(indexActions?: BackupPlanIndexActionProps[]) {
  const stack = testStack();
  new BackupPlan(stack, 'Plan', { backupPlanRules: [new BackupPlanRule({ indexActions })] });
  return resourceOf(stack, 'AWS::Backup::BackupPlan').Properties.BackupPlan.BackupPlanRule[0].IndexActions;
}

test.each([
  [S3, 'S3'],
  [EBS, 'EBS'],
  [new IndexActionResourceType('Newer'), 'Newer'],
])('a rule may index %s', (type, name) => {
  expect(rendered([{ resourceTypes: [type] }])).toEqual([{ ResourceTypes: [name] }]);
  expect(type.value).toBe(name);
  expect(`${type}`).toBe(name);
});

test('a type that is known not to be indexed is refused', () => {
  expect(() => rendered([{ resourceTypes: [new IndexActionResourceType('FSx')] }])).toThrow(
    "'indexActions[0].resourceTypes' must be a type whose recovery points can be indexed, EBS or S3, got 'FSx'",
  );
});

test.each([[undefined], [[]]])('a rule with the index actions %j indexes nothing', (indexActions) => {
  expect(rendered(indexActions) ?? []).toEqual([]);
});

test.each<[string, BackupPlanIndexActionProps[], string]>([
  ['two index actions', [{ resourceTypes: [S3] }, { resourceTypes: [EBS] }], "'indexActions' must have at most one element, got 2"],
  ['two types in one', [{ resourceTypes: [S3, EBS] }], "'indexActions[0].resourceTypes' must have exactly one element, got S3, EBS"],
  ['one without a type', [{ resourceTypes: [] }], "'indexActions[0].resourceTypes' must have exactly one element, got none"],
])('a rule refuses %s', (_, indexActions, message) => {
  expect(messageOf(() => new BackupPlanRule({ indexActions }))).toBe(message);
});
