import { App, Aspects, CfnParameter, CfnResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { BackupPlan, BackupResource, BackupResourceType, BackupRole, BackupSelectionCondition, BackupSelectionOptions } from '../../../src';
import { messageOf, resourceOf, resourcesOf, synth, synthesisProblemsOf, testStack, warningsOf } from '../../util';
import { tableIn } from '../resources';

const { S3, EBS, EFS, SAP_HANA_ON_EC2 } = BackupResourceType;

function select(stack: Stack, options: BackupSelectionOptions) {
  return BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', options);
}

/** The names of the managed policies of the only role of a stack. */
function policiesOf(stack: Stack): string[] {
  const { ManagedPolicyArns = [] } = resourceOf(stack, 'AWS::IAM::Role').Properties;
  return ManagedPolicyArns.map((arn: any) => {
    expect(arn['Fn::Join'][1].slice(0, 2)).toEqual(['arn:', { Ref: 'AWS::Partition' }]);
    return arn['Fn::Join'][1][2].replace(':iam::aws:policy/', '');
  });
}

const BACKUP = 'service-role/AWSBackupServiceRolePolicyForBackup';
const RESTORES = 'service-role/AWSBackupServiceRolePolicyForRestores';
const S3_BACKUP = 'AWSBackupServiceRolePolicyForS3Backup';
const S3_RESTORE = 'AWSBackupServiceRolePolicyForS3Restore';
const ITEMS = 'AWSBackupServiceRolePolicyForItemRestores';
const HANA = 'AWSBackupRestoreAccessForSAPHANA';

const bucket = (stack: Stack) => BackupResource.fromS3Bucket(new s3.CfnBucket(stack, 'Bucket', { versioningConfiguration: { status: 'Enabled' } }));

describe('a role gets the policies of what is selected', () => {
  test.each<[string, (stack: Stack) => BackupSelectionOptions, string[]]>([
    ['a tag', () => ({ resources: [BackupResource.fromTag('stage', 'prod')] }), [BACKUP]],
    ['an ARN, as v2', () => ({ resources: [BackupResource.fromArn('arn:aws:s3:::orders')], allowRestores: true }), [BACKUP, RESTORES]],
    ['a bucket', (stack) => ({ resources: [bucket(stack)] }), [BACKUP, S3_BACKUP]],
    ['a bucket, with restores', (stack) => ({ resources: [bucket(stack)], allowRestores: true }), [BACKUP, S3_BACKUP, RESTORES, S3_RESTORE, ITEMS]],
    ['all buckets', () => ({ resources: [BackupResource.allOf(S3)] }), [BACKUP, S3_BACKUP]],
    ['buckets of a construct', (stack) => ({ resources: [bucket(stack), BackupResource.fromConstruct(stack, { resourceTypes: [S3] })] }), [BACKUP, S3_BACKUP]],
    ['volumes, with restores', () => ({ resources: [BackupResource.allOf(EBS)], allowRestores: true }), [BACKUP, RESTORES, ITEMS]],
    ['SAP HANA, with restores', () => ({ resources: [BackupResource.allOf(SAP_HANA_ON_EC2)], allowRestores: true }), [BACKUP, RESTORES, HANA]],
    ['file systems, with restores', () => ({ resources: [BackupResource.allOf(EFS)], allowRestores: true }), [BACKUP, RESTORES]],
    ['everything', () => ({ resources: [BackupResource.everything()] }), [BACKUP, S3_BACKUP]],
    ['everything but buckets', () => ({ resources: [BackupResource.everything()], notResources: [BackupResource.allOf(S3)], allowRestores: true }),
      [BACKUP, RESTORES, ITEMS, HANA]],
    ['all but buckets', () => ({ notResources: [BackupResource.allOf(S3)] }), [BACKUP]],
    ['all but one bucket', (stack) => ({ notResources: [bucket(stack)] }), [BACKUP, S3_BACKUP]],
    ['conditions alone', () => ({ conditions: [BackupSelectionCondition.tagEquals('stage', 'prod')] }), [BACKUP, S3_BACKUP]],
    ['restores only', (stack) => ({ resources: [bucket(stack)], allowRestores: true, disableDefaultBackupPolicy: true }), [RESTORES, S3_RESTORE, ITEMS]],
    ['none of them', (stack) => ({ resources: [bucket(stack)], disableDefaultBackupPolicy: true }), []],
  ])('%s', (_, options, policies) => {
    const stack = testStack();
    select(stack, options(stack));
    expect(policiesOf(stack)).toEqual(policies);
  });

  describe('and of what a construct holds of the types that are wanted of it', () => {
    const all = { resourceTypes: BackupResourceType.all() };
    const application = (stack: Stack) => new CfnResource(stack, 'Hana', { type: 'AWS::SystemsManagerSAP::Application', properties: { ApplicationType: 'HANA' } });

    test.each<[string, (stack: Stack) => unknown, Partial<BackupSelectionOptions>, string[]]>([
      ['a table', (stack) => tableIn(stack), {}, [BACKUP]],
      ['a table, with restores', (stack) => tableIn(stack), { allowRestores: true }, [BACKUP, RESTORES]],
      ['a table and a bucket', (stack) => [tableIn(stack), bucket(stack)], {}, [BACKUP, S3_BACKUP]],
      ['a bucket, with restores', bucket, { allowRestores: true }, [BACKUP, RESTORES, S3_BACKUP, ITEMS, S3_RESTORE]],
      ['an application of SAP HANA, with restores', application, { allowRestores: true }, [BACKUP, RESTORES, HANA]],
      ['a bucket that is left out by its type', (stack) => [tableIn(stack), bucket(stack)], { notResources: [BackupResource.allOf(S3)] }, [BACKUP]],
      ['a bucket that comes late', (stack) => {
        tableIn(stack);
        let isThere = false;
        Aspects.of(stack).add({ visit: (node) => { if (node === stack && !isThere) { isThere = true; bucket(stack); } } });
      }, {}, [BACKUP, S3_BACKUP]],
    ])('%s', (_, make, options, policies) => {
      const stack = testStack();
      make(stack);
      select(stack, { resources: [BackupResource.fromConstruct(stack, all)], ...options });
      expect(policiesOf(stack)).toEqual(policies);
      stack.node.tryRemoveChild('Bucket');
      tableIn(stack, 'Another');
      synth(stack);
      expect(policiesOf(stack)).toEqual(policies.filter((name) => ![S3_BACKUP, S3_RESTORE, ITEMS].includes(name)));
    });

    test('all of them where nobody validates', () => {
      const stack = testStack();
      tableIn(stack);
      select(stack, { resources: [BackupResource.fromConstruct(stack, all)] });
      (stack.node.root as App).synth({ skipValidation: true });
      expect(policiesOf(stack)).toEqual([BACKUP, S3_BACKUP]);
    });

    test('each by the selection that needs it, where several have one role', () => {
      const stack = testStack();
      const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') });
      const [tables, buckets] = ['Tables', 'Buckets'].map((id) => new Construct(stack, id));
      tableIn(tables);
      new s3.CfnBucket(buckets, 'Bucket', { versioningConfiguration: { status: 'Enabled' } });
      const plan = BackupPlan.daily35DayRetention(stack, 'Plan');
      plan.addSelection('A', { role, resources: [BackupResource.fromConstruct(tables, all)] });
      plan.addSelection('B', { role, resources: [BackupResource.fromConstruct(buckets, all)] });
      expect(policiesOf(stack)).toEqual([BACKUP, S3_BACKUP]);
      expect(warningsOf(stack).filter(({ id }) => id.includes('olicy'))).toEqual([]);
    });

    test.each<[string, (stack: Stack) => unknown, number]>([['a table', (stack) => tableIn(stack), 0], ['a bucket', bucket, 1]])(
      'an imported role that cannot have them is told of only with %s', (_, make, count) => {
        const stack = testStack();
        make(stack);
        const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/backup');
        select(stack, { resources: [BackupResource.fromConstruct(stack, all)], role });
        expect(warningsOf(stack).filter(({ id }) => id === 'cdk-aws-backup:importedRole')).toHaveLength(count);
      });
  });

  test('also where it was given, and is one of the app', () => {
    const stack = testStack();
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') });
    const selection = select(stack, { resources: [bucket(stack)], role });
    expect(selection.role).toBe(role);
    expect(policiesOf(stack)).toEqual([BACKUP, S3_BACKUP]);
  });

  test('and a permissions boundary, where there is one', () => {
    const stack = testStack();
    iam.PermissionsBoundary.of(stack).apply(iam.ManagedPolicy.fromAwsManagedPolicyName('Boundary'));
    select(stack, { resources: [bucket(stack)] });
    expect(resourceOf(stack, 'AWS::IAM::Role').Properties.PermissionsBoundary).toBeDefined();
  });

  test('but not where it is imported: the user is told', () => {
    const stack = testStack();
    const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/backup');
    select(stack, { resources: [bucket(stack)], role });
    expect(warningsOf(stack).filter(({ id }) => id.startsWith('cdk-aws-backup'))).toEqual([{
      path: 'Stack/Plan/Selection',
      id: 'cdk-aws-backup:importedRole',
      text: "the role 'Stack/Role' is not one of this app, so it cannot be given the AWS managed policy that the selected types need: "
        + `${S3_BACKUP}; see to it that it has them`,
    }]);
  });

  test('an imported role that needs no more than v2 gave it brings no warning of ours', () => {
    const stack = testStack();
    const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/backup');
    select(stack, { resources: [BackupResource.fromTag('stage', 'prod')], role });
    expect(warningsOf(stack).filter(({ id }) => id.startsWith('cdk-aws-backup'))).toEqual([]);
  });
});

describe('an ARN of a bucket, with a role that lacks the policy for buckets', () => {
  const text = "an ARN selects S3 buckets, and the role 'Stack/Plan/Selection/Role' lacks the AWS managed policy AWSBackupServiceRolePolicyForS3Backup, "
    + 'without which AWS Backup cannot back them up: select them by their type, or give the role the policy';
  const warningsFor = (options: (stack: Stack) => BackupSelectionOptions) => {
    const stack = testStack();
    select(stack, options(stack));
    return warningsOf(stack).filter(({ id }) => id === 'cdk-aws-backup:backupPolicyMissing').map((warning) => warning.text);
  };
  const versioned = (stack: Stack) => new s3.Bucket(stack, 'Bucket', { versioned: true });

  test.each<[string, (stack: Stack) => BackupSelectionOptions]>([
    ['written out', () => ({ resources: [BackupResource.fromArn('arn:aws:s3:::orders')] })],
    ['as a pattern', () => ({ resources: [BackupResource.fromArn('arn:aws:s3:::logs-*')] })],
    ['in the partition of the stack', (stack) => ({ resources: [BackupResource.fromArn(`arn:${stack.partition}:s3:::orders`)] })],
    ['of this app', (stack) => ({ resources: [BackupResource.fromArn(versioned(stack).bucketArn)] })],
  ])('is warned about: %s', (_, options) => {
    expect(warningsFor(options)).toEqual([text]);
  });

  test.each<[string, (stack: Stack) => BackupSelectionOptions]>([
    ['by its type', (stack) => ({ resources: [BackupResource.fromS3Bucket(versioned(stack))] })],
    ['of another service', () => ({ resources: [BackupResource.fromArn('arn:aws:ec2:*:*:volume/*')] })],
    ['that only deployment knows', (stack) => ({ resources: [BackupResource.fromArn(new CfnParameter(stack, 'Arn').valueAsString)] })],
    ['with a role that has the policy', (stack) => ({
      resources: [BackupResource.fromArn('arn:aws:s3:::orders')], role: BackupRole.forBackup(stack, 'BackupRole', [S3]),
    })],
    ['with a role that is imported', (stack) => ({
      resources: [BackupResource.fromArn('arn:aws:s3:::orders')], role: iam.Role.fromRoleName(stack, 'Imported', 'backup'),
    })],
    ['with policies that are the own affair of the app', (stack) => ({
      resources: [BackupResource.fromArn('arn:aws:s3:::orders')], disableDefaultBackupPolicy: true, role: BackupRole.forBackup(stack, 'BackupRole', []),
    })],
  ])('is none: %s', (_, options) => {
    expect(warningsFor(options)).toEqual([]);
  });
});

describe('a role that AWS Backup cannot assume', () => {
  const withRole = (role: (stack: Stack) => iam.IRole): Stack => {
    const stack = testStack();
    select(stack, { resources: [BackupResource.fromTag('stage', 'prod')], role: role(stack) });
    return stack;
  };

  test('is refused at synthesis', () => {
    const stack = withRole((scope) => new iam.Role(scope, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }));
    expect(synthesisProblemsOf(stack)).toEqual([
      "[Stack/Plan/Selection] 'role' must be a role that AWS Backup can assume: 'Stack/Role' does not trust backup.amazonaws.com",
    ]);
  });

  test.each<[string, () => iam.IPrincipal]>([
    ['among others', () => new iam.CompositePrincipal(new iam.ServicePrincipal('lambda.amazonaws.com'), new iam.ServicePrincipal('backup.amazonaws.com'))],
    ['on conditions', () => new iam.ServicePrincipal('backup.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': '111111111111' } } })],
    ['as anybody', () => new iam.StarPrincipal()],
  ])('is not one that trusts it %s', (_, assumedBy) => {
    const stack = withRole((scope) => new iam.Role(scope, 'Role', { assumedBy: assumedBy() }));
    expect(() => warningsOf(stack)).not.toThrow();
  });

  test('is not one that comes to trust it later', () => {
    const stack = withRole((scope) => new iam.Role(scope, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }));
    (stack.node.findChild('Role') as iam.Role).assumeRolePolicy!.addStatements(new iam.PolicyStatement({
      actions: ['sts:AssumeRole'], principals: [new iam.ServicePrincipal('backup.amazonaws.com')],
    }));
    expect(() => warningsOf(stack)).not.toThrow();
  });

  test('may be an import, of which nothing is known, but not a service-linked role', () => {
    expect(() => warningsOf(withRole((scope) => iam.Role.fromRoleName(scope, 'Role', 'backup')))).not.toThrow();
    const arn = 'arn:aws:iam::111111111111:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup';
    expect(messageOf(() => withRole((scope) => iam.Role.fromRoleArn(scope, 'Role', arn)))).toBe(
      `Stack/Plan/Selection: 'role' must be a role that AWS Backup can assume, and a service-linked role is none, got '${arn}'`);
  });
});

describe('BackupRole', () => {
  test.each<[string, (stack: Stack) => iam.Role, string[]]>([
    ['for the backup of buckets', (stack) => BackupRole.forBackup(stack, 'Role', [S3]), [BACKUP, S3_BACKUP]],
    ['for the backup of file systems', (stack) => BackupRole.forBackup(stack, 'Role', [EFS]), [BACKUP]],
    ['for the backup of all', (stack) => BackupRole.forBackup(stack, 'Role'), [BACKUP, S3_BACKUP]],
    ['for restores of buckets', (stack) => BackupRole.forRestore(stack, 'Role', [S3]), [RESTORES, S3_RESTORE, ITEMS]],
    ['for restores of all', (stack) => BackupRole.forRestore(stack, 'Role'), [RESTORES, ITEMS, S3_RESTORE, HANA]],
  ])('%s', (_, make, policies) => {
    const stack = testStack();
    make(stack);
    expect(policiesOf(stack)).toEqual(policies);
    expect(Object.values(resourcesOf(stack, 'AWS::IAM::Role'))[0].Properties.AssumeRolePolicyDocument.Statement).toEqual([
      { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' } },
    ]);
  });

  test.each([
    ['backup', BackupRole.forBackup],
    ['restores', BackupRole.forRestore],
  ])('for the %s of a type that is not known is refused', (_, make) => {
    expect(messageOf(() => make(testStack(), 'Role', [S3, BackupResourceType.of('Quantum')])))
      .toBe("Stack: the resource type must be one that is known here, such as BackupResourceType.S3, got 'Quantum'");
  });

  test('is what a selection takes, and nothing is added twice', () => {
    const stack = testStack();
    select(stack, { resources: [bucket(stack)], role: BackupRole.forBackup(stack, 'Role', [S3]) });
    expect(policiesOf(stack)).toEqual([BACKUP, S3_BACKUP]);
  });
});
