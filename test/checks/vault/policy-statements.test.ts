import { hasNoCustomerManagedKey } from '../../../src/checks/vault/customer-key';
import { immutabilityOf, perhapsImmutabilityOf } from '../../../src/checks/vault/immutability';
import {
  accountOf, exceptionsOfAllIn, isObject, isOfAction, isOfAllBut, isOfAllButNamed, isOfAllIn, isSame,
  listOf, mayConcern, principalsOf, statementsIn, testsIn, textsOf,
} from '../../../src/checks/vault/policy-statements';
import { rangeInWords } from '../../../src/checks/vault/retention-range';
import { Documents } from '../../../src/document/documents';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { World } from '../../../src/document/values/world';
import { later } from '../../../src/private/later';
import { HERE } from '../../util';

const OWN = '111111111111';
const OTHER = '222222222222';
const LATER = later('somewhere');
const DELETE = 'backup:DeleteRecoveryPoint';
const vaultOf = (Properties: object, Type = 'AWS::Backup::BackupVault') => new Documents(new TemplateFiles([new TemplateFile({
  name: 'T', environment: HERE, content: { Parameters: { Somewhere: { Type: 'String' } }, Resources: { Vault: { Type, Properties } } },
})]), new World(true)).vaults[0];
const IN_TEMPLATE = { Ref: 'Somewhere' };

test.each<[boolean, object]>([
  [true, { Action: DELETE }],
  [true, { Action: DELETE.toLowerCase() }],
  [true, { Action: ['backup:StartBackupJob', DELETE] }],
  [false, { Action: 'backup:StartBackupJob' }],
  [false, { Action: LATER }],
  [false, { Action: 'backup:*' }],
  [false, {}],
  [true, { NotAction: 'backup:StartBackupJob' }],
  [true, { NotAction: ['backup:StartBackupJob', 'backup:CopyIntoBackupVault'] }],
  [false, { NotAction: DELETE.toUpperCase() }],
  [false, { NotAction: ['backup:StartBackupJob', DELETE] }],
  [false, { NotAction: 'backup:*' }],
  [false, { NotAction: ['backup:StartBackupJob', LATER] }],
  [false, { NotAction: [5] }],
  [false, { Action: 'backup:StartBackupJob', NotAction: 'backup:StartBackupJob' }],
])('a statement is surely of an action, %p: %j', (expected, statement) => {
  expect(isOfAction(statement, DELETE)).toBe(expected);
});

test.each<[boolean, object]>([
  [true, { Principal: '*', Resource: '*' }],
  [true, { Principal: '*', Resource: ['arn:aws:s3:::b', '*'] }],
  [false, { Principal: '*', Resource: 'arn:aws:s3:::b' }],
  [false, { Principal: '*' }],
  [false, { Principal: 'somebody', Resource: '*' }],
  [true, { Principal: { AWS: '*' }, Resource: '*' }],
  [true, { Principal: { AWS: [OTHER, OWN] }, Resource: '*' }],
  [true, { Principal: { AWS: `arn:aws:iam::${OWN}:root` }, Resource: '*' }],
  [false, { Principal: { AWS: `arn:aws:iam::${OTHER}:root` }, Resource: '*' }],
  [false, { Principal: { AWS: `arn:aws:iam::${OWN}:role/r` }, Resource: '*' }],
  [false, { Principal: { AWS: [{ a: 'b' }] }, Resource: '*' }],
  [false, { Principal: { Service: '*' }, Resource: '*' }],
  [false, { Resource: '*' }],
])('a statement is for all in an account, %p: %j', (expected, statement) => {
  expect([isOfAllBut(statement, OWN), isOfAllIn(statement, OWN), isOfAllIn({ ...statement, Condition: {} }, OWN)])
    .toEqual([expected, expected, expected]);
  // Nor is it one that names some, as it has no conditions.
  expect([isOfAllButNamed(statement, OWN), exceptionsOfAllIn(statement, OWN)]).toEqual([false, []]);
});

type Who = 'everybody' | 'all but some' | 'all but all' | 'unknown';
const except = (operator: string, ...values: unknown[]) => ({ [operator]: { 'aws:PrincipalArn': values } });
const roleArn = (name: string, account = OWN) => `arn:aws:iam::${account}:role/${name}`;
test.each<[Who, object | string]>([
  ['all but some', except('ArnNotEquals', roleArn('r'))],
  ['all but some', except('StringNotLike', roleArn('r*'))],
  ['all but some', { ArnNotLike: { 'AWS:PrincipalARN': roleArn('r') } }],
  ['all but some', { ...except('ArnNotLike', roleArn('r')), ...except('StringNotEquals', roleArn('s', OTHER)) }],
  ['all but some', except('ArnNotEquals', roleArn('r', OTHER), roleArn('r'))],
  ['all but some', except('ArnNotEquals', LATER)],
  ['all but some', except('ArnNotEquals')],
  ['all but some', except('ArnNotEquals', { a: 'b' })],
  ['all but some', except('StringNotLike', '*r')],
  ['all but some', except('StringNotLike', `${LATER}*`)],
  ['everybody', except('ArnNotEquals', roleArn('r', OTHER))],
  ['everybody', except('ArnNotEquals', roleArn('r', OTHER), `arn:aws:iam::${OWN}:group/g`)],
  ['everybody', except('StringNotEquals', roleArn('*'))],
  ['everybody', except('StringNotEquals', roleArn('?'))],
  ['everybody', except('StringNotLike', roleArn('r', OTHER))],
  ['everybody', except('StringNotEquals', 'text')],
  ['all but all', except('ArnNotLike', roleArn('*'))],
  ['all but all', except('ArnNotLike', roleArn('r'), `arn:aws:iam::${OWN}:user/*`)],
  ['all but all', except('StringNotLike', '*')],
  ['all but all', { ...except('ArnNotEquals', roleArn('r')), ...except('ArnNotLike', 'arn:*') }],
  ['unknown', except('ArnEquals', roleArn('r'))],
  ['unknown', except('ArnNotEqualsIfExists', roleArn('r'))],
  ['unknown', except('ForAllValues:ArnNotEquals', roleArn('r'))],
  ['unknown', except('NumericNotEquals', roleArn('r'))],
  ['unknown', { ArnNotEquals: { 'aws:SourceArn': roleArn('r') } }],
  ['unknown', { ...except('ArnNotEquals', roleArn('r')), Bool: { 'aws:SecureTransport': 'true' } }],
  ['unknown', LATER],
])('a denial with a condition is for %s: %j', (expected, Condition) => {
  const statement = { Principal: '*', Resource: '*', Condition: Condition as Record<string, Record<string, unknown>> };
  const exceptions = exceptionsOfAllIn(statement, OWN);
  const who = isOfAllIn(statement, OWN) ? 'everybody' : exceptions.length > 0 ? 'all but all' : isOfAllButNamed(statement, OWN) ? 'all but some' : 'unknown';
  expect(who).toBe(expected);
  expect(isOfAllButNamed({ ...statement, Resource: 'arn:aws:s3:::b' }, OWN)).toBe(false);
});

test('exceptions of all are named as they stand', () => {
  const statement = { Principal: '*', Resource: '*', Condition: { ArnNotLike: { 'aws:PrincipalArn': [roleArn('r'), roleArn('*')] }, StringNotLike: { 'aws:PrincipalArn': ['*role*', '*x*'] } } };
  expect(exceptionsOfAllIn(statement, OWN)).toEqual([roleArn('*'), '*role*']);
});

test.each<[boolean, object]>([
  [true, { Principal: '*' }],
  [true, { Principal: LATER }],
  [true, { NotPrincipal: { AWS: OWN } }],
  [true, { Principal: { AWS: [OTHER, OWN] } }],
  [true, { Principal: { AWS: roleArn('r') } }],
  [true, { Principal: { AWS: LATER } }],
  [true, { Principal: { AWS: 'AROAEXAMPLE' } }],
  [false, { Principal: { AWS: OTHER } }],
  [false, { Principal: { AWS: roleArn('r', OTHER) } }],
  [false, { Principal: { Service: 'backup.amazonaws.com' } }],
  [false, {}],
])('an account may be among the principals, %p: %j', (expected, statement) => {
  expect(mayConcern(statement, OWN)).toBe(expected);
});

test.each<[string | undefined, unknown]>([
  [OWN, OWN], [OWN, Number(OWN)], [OWN, roleArn('r')], [undefined, `${OWN}1`], [undefined, `a${OWN}`], [undefined, LATER], [undefined, `arn:aws:iam::${LATER}:root`], [undefined, { a: 'b' }], [undefined, undefined],
])('the account %s is that of %j', (expected, principal) => {
  expect(accountOf(principal)).toBe(expected);
});

test('what stands alone or in lists', () => {
  expect([listOf(undefined), listOf('a'), listOf(['a', 'b'])]).toEqual([[], ['a'], ['a', 'b']]);
  expect(textsOf(['a', 5, true, { b: 'c' }])).toEqual(['a', '5', 'true']);
  expect([principalsOf({ AWS: 'a' }), principalsOf({ AWS: ['a', 'b'] }), principalsOf({ Service: 'a' }), principalsOf('*')]).toEqual([['a'], ['a', 'b'], [], []]);
  expect([isObject({}), isObject([]), isObject(null), isObject('a')]).toEqual([true, true, false, false]);
  expect([isSame('backup:A', 'BACKUP:a'), isSame('backup:A', 'backup:B')]).toEqual([true, false]);
  expect(testsIn({ Condition: { Bool: { a: 'b', c: ['d', 'e'] }, Null: 'f' as never } })).toEqual([
    { operator: 'Bool', key: 'a', values: ['b'] }, { operator: 'Bool', key: 'c', values: ['d', 'e'] }, { operator: 'Null', key: '0', values: ['f'] },
  ]);
  expect([testsIn({}), testsIn({ Condition: 'text' as never })]).toEqual([[], []]);
});

test('statements are called by their names, or by their places', () => {
  const { accessPolicy } = vaultOf({ AccessPolicy: { Statement: [{ Sid: 'One' }, { Sid: '' }, 'text', { Sid: IN_TEMPLATE }, {}, { Sid: 5 }] } });
  expect(statementsIn(accessPolicy).map(({ name, reading }) => `${name} at ${reading.path}`)).toEqual([
    "the statement 'One' at AccessPolicy.Statement[0]", 'statement 2 at AccessPolicy.Statement[1]', 'statement 4 at AccessPolicy.Statement[3]', 'statement 5 at AccessPolicy.Statement[4]',
    'statement 6 at AccessPolicy.Statement[5]',
  ]);
  expect(statementsIn(vaultOf({}).accessPolicy)).toEqual([]);
});

describe('what keeps recovery points', () => {
  const GAPPED = 'AWS::Backup::LogicallyAirGappedBackupVault';
  const deny = (more: object = {}) => ({ AccessPolicy: { Statement: [{ Effect: 'Deny', Principal: '*', Action: DELETE, Resource: '*', ...more }] } });
  const lock = (more: object = {}) => ({ LockConfiguration: { MinRetentionDays: 5, ...more } });

  test.each<[string, string, object, string?]>([
    ['none', 'none', {}],
    ['airGapped', 'airGapped', {}, GAPPED],
    ['airGapped', 'airGapped', { ...deny(), ...lock() }, GAPPED],
    ['governance', 'governance', lock()],
    ['governance', 'governance', { ...lock(), ...deny() }],
    ['compliance', 'compliance', lock({ ChangeableForDays: 3 })],
    ['governance', 'compliance', lock({ ChangeableForDays: IN_TEMPLATE })],
    ['none', 'compliance', { LockConfiguration: IN_TEMPLATE }],
    ['policy', 'compliance', { LockConfiguration: IN_TEMPLATE, ...deny() }],
    ['policy', 'policy', deny()],
    ['policy', 'policy', deny({ Condition: except('ArnNotEquals', roleArn('r')) })],
    ['policy', 'policy', deny({ Principal: { AWS: OWN } })],
    ['none', 'none', deny({ Principal: { AWS: OTHER } })],
    ['none', 'none', deny({ Effect: 'Allow' })],
    ['none', 'none', deny({ Effect: IN_TEMPLATE })],
    ['none', 'none', deny({ Action: 'backup:StartBackupJob' })],
    ['none', 'none', deny({ Condition: except('ArnNotEquals', '*') })],
    ['none', 'none', deny({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
    ['policy', 'policy', { AccessPolicy: { Statement: [{}, ...deny().AccessPolicy.Statement] } }],
  ])('%s, and perhaps %s: %j', (surely, perhaps, ...vault) => {
    expect([immutabilityOf(vaultOf(...vault)), perhapsImmutabilityOf(vaultOf(...vault))]).toEqual([surely, perhaps]);
  });

  test.each<[boolean, object, string?]>([
    [true, {}],
    [true, { EncryptionKeyArn: 'alias/aws/backup' }],
    [true, { EncryptionKeyArn: 'arn:aws:kms:eu-central-1:111111111111:alias/aws/backup' }],
    [false, { EncryptionKeyArn: 'alias/mine' }],
    [false, { EncryptionKeyArn: IN_TEMPLATE }],
    [false, { EncryptionKeyArn: ['alias/aws/backup'] }],
    [false, {}, GAPPED],
    [false, { EncryptionKeyArn: 'alias/aws/backup' }, GAPPED],
  ])('without a key of its owner, %p: %j', (expected, ...vault) => {
    expect(hasNoCustomerManagedKey(vaultOf(...vault))).toBe(expected);
  });
});

test.each<[string, number | undefined, number | undefined]>([
  ['exactly 1 day', 1, 1], ['exactly 7 days', 7, 7], ['at most 1 day', undefined, 1], ['at most 1,000 days', undefined, 1000], ['at least 2 days', 2, undefined], ['1,000 to 2,000 days', 1000, 2000],
])('%s', (words, min, max) => {
  expect(rangeInWords({ min, max })).toBe(words);
});
