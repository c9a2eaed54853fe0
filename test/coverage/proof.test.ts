import { arn, BACKUP, condition, coverageOfFiles, find, plan, selection, tag, tags } from './templates';
import type { Json } from './templates';
import { coverageJson } from '../../src/coverage/json';

const TABLE: Json = { Type: 'AWS::DynamoDB::Table', Properties: {} };
const PARAMETERS: Json = { Name: { Type: 'String' }, List: { Type: 'CommaDelimitedList' }, Days: { Type: 'Number' } };

function proofs(resources: Json) {
  return find(coverageOfFiles({ Parameters: PARAMETERS, Resources: { ...BACKUP, It: TABLE, ...resources } }), 'It').proofs();
}

/** The proofs as JSON has them. */
function json(resources: Json): Json {
  const coverage = coverageOfFiles({ Parameters: PARAMETERS, Resources: { ...BACKUP, It: TABLE, ...resources } });
  const all = coverageJson(coverage, ({ name }) => name) as Json;
  return JSON.parse(JSON.stringify(all.resources.find((each: Json) => each.logicalId === 'It')));
}

test('exclusions, and why each is not the resource', () => {
  const [{ exclusions }] = proofs({
    Other: TABLE, Selection: selection({ Resources: [arn('It')], NotResources: [arn('Other'), 'arn:aws:ec2:*:*:volume/*', { Ref: 'Name' }] }),
  });
  expect(exclusions).toEqual([
    { clause: 'NotResources[0]', holds: false, why: expect.stringContaining('Other') },
    { clause: 'NotResources[1]', holds: false, why: "'arn:aws:ec2:*:*:volume/*' is not its ARN" },
    { clause: 'NotResources[2]', holds: undefined, why: "'<Name>' may be its ARN" },
  ]);
});

test('a selection that leaves the resource out for sure is no proof of anything', () => {
  expect(proofs({ Selection: selection({ Resources: ['*'], NotResources: [arn('It')] }) })).toEqual([]);
});

test('conditions, and the tag that each met', () => {
  const [{ conditions }] = proofs({
    It: { Type: 'AWS::DynamoDB::Table', Properties: tags({ stage: 'prod', owner: { Ref: 'Name' } }) },
    Selection: selection({
      Resources: ['*'],
      Conditions: {
        ...condition('StringEquals', 'stage', 'prod').Conditions, ...condition('StringLike', 'owner', 'team-*').Conditions, ...condition('StringNotEquals', 'backup', 'none').Conditions,
      },
    }),
  });
  expect(conditions.map(({ key, tag: met, holds }) => [key, met, holds])).toEqual([
    ['stage', 'prod', true], ['owner', '<Name>', undefined], ['backup', undefined, undefined],
  ]);
});

test('a plan with all that its rules say, as JSON', () => {
  const { proof } = json({
    Plan: plan([{
      ScheduleExpression: { Ref: 'Name' },
      EnableContinuousBackup: { Ref: 'Name' },
      Lifecycle: { DeleteAfterDays: { Ref: 'Days' } },
      CopyActions: [{ DestinationBackupVaultArn: { Ref: 'Name' }, Lifecycle: { DeleteAfterDays: { Ref: 'Days' } } }, { DestinationBackupVaultArn: arn('Vault', 'BackupVaultArn') }],
    }]),
    Selection: selection(tag('backup', 'daily')),
    It: { Type: 'AWS::DynamoDB::Table', Properties: tags({ backup: 'daily' }) },
  });
  expect(proof).toMatchObject([{
    clause: 'ListOfTags[0]',
    answer: true,
    plan: { rules: [{ schedule: null, continuous: null, airGappedVault: null, copies: [{ vault: { account: null, region: null } }, { vault: { name: 'vault' } }] }] },
    role: { place: { logicalId: 'Role' } },
  }]);
});

test('a plan of another place, and a role of another place', () => {
  const { verdict, proof } = json({ Selection: selection({ Resources: [arn('It')], IamRoleArn: 'arn:aws:iam::111122223333:role/backup' }, {}, 'imported') });
  expect([verdict, proof[0].plan, proof[0].role.place]).toEqual(['conditional', null, null]);
});

test('for ever is null, and what is not known is left out', () => {
  const kept = { Plan: plan([{ Lifecycle: undefined }]), Selection: selection({ Resources: [arn('It')] }) };
  expect(json(kept).retentionDays).toBeNull();
  expect(json({ ...kept, Plan: plan([{ Lifecycle: { DeleteAfterDays: { Ref: 'Days' } } }]) })).not.toHaveProperty('retentionDays');
});

test('a resource that nothing selects has no proof and no numbers', () => {
  const resource = json({});
  expect([resource.verdict, resource.proof, resource.native]).toEqual(['unprotected', [], null]);
  expect(resource).not.toHaveProperty('copies');
});
