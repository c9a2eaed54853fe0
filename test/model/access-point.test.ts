import { Aws } from 'aws-cdk-lib';
import { accessPointNameProblems, generatedAccessPointName, isContinuousPoint, looksLikeSnapshot, policyLengthProblems, recoveryPointArnProblems } from '../../src/model/access-point';

const pointOf = (id: string) => `arn:aws:backup:eu-central-1:111111111111:recovery-point:${id}`;

test.each<[string, boolean, boolean]>([
  ['logs-0a1b2c3d', true, false],
  ['my.logs-0a1b2c3d', true, false],
  ['0logs-0a1b2c3d', true, false],
  ['logs-2026-0a1b2c3d', true, false],
  ['logs-20260131-0a1b2c3d', false, true],
  ['logs-20260131T010203-0a1b2c3d', false, true],
  ['logs-2026-01-31t01.02.03z-0a1b2c3d', false, true],
  ['logs-2026_01_31-0a1b2c3d', false, true],
  ['logs-202601-0a1b2c3d', true, false],
  ['logs-2026013-0a1b2c3d', false, true],
  ['Logs-20260131-0a1b2c3d', false, false],
  ['20260131-0a1b2c3d', true, false],
  ['Logs-0a1b2c3d', false, false],
  ['-logs-0a1b2c3d', false, false],
  ['logs-0a1b2c3', false, false],
  ['logs-0a1b2c3d4', false, false],
  ['logs-0a1b2c3g', false, false],
  ['0a1b2c3d', false, false],
  ['12345678-1234-1234-1234-123456789012', false, false],
  ['x:logs-0a1b2c3d', false, false],
  [Aws.STACK_NAME, false, false],
])('whether the recovery point %s is a continuous one, and whether it looks like a snapshot', (id, isContinuous, isSnapshot) => {
  expect([isContinuousPoint(pointOf(id)), looksLikeSnapshot(pointOf(id))]).toEqual([isContinuous, isSnapshot]);
});

test.each(['abc', 'a'.repeat(50), '0-9', 'logs-1', Aws.STACK_NAME])('the name %s is taken', (name) => {
  expect(accessPointNameProblems('accessPointName', name)).toEqual([]);
});

test.each(['', 'ab', 'a'.repeat(51), 'Abc', '-abc', 'abc-', 'a_c', 'a.c', 'logs-s3alias', 'logs-ext-s3alias'])("the name '%s' is refused", (name) => {
  expect(accessPointNameProblems('accessPointName', name)).toEqual([
    `'accessPointName' must be 3 to 50 small letters, digits and '-', with a letter or digit at both ends and without '-s3alias' at the end, got '${name}'`,
  ]);
});

test.each([pointOf('x'), pointOf('eks'), pointOf('composition'), `arn:${Aws.PARTITION}:backup:${Aws.REGION}:${Aws.ACCOUNT_ID}:recovery-point:x`, Aws.STACK_ID])(
  'the ARN %s is taken', (arn) => {
    expect(recoveryPointArnProblems('recoveryPointArn', arn)).toEqual([]);
  });

test.each([
  pointOf('composite'), pointOf('composite:x'), pointOf('eks/x'), 'arn:aws:ec2:eu-central-1::snapshot/snap-1', 'x', 'arn:aws:backup:eu-central-1:111111111111:recovery-point:',
])('the ARN %s is refused', (arn) => {
  expect(recoveryPointArnProblems('recoveryPointArn', arn)).toEqual([
    `'recoveryPointArn' must be the ARN of a recovery point of S3, arn:<partition>:backup:<region>:<account>:recovery-point:<id>, got '${arn}'`,
  ]);
});

test('a policy may have 200,000 characters', () => {
  expect(policyLengthProblems('policy', 200_000)).toEqual([]);
  expect(policyLengthProblems('policy', 200_001)).toEqual(["'policy' must have at most 200,000 characters as JSON, got 200,001"]);
});

test('a name that is made tells paths and contents apart, and is one that is taken', () => {
  const names = [['Stack/Logs', 'a'], ['Stack/Logs', 'b'], ['Stack/logs', 'a'], [`Stack/${'Very'.repeat(20)}`, 'a'], [`Stack/${'x'.repeat(34)}/y`, 'a'], ['///', 'a'], ['/Stack', 'a'], ['Stack/', 'a']]
    .map(([path, content]) => generatedAccessPointName(path, content));
  expect(new Set(names).size).toBe(names.length);
  expect(names.flatMap((name) => accessPointNameProblems('name', name))).toEqual([]);
  expect(names.map((name) => name.replace(/-[0-9a-z]+$/, ''))).toEqual([
    'stack-logs', 'stack-logs', 'stack-logs', expect.stringMatching(/^stack-(very)+/), expect.stringMatching(/^stack-x+$/), 'backup', 'stack', 'stack',
  ]);
  expect(names[3]).toHaveLength(50);
});
