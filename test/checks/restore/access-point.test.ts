import { aws_iam as iam, Stack } from 'aws-cdk-lib';
import { findingsIn } from '../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { HERE, THERE } from '../../util';
import { ORIGINS_OF_OURS, saidOf } from '../origins';
import type { Program } from '../origins';

const POINT = 'arn:aws:backup:eu-central-1:111111111111:recovery-point';
const SNAPSHOT = `${POINT}:logs-20260131033027-5ec207d0`;
const CONTINUOUS = `${POINT}:logs-5ec207d0`;
const TIME = '2026-01-31T03:30:27Z';
const ISO = 'an ISO 8601 date and time with a time zone, such as 2026-01-31T00:00:00Z';

function findings(properties: object): string[] {
  const Properties = { RecoveryPointArn: SNAPSHOT, ...properties };
  const content = JSON.parse(JSON.stringify({ Resources: { Point: { Type: 'AWS::Backup::BackupAccessPoint', Properties } } }));
  return findingsIn(new TemplateFiles([new TemplateFile({ name: 'T', content })])).map(({ id, level, property, message }) => `${level} ${id} ${property}: ${message}`);
}

const policy = (Resource: unknown) => ({ AccessPointPolicy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource }] } });
describe('in a template', () => {
  test.each<[string, object]>([
    ['a snapshot', {}],
    ['a continuous recovery point with a time', { RecoveryPointArn: CONTINUOUS, AccessPointInTime: TIME }],
    ['one whose id says nothing', { RecoveryPointArn: `${POINT}:1EB3B5E7-9EB0-435A-A80B-108B488B0D45` }],
    ['one of a bucket with a year in its name', { RecoveryPointArn: `${POINT}:logs-2024-5ec207d0`, AccessPointInTime: TIME }],
    ['what only deployment knows', { RecoveryPointArn: { Ref: 'A' }, Name: { Ref: 'B' }, AccessPointInTime: { Ref: 'C' }, AccessPointPolicy: { Ref: 'D' }, Tags: { Ref: 'E' } }],
    ['a name of 3 characters', { Name: 'a-b' }],
    ['a name of 50 characters', { Name: `0${'-'.repeat(48)}z` }],
    ['a policy as a text', { AccessPointPolicy: JSON.stringify(policy('*').AccessPointPolicy) }],
    ['a policy of its own objects', { Name: 'logs', ...policy(['arn:aws:s3:eu-central-1:111111111111:accesspoint/logs', 'arn:aws:s3:eu-central-1:111111111111:accesspoint/logs/object/*']) }],
    ['a policy of some of its objects', { Name: 'logs', ...policy({ 'Fn::Sub': 'arn:${AWS::Partition}:s3:${AWS::Region}:${AWS::AccountId}:accesspoint/logs/object/2026/*' }) }],
    ['a policy without a name', policy('arn:aws:s3:eu-central-1:111111111111:accesspoint/any/object/*')],
    ['a policy of what only deployment knows', { Name: 'logs', ...policy([{ Ref: 'A' }, { 'Fn::Sub': '${A}/object/*' }]) }],
    ['tags', { Tags: [{ Key: 'a', Value: 'b' }] }],
  ])('nothing is said of %s', (_, properties) => {
    expect(findings(properties)).toEqual([]);
  });

  const name = (given: string) => `error invalidAccessPoint Name: 'Name' must be 3 to 50 small letters, digits and '-', with a letter or digit at both ends and without '-s3alias' at the end, got '${given}'`;
  const arn = (given: string) => "error invalidAccessPoint RecoveryPointArn: 'RecoveryPointArn' must be the ARN of a recovery point of S3, "
    + `arn:<partition>:backup:<region>:<account>:recovery-point:<id>, got '${given}'`;
  const elsewhere = (given: string) => `warning accessPointPolicyElsewhere AccessPointPolicy: the policy of the access point has statements of what is not its own, ${given}, and so allow nothing or are refused: `
    + 'it has arn:<partition>:s3:<region>:<account>:accesspoint/<name> and, of its objects, arn:<partition>:s3:<region>:<account>:accesspoint/<name>/object/*';

  test.each<[object, string[]]>([
    ...['ab', 'a'.repeat(51), 'Logs', '-logs', 'logs-', 'my_logs', 'logs-s3alias', 'logs-ext-s3alias'].map((Name): [object, string[]] => [{ Name }, [name(Name)]]),
    ...['arn:aws:ec2:eu-central-1::snapshot/snap-0123456789abcdef0', 'arn:aws:backup:eu-central-1:111111111111:backup-vault:main', `${POINT}:composite:eks/cluster-20260131`, `${POINT}:eks/cluster-20260131`, 'logs-5ec207d0']
      .map((RecoveryPointArn): [object, string[]] => [{ RecoveryPointArn }, [arn(RecoveryPointArn)]]),
    [{ RecoveryPointArn: undefined }, ["error invalidAccessPoint RecoveryPointArn: 'RecoveryPointArn' must be given"]],
    [{ RecoveryPointArn: CONTINUOUS }, ["error invalidAccessPoint AccessPointInTime: 'AccessPointInTime' must be given for a continuous recovery point, as that of 'RecoveryPointArn' is by its name: "
      + 'the time at which its objects are read']],
    [{ AccessPointInTime: '2026-01-31' }, [`error invalidAccessPoint AccessPointInTime: 'AccessPointInTime' must be ${ISO}, got '2026-01-31'`]],
    [{ AccessPointInTime: TIME }, ["warning accessPointTimeOfSnapshot AccessPointInTime: 'AccessPointInTime' is given, and the recovery point looks like a snapshot by its name, of which AWS Backup takes "
      + 'no time: leave it out, or acknowledge this if the name of the bucket itself ends so']],
    [{ Name: 'logs', ...policy(['arn:aws:s3:::logs/*', 'arn:aws:s3:eu-central-1:111111111111:accesspoint/other', 'arn:aws:s3:::logs/*']) },
      [elsewhere("'arn:aws:s3:::logs/*', 'arn:aws:s3:eu-central-1:111111111111:accesspoint/other'")]],
    [policy({ 'Fn::Sub': 'arn:${AWS::Partition}:backup:${AWS::Region}:${AWS::AccountId}:accesspoint/logs' }), [expect.stringContaining('accessPointPolicyElsewhere')]],
    [{ Tags: [{ Key: '', Value: 'b' }] }, ["error invalidTag Tags: 'Tags' must have keys of 1 to 128 characters in one line, got ''"]],
  ])('something is said of %j', (properties, said) => {
    expect(findings(properties)).toEqual(said);
  });
});

describe.each(ORIGINS_OF_OURS)('in %s', (origin) => {
  const points = (names: (string | undefined)[], recoveryPointArn = SNAPSHOT, others: string[] = []): Program => (app, backup) => {
    const [here, there] = [HERE, THERE].map((env, index) => new Stack(app, `Stack${index}`, { env }));
    names.forEach((accessPointName, index) => new backup.BackupAccessPoint(here, `Point${index}`, { recoveryPointArn, accessPointName }));
    others.forEach((accessPointName, index) => new backup.BackupAccessPoint(there, `Point${index}`, { recoveryPointArn: `${POINT}:others-20260131033027-5ec207d0`, accessPointName }));
  };
  const own = origin === 'our L2s' ? 'accessPointName' : 'Name';

  test('five access points of a recovery point are taken, and six are not', () => {
    expect(saidOf(points(Array(5).fill(undefined)), origin)).toEqual([]);
    expect(saidOf(points(Array(6).fill(undefined)), origin)).toEqual(["error 'Stack0/Point5': a recovery point must have at most 5 backup access points, got 6"]);
  });

  test('a name is there once in an account and Region', () => {
    expect(saidOf(points(['logs', 'others'], SNAPSHOT, ['logs']), origin)).toEqual([]);
    expect(saidOf(points(['logs', 'logs']), origin)).toEqual([
      `error 'Stack0/Point1': '${own}' must be unique among the access points of the account and Region, got 'logs', which is that of 'Stack0/Point0'`,
    ]);
  });

  test('a policy of the bucket is none of the access point', () => {
    const program = (resources: string[]): Program => (app, backup) => {
      const statement = new iam.PolicyStatement({ actions: ['s3:GetObject'], principals: [new iam.AccountPrincipal('222222222222')], resources });
      new backup.BackupAccessPoint(new Stack(app, 'Stack', { env: HERE }), 'Point', {
        recoveryPointArn: SNAPSHOT, accessPointName: 'logs', policy: new iam.PolicyDocument({ statements: [statement] }),
      });
    };
    expect(saidOf(program(['arn:aws:s3:eu-central-1:111111111111:accesspoint/logs/object/*']), origin)).toEqual([]);
    expect(saidOf(program(['arn:aws:s3:::logs/*']), origin)).toEqual([expect.stringMatching(/^warning 'Stack\/Point': the policy of the access point .*'arn:aws:s3:::logs\/\*', .* \[accessPointPolicyElsewhere\]$/)]);
  });
});
