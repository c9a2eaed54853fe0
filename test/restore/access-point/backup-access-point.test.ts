import { App, aws_iam as iam, CfnParameter, CfnResource, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { BackupAccessPoint, BackupAccessPointGrants } from '../../../src';
import { HERE, l1Of, messageOf, resourceOf, resourcesOf, synth, synthesisProblemsOf, testStack, THERE, warningsOf } from '../../util';

const TYPE = 'AWS::Backup::BackupAccessPoint';
const POINT = 'arn:aws:backup:eu-central-1:111111111111:recovery-point';
const SNAPSHOT = `${POINT}:logs-20260131033027-5ec207d0`;
const CONTINUOUS = `${POINT}:logs-5ec207d0`;
const TIME = '2026-01-31T03:30:27Z';
const OF_BUCKET = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketVersions'];
const OF_OBJECTS = ['s3:GetObject', 's3:GetObjectAttributes', 's3:GetObjectTagging'];

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

const properties = () => resourceOf(stack, TYPE).Properties;
const point = (props: Partial<ConstructorParameters<typeof BackupAccessPoint>[2]> = {}, id = 'Logs') => new BackupAccessPoint(stack, id, { recoveryPointArn: SNAPSHOT, ...props });
const statement = (resource: string) => new iam.PolicyStatement({ actions: ['s3:GetObject'], principals: [new iam.AccountPrincipal('222222222222')], resources: [resource] });
const s3Arn = (name: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:s3:eu-central-1:111111111111:accesspoint/${name}`]] });
const rolePolicy = () => resourceOf(stack, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement;
const role = (id = 'Role', scope: Stack = stack) => new iam.Role(scope, id, { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });

describe('an access point', () => {
  test('is of a recovery point', () => {
    point();
    expect(Object.keys(resourcesOf(stack, TYPE))).toEqual([expect.stringMatching(/^Logs[0-9A-F]{8}$/)]);
    expect(properties()).toEqual({ RecoveryPointArn: SNAPSHOT });
    expect(resourceOf(stack, TYPE)).not.toHaveProperty('DeletionPolicy');
    expect(warningsOf(stack)).toEqual([]);
  });

  test('has everything', () => {
    const made = point({
      recoveryPointArn: CONTINUOUS,
      accessPointName: 'logs',
      pointInTime: TIME,
      policy: new iam.PolicyDocument({ statements: [statement('arn:aws:s3:eu-central-1:111111111111:accesspoint/logs/object/*')] }),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Tags.of(made).add('stage', 'production');
    expect(properties()).toEqual({
      RecoveryPointArn: CONTINUOUS,
      Name: 'logs',
      AccessPointInTime: TIME,
      AccessPointPolicy: {
        Version: '2012-10-17',
        Statement: [{
          Action: 's3:GetObject',
          Effect: 'Allow',
          Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::222222222222:root']] } },
          Resource: 'arn:aws:s3:eu-central-1:111111111111:accesspoint/logs/object/*',
        }],
      },
      Tags: [{ Key: 'stage', Value: 'production' }],
    });
    expect(resourceOf(stack, TYPE)).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('has attributes', () => {
    const made = point();
    const { logicalId } = l1Of(made);
    const id = stack.resolve(logicalId);
    const { backupAccessPointArn, backupAccessPointName, backupAccessPointRef, s3AccessPointArn, s3AccessPointAlias } = made;
    expect(stack.resolve({ backupAccessPointArn, backupAccessPointName, backupAccessPointRef, s3AccessPointArn, s3AccessPointAlias })).toEqual({
      backupAccessPointArn: { Ref: id },
      backupAccessPointName: { 'Fn::Select': [1, { 'Fn::Split': ['/', { Ref: id }] }] },
      backupAccessPointRef: { backupAccessPointArn: { Ref: id } },
      s3AccessPointArn: { 'Fn::GetAtt': [id, 'AccessPointMetadata.S3AccessPointArn'] },
      s3AccessPointAlias: { 'Fn::GetAtt': [id, 'AccessPointMetadata.S3AccessPointAlias'] },
    });
    expect(point({ accessPointName: 'logs' }, 'Named').backupAccessPointName).toBe('logs');
  });

  test('takes tokens', () => {
    const param = (id: string) => new CfnParameter(stack, id).valueAsString;
    point({ recoveryPointArn: param('Point'), accessPointName: param('Name'), pointInTime: param('Time') });
    expect(properties()).toEqual({ RecoveryPointArn: { Ref: 'Point' }, Name: { Ref: 'Name' }, AccessPointInTime: { Ref: 'Time' } });
  });

  test('is refused with all that is wrong with it at once', () => {
    expect(messageOf(() => point({ recoveryPointArn: 'snap-1', accessPointName: 'Logs', pointInTime: 'noon' })).split('\n')).toEqual([
      'Stack/Logs: 3 problems',
      "  - 'recoveryPointArn' must be the ARN of a recovery point of S3, arn:<partition>:backup:<region>:<account>:recovery-point:<id>, got 'snap-1'",
      "  - 'accessPointName' must be 3 to 50 small letters, digits and '-', with a letter or digit at both ends and without '-s3alias' at the end, got 'Logs'",
      "  - 'pointInTime' must be an ISO 8601 date and time with a time zone, such as 2026-01-31T00:00:00Z, got 'noon'",
    ]);
  });

  test('needs a time for a continuous recovery point', () => {
    expect(messageOf(() => point({ recoveryPointArn: CONTINUOUS }))).toBe(`Stack/Logs: 'pointInTime' must be given for a continuous recovery point, as '${CONTINUOUS}' is by its name`);
  });

  test('is warned of with a time for what looks like a snapshot', () => {
    point({ pointInTime: TIME });
    expect(warningsOf(stack)).toEqual([{ path: 'Stack/Logs', id: 'cdk-aws-backup:accessPointTimeOfSnapshot', text: expect.stringContaining("'pointInTime' is given") }]);
  });

  test('has a policy of at most 200,000 characters', () => {
    const made = (length: number) => {
      stack = testStack(HERE);
      const one = (sid: string) => ({ Sid: sid, Effect: 'Allow', Principal: { AWS: '*' }, Action: 's3:GetObject', Resource: '*' });
      const document = (last: number) => ({ Version: '2012-10-17', Statement: [...Array.from({ length: 100 }, (_, index) => one(`${index + 100}${'x'.repeat(1_800)}`)), one('x'.repeat(last))] });
      point({ accessPointName: 'logs', policy: iam.PolicyDocument.fromJson(document(length - JSON.stringify(document(0)).length)) });
      return stack;
    };
    expect(() => synth(made(200_000))).not.toThrow();
    expect(synthesisProblemsOf(made(200_001))).toEqual(["[Stack/Logs] 'policy' must have at most 200,000 characters as JSON, got 200,001"]);
  });

  test('a changed property is judged as it is', () => {
    const made = point();
    (l1Of(made) as CfnResource).addPropertyOverride('Name', 'A');
    expect(synthesisProblemsOf(stack)).toEqual([expect.stringContaining("[Stack/Logs] 'accessPointName' must be 3 to 50 small letters")]);
  });
});

describe('grants', () => {
  test('a role of the account reads by its own policy', () => {
    const made = point();
    const grant = made.grants.read(role());
    const id = stack.resolve(l1Of(made).logicalId);
    const arn = { 'Fn::GetAtt': [id, 'AccessPointMetadata.S3AccessPointArn'] };
    expect(grant.success).toBe(true);
    expect(properties()).toEqual({ RecoveryPointArn: SNAPSHOT });
    expect(rolePolicy()).toEqual([
      { Effect: 'Allow', Action: OF_BUCKET, Resource: arn },
      { Effect: 'Allow', Action: OF_OBJECTS, Resource: { 'Fn::Join': ['', [arn, '/object/*']] } },
    ]);
  });

  test('another account reads by the policy of the access point, which then has a name', () => {
    const made = point();
    expect(made.grants.read(new iam.AccountPrincipal('222222222222')).success).toBe(true);
    const { Name: name, AccessPointPolicy: { Statement: [first, second] } } = properties();
    expect(name).toMatch(/^stack-logs-[0-9a-f]{8}$/);
    expect(first).toMatchObject({ Action: OF_BUCKET, Resource: s3Arn(name) });
    expect(second).toMatchObject({ Action: OF_OBJECTS, Resource: s3Arn(`${name}/object/*`) });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('the name that is made changes with what replaces the access point, and with nothing else', () => {
    const nameOf = (props: Parameters<typeof point>[0] = {}, ...accounts: string[]) => {
      stack = testStack(HERE);
      const made = point(props);
      accounts.forEach((account) => made.grants.read(new iam.AccountPrincipal(account)));
      return properties().Name;
    };
    const names = [
      nameOf({}, '222222222222'), nameOf({}, '333333333333'), nameOf({}, '222222222222', '333333333333'), nameOf({ recoveryPointArn: `${SNAPSHOT.slice(0, -1)}1` }, '222222222222'),
      nameOf({ recoveryPointArn: CONTINUOUS, pointInTime: TIME }, '222222222222'), nameOf({ recoveryPointArn: CONTINUOUS, pointInTime: '2026-01-31T03:30:28Z' }, '222222222222'),
    ];
    expect(new Set(names).size).toBe(6);
    expect(nameOf({}, '222222222222')).toBe(names[0]);
    expect(nameOf({ accessPointName: 'logs' }, '222222222222')).toBe('logs');
  });

  test('a name is made of any path', () => {
    stack = new Stack(new App(), 'A-Very-Long-Name-Of-A-Stack-That-Has-No-End-In-Sight', { env: HERE });
    point({}, '__Ä__').grants.read(new iam.AccountPrincipal('222222222222'));
    expect(properties().Name).toMatch(/^[a-z0-9][a-z0-9-]{1,48}[a-z0-9]$/);
  });

  test('a role of another account needs both', () => {
    const other = new Stack(stack.node.root as App, 'Other', { env: THERE });
    const reader = new iam.Role(other, 'Reader', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'), roleName: 'reader' });
    expect(point({ accessPointName: 'logs' }).grants.read(reader).success).toBe(true);
    expect(resourceOf(other, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement[0].Resource).toEqual(s3Arn('logs'));
    expect(properties().AccessPointPolicy.Statement[0].Principal.AWS['Fn::Join'][1].at(-1)).toBe(':iam::222222222222:role/reader');
  });

  test('a role of another account without a name of its own is refused', () => {
    const reader = role('Reader', new Stack(stack.node.root as App, 'Other', { env: THERE }));
    expect(messageOf(() => point().grants.read(reader))).toContain('the grantee of read() must be one that a resource policy can name');
  });

  test('an imported role of another account is told what it needs there', () => {
    point({ accessPointName: 'logs' }).grants.read(iam.Role.fromRoleArn(stack, 'Imported', 'arn:aws:iam::222222222222:role/reader'));
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Logs', id: 'cdk-aws-backup:grantWithoutEffect', text: expect.stringContaining('read() cannot write the policy of the grantee, an imported role of the account 222222222222'),
    }]);
  });

  test('the policy of an import is written elsewhere', () => {
    const imported = BackupAccessPoint.fromBackupAccessPointName(stack, 'Imported', 'logs');
    new CfnResource(stack, 'Something', { type: 'A::B::C' });
    expect(BackupAccessPointGrants.fromAccessPoint(imported).read(role()).success).toBe(true);
    expect(rolePolicy()[0].Resource).toEqual(s3Arn('logs'));
    expect(BackupAccessPointGrants.fromAccessPoint(imported).read(new iam.AccountPrincipal('222222222222')).success).toBe(false);
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Imported', id: 'cdk-aws-backup:grantWithoutEffect', text: expect.stringMatching(/^read\(\) cannot write the policy of the access point, which is imported; it has to have there: \{.*accesspoint\/logs\/object\/\*/),
    }]);
  });
});

describe('an import', () => {
  test('by name is of the account and Region of the stack', () => {
    const { backupAccessPointArn, backupAccessPointName, s3AccessPointArn, backupAccessPointRef } = BackupAccessPoint.fromBackupAccessPointName(stack, 'Imported', 'logs');
    const arn = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:eu-central-1:111111111111:accesspoint/logs']] };
    expect(stack.resolve({ backupAccessPointArn, backupAccessPointName, s3AccessPointArn, backupAccessPointRef }))
      .toEqual({ backupAccessPointArn: arn, backupAccessPointName: 'logs', s3AccessPointArn: s3Arn('logs'), backupAccessPointRef: { backupAccessPointArn: arn } });
  });

  test('by ARN is where that says', () => {
    const imported = BackupAccessPoint.fromBackupAccessPointArn(stack, 'Imported', 'arn:aws:backup:us-east-1:222222222222:accesspoint/logs');
    expect(imported.env).toEqual(THERE);
    expect(imported.backupAccessPointName).toBe('logs');
    expect(stack.resolve(imported.s3AccessPointArn)).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:us-east-1:222222222222:accesspoint/logs']] });
  });

  test('by a token is taken apart at deployment', () => {
    const imported = BackupAccessPoint.fromBackupAccessPointArn(stack, 'Imported', new CfnParameter(stack, 'Arn').valueAsString);
    expect(stack.resolve(imported.backupAccessPointName)).toEqual({ 'Fn::Select': [1, { 'Fn::Split': ['/', { Ref: 'Arn' }] }] });
    expect(imported.env).toEqual(HERE);
  });

  test('of something else is refused', () => {
    expect(messageOf(() => BackupAccessPoint.fromBackupAccessPointArn(stack, 'Imported', 'arn:aws:s3:eu-central-1:111111111111:accesspoint/logs')))
      .toBe("Stack: 'backupAccessPointArn' must be the ARN of a backup access point, arn:<partition>:backup:<region>:<account>:accesspoint/<name>, "
        + "got 'arn:aws:s3:eu-central-1:111111111111:accesspoint/logs'");
    expect(messageOf(() => BackupAccessPoint.fromBackupAccessPointName(stack, 'Imported', 'Logs'))).toContain("'backupAccessPointName' must be 3 to 50 small letters");
  });
});
