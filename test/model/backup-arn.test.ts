import { ArnFormat, Aws, aws_ssm as ssm, CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { approvalTeamArnProblems, backupArn, vaultArnProblems } from '../../src/model/backup-arn';
import { HERE, testStack } from '../util';

const problems = (arn: string) => vaultArnProblems('backupVaultArn', arn);

describe('vaultArnProblems', () => {
  test.each([
    'arn:aws:backup:us-east-1:111111111111:backup-vault:my-vault',
    'arn:aws-cn:backup:cn-north-1:111111111111:backup-vault:My_Vault_2',
    'arn:aws-us-gov:backup:us-gov-west-1:111111111111:backup-vault:ab',
    `arn:aws:backup:us-east-1:111111111111:backup-vault:${'a'.repeat(50)}`,
    Lazy.string({ produce: () => 'anything' }),
    new CfnParameter(testStack(), 'Arn').valueAsString,
    `arn:${Aws.PARTITION}:backup:us-east-1:${Aws.ACCOUNT_ID}:backup-vault:my-vault`,
    `arn:aws:backup:${Fn.join('-', ['eu', Aws.REGION])}:111111111111:backup-vault:my-vault`,
    `arn:aws:backup:${Aws.REGION}:${Aws.ACCOUNT_ID}:backup-vault:${Lazy.string({ produce: () => 'x' })}`,
    `arn:aws:backup:${Aws.REGION}:${Aws.ACCOUNT_ID}:${Lazy.string({ produce: () => 'backup-vault:x' })}`,
    `arn:aws:${Lazy.string({ produce: () => 'backup:eu-central-1:111111111111:backup-vault:x' })}`,
    `${Lazy.string({ produce: () => 'arn:aws:backup:eu-central-1:111111111111' })}:backup-vault:my-vault`,
    testStack(HERE).formatArn({ service: 'backup', resource: 'backup-vault', resourceName: 'copies', arnFormat: ArnFormat.COLON_RESOURCE_NAME }),
    'arn:aws:backup:us-east-1:111111111111:backup-vault:aws/efs/automatic-backup-vault',
    `arn:aws:backup:${Aws.REGION}:${Aws.ACCOUNT_ID}:backup-vault:aws/efs/automatic-backup-vault`,
    '{{resolve:ssm:/backup/vault-arn}}',
    'arn:aws:backup:{{resolve:ssm:/region:1}}:111111111111:backup-vault:my-vault',
    'arn:aws:backup:us-east-1:111111111111:backup-vault:{{resolve:ssm:/name}}',
    'dummy-value-for-/backup/vault-arn',
    'arn:aws:backup:us-east-1:111111111111:backup-vault:dummy-value-for-/name',
  ])('takes %s', (arn) => {
    expect(problems(arn)).toEqual([]);
  });

  test.each([
    '',
    'my-vault',
    'arn:aws:backup:us-east-1:111111111111:backup-plan:my-plan',
    'arn:aws:backup:us-east-1:111111111111:backup-vault',
    'arn:aws:backup:us-east-1:111111111111:backup-vault:',
    'arn:aws:backup:us-east-1:111111111111:backup-vault/my-vault',
    'arn:aws:backup:us-east-1:111111111111:backup-vault:my-vault:1',
    'arn:aws:backup::111111111111:backup-vault:my-vault',
    'arn:aws:backup:us-east-1::backup-vault:my-vault',
    'arn::backup:us-east-1:111111111111:backup-vault:my-vault',
    'arn:aws:s3:us-east-1:111111111111:backup-vault:my-vault',
    ' arn:aws:backup:us-east-1:111111111111:backup-vault:my-vault',
    'x:aws:backup:us-east-1:111111111111:backup-vault:my-vault',
    '*',
    'arn:aws:*',
  ])('refuses %j', (arn) => {
    expect(problems(arn)).toEqual([
      `'backupVaultArn' must be the ARN of a backup vault, arn:<partition>:backup:<region>:<account>:backup-vault:<name>, got '${arn}'`,
    ]);
  });

  test.each([
    ['arn:aws:backup:REGION:ACCOUNT:backup-vault/copies', 'arn:aws:backup:*:*:backup-vault/copies'],
    ['arn:aws:backup:REGION:ACCOUNT:backup-vault', 'arn:aws:backup:*:*:backup-vault'],
    ['arn:aws:backup:REGION:ACCOUNT:backup-vault:', 'arn:aws:backup:*:*:backup-vault:'],
    ['arn:aws:backup:REGION:ACCOUNT:backup-vault:my vault', 'arn:aws:backup:*:*:backup-vault:my vault'],
    ['arn:aws:backup:REGION:ACCOUNT:backup-plan:copies', 'arn:aws:backup:*:*:backup-plan:copies'],
    ['arn:aws:backup::ACCOUNT:backup-vault:copies', 'arn:aws:backup::*:backup-vault:copies'],
    ['arn:aws:s3:REGION:ACCOUNT:backup-vault:copies', 'arn:aws:s3:*:*:backup-vault:copies'],
    ['REGION', '*'],
    ['arn:aws:backup:LATER:ACCOUNT:backup-vault/copies', 'arn:aws:backup:*:*:backup-vault/copies'],
    ['arn:aws:backup:JOINED:111111111111:backup-vault:x', 'arn:aws:backup:*:111111111111:backup-vault:x'],
    ['arn:LATER:my vault', 'arn:*:my vault'],
    ['arn:aws:s3:LATER', 'arn:aws:s3:*'],
    ['arn:aws:backup:{{resolve:ssm:/region}}:111111111111:backup-vault/copies', 'arn:aws:backup:{{resolve:ssm:/region}}:111111111111:backup-vault/copies'],
    ['arn:aws:backup:eu-central-1:111111111111:backup-vault/dummy-value-for-/name', 'arn:aws:backup:eu-central-1:111111111111:backup-vault/dummy-value-for-/name'],
  ])('refuses what cannot be one whatever its tokens are: %s', (text, got) => {
    const values = { REGION: Aws.REGION, ACCOUNT: Aws.ACCOUNT_ID, LATER: Lazy.string({ produce: () => 'x' }), JOINED: Fn.join('-', ['eu', Aws.REGION]) };
    expect(problems(Object.entries(values).reduce((arn, [name, value]) => arn.replace(name, value), text))).toEqual([
      `'backupVaultArn' must be the ARN of a backup vault, arn:<partition>:backup:<region>:<account>:backup-vault:<name>, got '${got}'`,
    ]);
  });

  test.each([undefined, HERE])('refuses the slash that the CDK writes by default: %j', (env) => {
    expect(problems(testStack(env).formatArn({ service: 'backup', resource: 'backup-vault', resourceName: 'copies' }))).toHaveLength(1);
  });

  test.each(['a', 'a'.repeat(51), 'my.vault', 'my vault', 'my/vault', 'aws/'])('refuses the name %j', (name) => {
    expect(problems(`arn:aws:backup:us-east-1:111111111111:backup-vault:${name}`)).toEqual([
      `'backupVaultArn' must be the ARN of a backup vault, arn:<partition>:backup:<region>:<account>:backup-vault:<name>, got 'arn:aws:backup:us-east-1:111111111111:backup-vault:${name}'`,
    ]);
  });

  test('takes the ARN of every vault, and none that lacks a part', () => {
    const part = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
    const vault = fc.tuple(part, part, part, fc.stringMatching(/^[a-zA-Z0-9_-]{2,50}$/));
    fc.assert(fc.property(vault, fc.nat({ max: 6 }), ([partition, region, account, name], left) => {
      const parts = ['arn', partition, 'backup', region, account, 'backup-vault', name];
      expect(problems(parts.join(':'))).toEqual([]);
      expect(problems(parts.filter((_, index) => index !== left).join(':'))).toHaveLength(1);
    }), { numRuns: 100 });
  });
});

describe('approvalTeamArnProblems', () => {
  test.each([
    undefined, 'arn:aws:mpa:eu-central-1:111111111111:approval-team/a1b2', 'arn:aws-cn:mpa:cn-north-1:111111111111:approval-team/a', Aws.STACK_ID,
    'arn:aws:mpa:eu-central-1:111111111111:approval-team/a/b', `arn:aws:mpa:${Aws.REGION}:${Aws.ACCOUNT_ID}:approval-team/a`,
    'arn:aws:mpa:eu-central-1:111111111111:approval-team/{{resolve:ssm:/team}}', '{{resolve:ssm:/team}}', 'dummy-value-for-/team',
  ])('takes %s', (arn) => {
    expect(approvalTeamArnProblems('team', arn)).toEqual([]);
  });

  test.each(['', 'a1b2', 'arn:aws:mpa:eu-central-1:111111111111:approval-team/', 'arn:aws:mpa::111111111111:approval-team/a', 'arn:aws:iam::111111111111:role/a', 'arn:aws:mpa:{{resolve:ssm:/region}}:111111111111:approval-team:a', '*'])('refuses %j', (arn) => {
    expect(approvalTeamArnProblems('team', arn))
      .toEqual([`'team' must be the ARN of an approval team, arn:<partition>:mpa:<region>:<account>:approval-team/<id>, got '${arn}'`]);
  });
});

test.each(['arn:aws:mpa:eu-central-1:111111111111:approval-team:none yet', 'none yet'])('a default of a lookup is no ARN yet: %s', (none) => {
  const stack = testStack(HERE);
  const arn = ssm.StringParameter.valueFromLookup(stack, '/backup/arn', none);
  expect([approvalTeamArnProblems('team', arn, stack), vaultArnProblems('backupVaultArn', arn, stack)]).toEqual([[], []]);
  expect([approvalTeamArnProblems('team', arn), vaultArnProblems('backupVaultArn', arn, testStack())].map(({ length }) => length)).toEqual([1, 1]);
});

test.each([`arn:aws:mpa:${Aws.REGION}:${Aws.ACCOUNT_ID}:approval-team:a`, `arn:aws:mpa:${Aws.REGION}:${Aws.ACCOUNT_ID}:role/a`, Aws.REGION])('an approval team is refused by what is known of its ARN: %s', (arn) => {
  expect(approvalTeamArnProblems('team', arn)).toHaveLength(1);
});

describe('backupArn', () => {
  test('is in the environment of its stack', () => {
    const stack = testStack(HERE);
    expect(stack.resolve(backupArn(stack, 'backup-vault', 'my-vault'))).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:eu-central-1:111111111111:backup-vault:my-vault']],
    });
  });

  test('knows no more than its stack', () => {
    const stack = testStack();
    expect(stack.resolve(backupArn(stack, 'backup-plan', 'my-plan'))).toEqual({
      'Fn::Join': ['', [
        'arn:', { Ref: 'AWS::Partition' }, ':backup:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':backup-plan:my-plan',
      ]],
    });
  });

  test.each([['cn-north-1'], ['us-gov-west-1']])('leaves the partition of %s to the deployment', (region) => {
    const stack = new Stack(undefined, 'Stack', { env: { account: '111111111111', region } });
    expect(stack.resolve(backupArn(stack, 'backup-vault', 'my-vault'))).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:backup:${region}:111111111111:backup-vault:my-vault`]],
    });
  });

  test('is one that passes as that of a vault', () => {
    const stack = testStack(HERE);
    expect(problems(backupArn(stack, 'backup-vault', 'my-vault'))).toEqual([]);
    expect(problems(backupArn(stack, 'backup-vault', 'my-vault').replace(stack.partition, 'aws'))).toEqual([]);
  });
});
