import { aws, BACKUP, filesOf, LATER, NAMES, S3 } from './roles-in-templates';
import { denialOf, hasNoPolicy, mayBeAllowedByOthers, policiesLackedBy, policiesOf } from '../../../src/checks/selection/role-rights';
import { Documents } from '../../../src/document/documents';
import { RoleDocument } from '../../../src/document/role-document';
import type { TemplateFiles } from '../../../src/document/template-file';
import { World } from '../../../src/document/values/world';

const ask = <T>(files: TemplateFiles, question: (role: RoleDocument, documents: Documents) => T): T => {
  const documents = new Documents(files, new World(true));
  return question(documents.of(RoleDocument, { template: files.templates[0], logicalId: 'Role' }), documents);
};
const policy = (Properties: object, Type = 'AWS::IAM::Policy', more: object = {}) => ({ Policy: { Type, Properties, ...more } });

describe('which AWS managed policies a role is without', () => {
  test.each<[string, object, object, string[]]>([
    ['of a role with none', {}, {}, [BACKUP, S3]],
    ['of a role with an empty list', { ManagedPolicyArns: [] }, {}, [BACKUP, S3]],
    ['of a role with one', { ManagedPolicyArns: aws(BACKUP) }, {}, [S3]],
    ['of a role with both', { ManagedPolicyArns: aws(BACKUP, S3) }, {}, []],
    ['of a role for restores', { ManagedPolicyArns: aws('AWSBackupServiceRolePolicyForS3Restore', 'AWSBackupRestoreAccessForSAPHANA', 'AWSBackupGuardDutyRolePolicyForScans') }, {}, [BACKUP, S3]],
    ['of a role that reads only', { ManagedPolicyArns: aws('ReadOnlyAccess', 'SecurityAudit', 'job-function/ViewOnlyAccess', 'AWSDenyAll') }, {}, [BACKUP, S3]],
    ['of a role with another policy of AWS', { ManagedPolicyArns: aws('AdministratorAccess') }, {}, []],
    ['of a role with another policy beside one', { ManagedPolicyArns: aws(BACKUP, 'AmazonS3FullAccess') }, {}, []],
    ['of a role with a policy that is called like one', { ManagedPolicyArns: aws('MyReadOnlyAccess2') }, {}, []],
    ['of a role whose policies deployment knows', { ManagedPolicyArns: NAMES }, {}, []],
    ['of a role with a policy that deployment knows', { ManagedPolicyArns: [LATER] }, {}, []],
    ['of a role with a policy of its own', { Policies: [{ PolicyName: 'p' }] }, {}, []],
    ['of a role with an empty list of its own', { Policies: [] }, {}, [BACKUP, S3]],
    ['of a role that a policy refers to', {}, policy({ Roles: [{ Ref: 'Role' }] }), []],
    ['of a role that a policy names', {}, policy({ Roles: ['other', 'named'] }), []],
    ['of a role that a policy of one role names', {}, policy({ RoleName: 'named' }, 'AWS::IAM::RolePolicy'), []],
    ['of a role that a managed policy names', {}, policy({ Roles: ['named'] }, 'AWS::IAM::ManagedPolicy'), []],
    ['of a role that a policy would name', {}, policy({ Roles: ['named'] }, undefined, { Condition: 'Never' }), [BACKUP, S3]],
    ['of a role that no policy names', {}, policy({ Roles: ['other'] }), [BACKUP, S3]],
    ['of a role beside a policy of roles that deployment knows', {}, policy({ Roles: NAMES }), []],
    ['of a role beside a policy of a role that deployment knows', {}, policy({ Roles: [LATER] }), []],
    ['of a role beside a policy of a role of which deployment knows a part', {}, policy({ Roles: [{ 'Fn::Sub': 'backup-${Somewhere}' }] }), [BACKUP, S3]],
    ['of a role beside a policy of none', {}, policy({}), [BACKUP, S3]],
  ])('%s', (_, role, others, expected) => {
    expect(ask(filesOf(role, others), (found, documents) => policiesLackedBy(found, [BACKUP, S3], documents))).toEqual(expected);
  });

  test.each<[boolean, string, object, object]>([
    [true, 'nothing', {}, {}],
    [true, 'empty lists', { ManagedPolicyArns: [], Policies: [] }, {}],
    [false, 'a managed policy', { ManagedPolicyArns: aws(BACKUP) }, {}],
    [false, 'managed policies that deployment knows', { ManagedPolicyArns: NAMES }, {}],
    [false, 'a policy of its own', { Policies: [{ PolicyName: 'p' }] }, {}],
    [false, 'a policy that names it', {}, policy({ Roles: ['named'] })],
    [true, 'a policy that names another one', {}, policy({ Roles: ['other'] })],
  ])('ends without any? %p: with %s', (expected, _, role, others) => {
    expect(ask(filesOf(role, others), hasNoPolicy)).toBe(expected);
  });
});

describe('what surely keeps a role from everything', () => {
  const statement = { Effect: 'Deny', Action: '*', Resource: '*' };
  const inline = (...Statement: object[]) => ({ Policies: [{ PolicyName: 'p', PolicyDocument: { Statement } }] });
  const DENIED = 'has a statement that denies it all actions of dynamodb';
  const within = (name: string) => `has the permissions boundary ${name}, within which nothing is backed up`;

  test.each<[string, object, string | undefined]>([
    ['nothing', {}, undefined],
    ['the policy that denies all', { ManagedPolicyArns: aws(BACKUP, 'AWSDenyAll') }, 'has the AWS managed policy AWSDenyAll'],
    ['a policy of its own name', { ManagedPolicyArns: ['arn:aws:iam::111111111111:policy/AWSDenyAll', ...aws('AWSDenyAllButOne')] }, undefined],
    ['a boundary that denies all', { PermissionsBoundary: aws('AWSDenyAll')[0] }, within('AWSDenyAll')],
    ['a boundary that lets read', { PermissionsBoundary: aws('ReadOnlyAccess')[0] }, within('ReadOnlyAccess')],
    ['a boundary that lets audit', { PermissionsBoundary: aws('SecurityAudit')[0] }, within('SecurityAudit')],
    ['a boundary that lets view', { PermissionsBoundary: aws('job-function/ViewOnlyAccess')[0] }, within('ViewOnlyAccess')],
    ['another boundary', { PermissionsBoundary: aws('PowerUserAccess')[0] }, undefined],
    ['a boundary that is called alike', { PermissionsBoundary: 'arn:aws:iam::111111111111:policy/ReadOnlyAccess' }, undefined],
    ['a denial of all', inline(statement), DENIED],
    ['a denial of all services', inline({ ...statement, Action: '*:*' }), DENIED],
    ['a denial of the service', inline({ ...statement, Action: ['s3:*', 'DynamoDB:*'] }), DENIED],
    ['a denial of another service', inline({ ...statement, Action: 's3:*' }), undefined],
    ['a denial of one action', inline({ ...statement, Action: 'dynamodb:StartAwsBackupJob' }), undefined],
    ['a denial on all among others', inline({ ...statement, Resource: ['arn:aws:s3:::b', '*'] }), DENIED],
    ['a denial on something', inline({ ...statement, Resource: 'arn:aws:s3:::b' }), undefined],
    ['a denial under a condition', inline({ ...statement, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }), undefined],
    ['an allowance of all', inline({ ...statement, Effect: 'Allow' }), undefined],
    ['what deployment knows to be a denial', inline({ ...statement, Effect: LATER }), undefined],
    ['a denial beside something else', inline({ ...statement, Effect: 'Allow' }, statement), DENIED],
    ['a denial in a text', { Policies: [{ PolicyName: 'p', PolicyDocument: JSON.stringify({ Statement: [statement] }) }] }, DENIED],
  ])('%s', (_, role, expected) => {
    expect(ask(filesOf(role), (found, documents) => denialOf(found, 'dynamodb', documents))).toBe(expected);
  });
});

describe('the policies of the application that a role has', () => {
  const Document = (Sid: string) => ({ Statement: [{ Sid }] });
  const sids = (files: TemplateFiles) => ask(files, (role, documents) => policiesOf(role, documents).map((each) => each.at('Statement').all[0].at('Sid').text));
  const managedPolicy = (Properties: object, more: object = {}) => ({ Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: Document('managed'), ...Properties }, ...more });

  test.each<[string, object, object, (string | undefined)[]]>([
    ['none', {}, {}, []],
    ['its own', { Policies: [{ PolicyDocument: Document('own') }] }, {}, ['own']],
    ['one that it refers to', { ManagedPolicyArns: [{ Ref: 'M' }] }, { M: managedPolicy({}) }, ['managed']],
    ['one that it refers to and that names it, once', { ManagedPolicyArns: [{ Ref: 'M' }] }, { M: managedPolicy({ Roles: ['named'] }) }, ['managed']],
    ['one that it names', { ManagedPolicyArns: ['arn:aws:iam::111111111111:policy/m'] }, { M: managedPolicy({ ManagedPolicyName: 'm' }) }, ['managed']],
    ['one that it names, in whichever partition', { ManagedPolicyArns: [{ 'Fn::Sub': 'arn:${AWS::Partition}:iam::111111111111:policy/m' }] }, { M: managedPolicy({ ManagedPolicyName: 'm' }) }, ['managed']],
    ['one that it names with a path', { ManagedPolicyArns: ['arn:aws:iam::111111111111:policy/p/m'] }, { M: managedPolicy({ ManagedPolicyName: 'm', Path: '/p/' }) }, ['managed']],
    ['one that it names with another path', { ManagedPolicyArns: ['arn:aws:iam::111111111111:policy/m'] }, { M: managedPolicy({ ManagedPolicyName: 'm', Path: '/p/' }) }, []],
    ['one of a path that deployment knows', { ManagedPolicyArns: ['arn:aws:iam::111111111111:policy/m'] }, { M: managedPolicy({ ManagedPolicyName: 'm', Path: LATER }) }, []],
    ['one of another account', { ManagedPolicyArns: ['arn:aws:iam::222222222222:policy/m'] }, { M: managedPolicy({ ManagedPolicyName: 'm' }) }, []],
    ['one without a name, for one that is called so', { ManagedPolicyArns: ['arn:aws:iam::111111111111:policy/undefined'] }, { M: managedPolicy({}) }, []],
    ['one without a name', { ManagedPolicyArns: ['arn:aws:iam::111111111111:policy/'] }, { M: managedPolicy({}) }, []],
    ['what is no managed policy', { ManagedPolicyArns: [{ Ref: 'P' }] }, { P: { Type: 'AWS::IAM::Policy', Properties: { ManagedPolicyName: 'm', PolicyDocument: Document('p') } } }, []],
    ['one that is not made', { ManagedPolicyArns: [{ Ref: 'M' }] }, { M: managedPolicy({}, { Condition: 'Never' }) }, []],
    ['one that names it by reference', {}, policy({ Roles: [{ Ref: 'Role' }], PolicyDocument: Document('attached') }), ['attached']],
    ['one that names it as a text', {}, policy({ PolicyDocument: JSON.stringify(Document('attached')), Roles: ['named'] }), ['attached']],
    ['one that names another role', {}, policy({ Roles: ['other'], PolicyDocument: Document('attached') }), []],
  ])('%s', (_, role, others, expected) => {
    expect(sids(filesOf(role, others))).toEqual(expected);
  });

  test('a policy of another account that has its name is none of its', () => {
    expect(sids(filesOf({}, {}, policy({ Roles: ['named'], PolicyDocument: Document('far') })))).toEqual([]);
  });

  test.each<[boolean, string, object, object]>([
    [false, 'nothing', {}, {}],
    [false, 'policies of AWS Backup for something else', { ManagedPolicyArns: aws(BACKUP) }, {}],
    [true, 'the policy', { ManagedPolicyArns: aws(S3) }, {}],
    [true, 'another policy of AWS', { ManagedPolicyArns: aws(BACKUP, 'AdministratorAccess') }, {}],
    [true, 'policies that deployment knows', { ManagedPolicyArns: NAMES }, {}],
    [true, 'own policies that deployment knows', { Policies: NAMES }, {}],
    [false, 'an own policy', { Policies: [{ PolicyDocument: Document('own') }] }, {}],
    [false, 'a policy of the application', { ManagedPolicyArns: [{ Ref: 'M' }] }, { M: managedPolicy({}) }],
    [true, 'a policy of roles that deployment knows', {}, policy({ Roles: NAMES })],
  ])('others may allow the same? %p: %s', (expected, _, role, others) => {
    expect(ask(filesOf(role, others), (found, documents) => mayBeAllowedByOthers(found, [S3], documents))).toBe(expected);
  });
});
