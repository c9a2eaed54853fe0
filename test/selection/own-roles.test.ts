import { readFileSync } from 'fs';
import { App, Aws, CfnCondition, CfnParameter, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BackupPlan, BackupPlanRule, BackupResource, BackupResourceType, BackupRole, BackupSelectionOptions, IndexActionResourceType } from '../../src';
import { HERE, l1Of, messageOf, resourceOf, resourcesOf, synth, synthesisProblemsOf, testStack, THERE, warningsOf } from '../util';

const { fromArn, fromS3Bucket, fromTag } = BackupResource;
const S3_BACKUP = 'AWSBackupServiceRolePolicyForS3Backup';
const BACKUP = 'service-role/AWSBackupServiceRolePolicyForBackup';
const TRUST = new iam.ServicePrincipal('backup.amazonaws.com');
const OTHER = new iam.ServicePrincipal('ec2.amazonaws.com');

const bucketIn = (stack: Stack) => new s3.Bucket(stack, 'Bucket', { versioned: true });
const roleIn = (stack: Stack, props: Partial<iam.RoleProps> = {}) => new iam.Role(stack, 'Role', { assumedBy: TRUST, ...props });

function select(stack: Stack, options: BackupSelectionOptions): void {
  new BackupPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.daily()] }).addSelection('Selection', options);
}

const policiesOf = (stack: Stack) => JSON.stringify(resourceOf(stack, 'AWS::IAM::Role').Properties.ManagedPolicyArns ?? []);
const ours = (stack: Stack) => warningsOf(stack).filter(({ id }) => id?.startsWith('cdk-aws-backup')).map(({ id, text }) => `${id.split(':')[1]}: ${text}`);

describe('a role of the app gets the policies', () => {
  test('where it is made when it is used first', () => {
    const stack = testStack();
    const role = new iam.LazyRole(stack, 'Role', { assumedBy: TRUST });
    select(stack, { resources: [fromS3Bucket(bucketIn(stack))], role });
    expect(policiesOf(stack)).toContain(S3_BACKUP);
    expect(ours(stack)).toEqual([]);
  });

  test('in the report where others make it', () => {
    const stack = testStack();
    iam.Role.customizeRoles(stack, { usePrecreatedRoles: { 'Stack/Role': 'mine', 'Stack/Plan/Selection/Role': 'theirs' } });
    select(stack, { resources: [fromS3Bucket(bucketIn(stack))], role: roleIn(stack) });
    expect(ours(stack)).toEqual([]);
    const { directory } = synth(stack);
    expect(readFileSync(`${directory}/iam-policy-report.txt`, 'utf8')).toContain(S3_BACKUP);
  });

  test.each<[string, boolean, string[]]>([
    ['with those for what is collected', true, [BACKUP, S3_BACKUP]],
    ['without those for what is not there', false, [BACKUP]],
  ])('in the report where others make it, %s, each once', (_, hasBucket, policies) => {
    const stack = testStack();
    iam.Role.customizeRoles(stack, { usePrecreatedRoles: { 'Plan/Selection/Role': 'theirs' } });
    select(stack, { resources: [BackupResource.fromConstruct(stack, { resourceTypes: BackupResourceType.all() })] });
    if (hasBucket) { bucketIn(stack); }
    new dynamodb.CfnTable(stack, 'Table', { keySchema: [{ attributeName: 'id', keyType: 'HASH' }] });
    synth(stack);
    const { roles } = JSON.parse(readFileSync(`${synth(stack).directory}/iam-policy-report.json`, 'utf8'));
    expect(roles.map(({ managedPolicyArns }: any) => managedPolicyArns)).toEqual([policies.map((name) => `arn:(PARTITION):iam::aws:policy/${name}`)]);
    expect(resourcesOf(stack, 'AWS::IAM::Role')).toEqual({});
  });

  test('with a permissions boundary', () => {
    const stack = testStack();
    const role = roleIn(stack, { permissionsBoundary: iam.ManagedPolicy.fromAwsManagedPolicyName('Boundary') });
    select(stack, { resources: [fromS3Bucket(bucketIn(stack))], role });
    expect(policiesOf(stack)).toContain(S3_BACKUP);
    expect(resourceOf(stack, 'AWS::IAM::Role').Properties.PermissionsBoundary).toBeDefined();
    expect(ours(stack)).toEqual([]);
  });

  test('in its own stack', () => {
    const app = new App();
    const [roles, stack] = ['Roles', 'Stack'].map((id) => new Stack(app, id));
    select(stack, { resources: [fromS3Bucket(bucketIn(stack))], role: roleIn(roles) });
    expect(policiesOf(roles)).toContain(S3_BACKUP);
    expect(ours(stack)).toEqual([]);
  });
});

describe('a role of the app that takes no policies', () => {
  const lost = (policies: string) => `backupPolicyMissing: the role 'Stack/Role' does not take or keep the AWS managed ${policies}; `
    + 'give them to it where it is made';

  test.each<[string, (stack: Stack) => BackupSelectionOptions, string[]]>([
    ['a tag', () => ({ resources: [fromTag('a', 'b')] }), [lost(`policy that the selection needs: ${BACKUP}`)]],
    ['a bucket', (stack) => ({ resources: [fromS3Bucket(bucketIn(stack))] }), [lost(`policies that the selection needs: ${BACKUP}, ${S3_BACKUP}`)]],
    ['policies that are the own affair of the app, which gives none', () => ({ resources: [fromTag('a', 'b')], disableDefaultBackupPolicy: true }), [
      `backupPolicyMissing: the role 'Stack/Role' ends without any policy, so that AWS Backup can do nothing with it: give it the AWS managed policy ${BACKUP}`,
    ]],
  ])('is said for %s', (_, options, warnings) => {
    const stack = testStack();
    select(stack, { ...options(stack), role: roleIn(stack).withoutPolicyUpdates() });
    expect(policiesOf(stack)).toBe('[]');
    expect(ours(stack)).toEqual(warnings);
  });

  test('is not said where it has them', () => {
    const stack = testStack();
    const role = BackupRole.forBackup(stack, 'Role').withoutPolicyUpdates();
    select(stack, { resources: [fromS3Bucket(bucketIn(stack))], role });
    expect(ours(stack)).toEqual([]);
  });

  test('is said where an override drops them', () => {
    const stack = testStack();
    const role = roleIn(stack);
    select(stack, { resources: [fromTag('a', 'b')], role });
    l1Of(role).addPropertyDeletionOverride('ManagedPolicyArns');
    expect(ours(stack)).toEqual([`backupPolicyMissing: the role 'Stack/Role' does not take or keep the AWS managed policy that the selection needs: ${BACKUP}; `
      + 'give them to it where it is made']);
  });
});

describe('of a role with policies of its own nothing is guessed', () => {
  const cases: [string, (stack: Stack) => iam.Role][] = [
    ['an override', (stack) => {
      const role = roleIn(stack);
      l1Of(role).addPropertyOverride('ManagedPolicyArns', [BACKUP, S3_BACKUP, 'AWSBackupServiceRolePolicyForIndexing'].map((name) => `arn:aws:iam::aws:policy/${name}`));
      return role;
    }],
    ['statements', (stack) => {
      const role = roleIn(stack);
      role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:*'], resources: ['*'] }));
      return role;
    }],
    ['an inline policy', (stack) => roleIn(stack, {
      inlinePolicies: { All: new iam.PolicyDocument({ statements: [new iam.PolicyStatement({ actions: ['s3:*'], resources: ['*'] })] }) },
    })],
    ['a customer managed policy', (stack) => roleIn(stack, { managedPolicies: [iam.ManagedPolicy.fromManagedPolicyName(stack, 'Ours', 'OurS3Backup')] })],
    ['a customer managed policy of the app', (stack) => {
      const role = roleIn(stack);
      new iam.ManagedPolicy(stack, 'Ours', { roles: [role], statements: [new iam.PolicyStatement({ actions: ['s3:*'], resources: ['*'] })] });
      return role;
    }],
    ['an L1 policy that names it', (stack) => {
      new iam.CfnRolePolicy(stack, 'Ours', { roleName: 'named', policyName: 'ours', policyDocument: {} });
      return roleIn(stack, { roleName: 'named' });
    }],
    ['AdministratorAccess', (stack) => roleIn(stack, { managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess')] })],
    ['a parameter', (stack) => {
      const role = roleIn(stack);
      l1Of(role).addPropertyOverride('ManagedPolicyArns', { Ref: new CfnParameter(stack, 'P').logicalId });
      return role;
    }],
  ];

  test.each(cases)('%s', (_, roleOf) => {
    const stack = testStack();
    const rule = new BackupPlanRule({ indexActions: [{ resourceTypes: [IndexActionResourceType.EBS] }] });
    new BackupPlan(stack, 'Plan', { backupPlanRules: [rule] }).addSelection('Selection', {
      resources: [fromArn(bucketIn(stack).bucketArn), fromTag('a', 'b')], role: roleOf(stack), disableDefaultBackupPolicy: false,
    });
    expect(ours(stack)).toEqual([]);
  });

  test('but policies of other roles say nothing of it', () => {
    const stack = testStack();
    new iam.Role(stack, 'Another', { assumedBy: OTHER }).addToPolicy(new iam.PolicyStatement({ actions: ['s3:*'], resources: ['*'] }));
    select(stack, { resources: [fromArn(bucketIn(stack).bucketArn)], role: roleIn(stack) });
    expect(ours(stack)).toHaveLength(1);
  });
});

describe('a role that AWS Backup cannot assume', () => {
  const refused = (path: string) => [`[Stack/Plan/Selection] 'role' must be a role that AWS Backup can assume: '${path}' does not trust backup.amazonaws.com`];
  const stackWith = (roleOf: (stack: Stack) => iam.IRole, stack = testStack()) => {
    select(stack, { resources: [fromTag('a', 'b')], role: roleOf(stack) });
    return stack;
  };
  const trustedBy = (principal: object) => (stack: Stack) => {
    const role = roleIn(stack, { assumedBy: OTHER });
    (l1Of(role) as iam.CfnRole).assumeRolePolicyDocument = { Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', ...principal } };
    return role;
  };
  const overridden = (assumedBy: iam.IPrincipal, service: unknown) => (stack: Stack) => {
    const role = roleIn(stack, { assumedBy });
    l1Of(role).addPropertyOverride('AssumeRolePolicyDocument.Statement.0.Principal.Service', service);
    return role;
  };

  test.each<[string, (stack: Stack) => iam.IRole, string]>([
    ['by an override', overridden(TRUST, 'ec2.amazonaws.com'), 'Stack/Role'],
    ['where it is made when it is used first', (stack) => new iam.LazyRole(stack, 'Role', { assumedBy: OTHER }), 'Stack/Role'],
    ['where it takes no policies', (stack) => roleIn(stack, { assumedBy: OTHER }).withoutPolicyUpdates(), 'Stack/Role'],
    ['in another stack', (stack) => roleIn(new Stack(stack.node.root as App, 'Other'), { assumedBy: OTHER }), 'Other/Role'],
    ['imported by the ARN of one of the app', (stack) => iam.Role.fromRoleArn(stack, 'Import', roleIn(stack, { assumedBy: OTHER }).roleArn), 'Stack/Role'],
    ['with a list of services', trustedBy({ Principal: { Service: ['ec2.amazonaws.com', 'backup.example.com'] } }), 'Stack/Role'],
    ['with an account', trustedBy({ Principal: { AWS: ['111111111111'] } }), 'Stack/Role'],
    ['with nobody', trustedBy({}), 'Stack/Role'],
    ['with a denial and nothing else', trustedBy({ Effect: 'Deny', Principal: { Service: 'backup.amazonaws.com' } }), 'Stack/Role'],
    ['with a denial of all but somebody', trustedBy({ Effect: 'Deny', NotPrincipal: { AWS: '111111111111' } }), 'Stack/Role'],
  ])('is refused: %s', (_, roleOf, path) => {
    expect(synthesisProblemsOf(stackWith(roleOf))).toEqual(refused(path));
  });

  test.each<[string, (stack: Stack) => iam.IRole]>([
    ['by an override', overridden(OTHER, 'backup.amazonaws.com')],
    ['by an override that only deployment knows', overridden(OTHER, { 'Fn::Sub': 'backup.${AWS::URLSuffix}' })],
    ['with a list of services', trustedBy({ Principal: { Service: ['ec2.amazonaws.com', 'backup.amazonaws.com'] } })],
    ['with a list of anybody', trustedBy({ Principal: { AWS: ['*'] } })],
    ['with anybody', trustedBy({ Principal: '*' })],
    ['with all but somebody', trustedBy({ NotPrincipal: { AWS: '111111111111' } })],
    ['with the service where no effect is said', trustedBy({ Effect: undefined, Principal: { Service: 'backup.amazonaws.com' } })],
    ['with the name of the service in China, where it is not documented', trustedBy({ Principal: { Service: 'backup.amazonaws.com.cn' } })],
    ['with the name of the service in a Region', trustedBy({ Principal: { Service: 'backup.eu-central-1.amazonaws.com' } })],
    ['on a condition of the template', (stack) => {
      const role = roleIn(stack, { assumedBy: OTHER });
      new CfnCondition(stack, 'C', { expression: Fn.conditionEquals(Aws.REGION, 'eu-central-1') });
      (l1Of(role) as iam.CfnRole).assumeRolePolicyDocument = { Statement: [Fn.conditionIf('C', { Effect: 'Deny', Action: '*', Principal: '*' }, { Ref: 'AWS::NoValue' })] };
      return role;
    }],
  ])('is none: %s', (_, roleOf) => {
    expect(() => synth(stackWith(roleOf))).not.toThrow();
  });

  test.each<[string, (stack: Stack) => iam.IRole, string]>([
    ['by its name', (stack) => iam.Role.fromRoleName(stack, 'Role', 'aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup'),
      'arn:*:iam::*:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup'],
    ['by an ARN of which a part is known', (stack) => iam.Role.fromRoleArn(stack, 'Role', stack.formatArn({
      service: 'iam', region: '', resource: 'role', resourceName: 'aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup',
    })), 'arn:*:iam::*:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup'],
  ])('is the service-linked one: %s', (_, roleOf, arn) => {
    expect(messageOf(() => stackWith(roleOf)))
      .toBe(`Stack/Plan/Selection: 'role' must be a role that AWS Backup can assume, and a service-linked role is none, got '${arn}'`);
  });
});

describe('a role of another account than the plan', () => {
  const TEXT = (path: string) => `roleOfOtherAccount: AWS Backup assumes roles of the account of the plan (${HERE.account}) only, and '${path}' is of ${THERE.account}: `
    + 'give the selection a role of its own account';

  test.each<[string, (stack: Stack) => iam.IRole, string]>([
    ['is warned about: imported', (stack) => iam.Role.fromRoleArn(stack, 'Role', `arn:aws:iam::${THERE.account}:role/backup`), 'Stack/Role'],
    ['is warned about: of the app', (stack) => roleIn(new Stack(stack.node.root as App, 'Other', { env: THERE }), { roleName: 'backup' }), 'Other/Role'],
  ])('%s', (_, roleOf, path) => {
    const stack = testStack(HERE);
    select(stack, { resources: [fromTag('a', 'b')], role: roleOf(stack) });
    expect(ours(stack)).toEqual([TEXT(path)]);
  });

  test.each<[string, (stack: Stack) => iam.IRole]>([
    ['is not the same account in another Region', (stack) => {
      const other = new Stack(stack.node.root as App, 'Other', { env: { ...HERE, region: THERE.region } });
      return roleIn(other, { roleName: 'backup' });
    }],
    ['is not an account that only deployment knows', (stack) => iam.Role.fromRoleArn(stack, 'Role', new CfnParameter(stack, 'Arn').valueAsString)],
  ])('%s', (_, roleOf) => {
    const stack = testStack(HERE);
    select(stack, { resources: [fromTag('a', 'b')], role: roleOf(stack) });
    expect(ours(stack)).toEqual([]);
  });
});

test('a bare resource may be no role at all', () => {
  const stack = testStack();
  const role = iam.Role.fromRoleArn(stack, 'Role', new CfnResource(stack, 'Custom', { type: 'Custom::Role' }).getAtt('Arn').toString());
  select(stack, { resources: [fromTag('a', 'b')], role });
  expect(ours(stack)).toEqual([]);
});
