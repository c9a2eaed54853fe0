import { arn, BACKUP, coverageOfFiles, find, plan, role, selection, tag, tags } from './templates';
import type { Json } from './templates';

const table = (properties: Json = {}): Json => ({ Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], ...properties } });
const ALL = { Resources: ['arn:aws:dynamodb:*:*:table/*'] };

test('selections that say the same are told in the order of the templates, each by its own plan', () => {
  const coverage = coverageOfFiles({
    Resources: {
      ...BACKUP,
      Other: plan([{ Lifecycle: { DeleteAfterDays: 90 } }]),
      A: selection(ALL),
      B: selection({ Resources: [arn('One')] }),
      C: selection(ALL, {}, { Ref: 'Other' }),
      D: selection(tag('backup', 'daily')),
      E: selection(ALL, { Condition: 'Never' }),
      One: table(tags({ backup: 'daily' })),
      Two: table(),
    },
    Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
  });
  const said = (id: string) => {
    const { verdict, selections, plans, numbers } = find(coverage, id);
    return [verdict, selections.map(({ logicalId }) => logicalId), plans.map(({ logicalId }) => logicalId), numbers!.retentionDays];
  };
  expect(said('One')).toEqual(['protected', ['A', 'B', 'C', 'D'], ['Plan', 'Other'], 90]);
  expect(said('Two')).toEqual(['protected', ['A', 'C'], ['Plan', 'Other'], 90]);
});

test('those of another role, and of a plan that is refused, are told by themselves', () => {
  const coverage = coverageOfFiles({
    Resources: {
      ...BACKUP,
      Powerless: role([]),
      Refused: plan([{ Lifecycle: { DeleteAfterDays: 10, MoveToColdStorageAfterDays: 5 } }]),
      A: selection({ ...ALL, IamRoleArn: arn('Powerless') }),
      B: selection(ALL, {}, { Ref: 'Refused' }),
      C: selection(ALL),
      It: table(),
    },
  });
  const { verdict, selections } = find(coverage, 'It');
  expect([verdict, selections.map(({ logicalId }) => logicalId)]).toEqual(['protected', ['C']]);
});
