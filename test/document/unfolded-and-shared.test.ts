import { findingsIn } from '../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../src/document/template-file';
import { withoutLoops } from '../../src/document/unfolded-loops';

const EXTENSIONS = { Transform: 'AWS::LanguageExtensions' };
const vault = (name: unknown, more: object = {}) => ({ Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: name, LockConfiguration: { MinRetentionDays: 36 }, ...more } });
const plan = (target: unknown, days: unknown = 35, more: object = {}) => ({
  Type: 'AWS::Backup::BackupPlan',
  Properties: { BackupPlan: { BackupPlanName: 'plan', BackupPlanRule: [{ RuleName: 'r', TargetBackupVault: target, Lifecycle: { DeleteAfterDays: days }, ...more }] } },
});
const copyTo = (arn: unknown) => plan('other', 35, { CopyActions: [{ DestinationBackupVaultArn: arn }] });

function said(Resources: object, more: object = {}, environment = {}): string[] {
  const files = new TemplateFiles([new TemplateFile({ name: 'T', content: { ...more, Resources }, environment })]);
  return findingsIn(files).filter(({ id }) => id !== 'planWithoutSelection').map(({ level, id, document }) => `${level} ${id} ${document.logicalId}`);
}

const TOO_SHORT = ['error retentionOutOfRange Plan'];
const OWN = { 'Fn::Sub': '${AWS::StackName}-backups' };
const ARN = { 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] };
const select = (arn: unknown, index: unknown = 6) => ({ 'Fn::Select': [index, { 'Fn::Split': [':', arn] }] });
const ofOwnName = (region: string) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:backup:${region}:\${AWS::AccountId}:backup-vault:\${AWS::StackName}-backups` });

test.each<[string, unknown, object, string[]]>([
  ['the same of the name of a stack', OWN, plan(OWN), TOO_SHORT],
  ['the same parameter without a default', { Ref: 'Name' }, plan({ Ref: 'Name' }), TOO_SHORT],
  ['something else of the name of a stack', OWN, plan({ 'Fn::Sub': '${AWS::StackName}-others' }), []],
  ['another parameter', { Ref: 'Name' }, plan({ Ref: 'Other' }), []],
  ['the name in its ARN', 'vault', plan(select(ARN)), TOO_SHORT],
  ['the name in its ARN, by a text', 'vault', plan(select(ARN, '6')), TOO_SHORT],
  ['another part of its ARN', 'vault', plan(select(ARN, 5)), []],
  ['an ARN with the same name, here', OWN, copyTo(ofOwnName('${AWS::Region}')), TOO_SHORT],
  ['an ARN with the same name, in a Region that may be another one', OWN, copyTo(ofOwnName('eu-west-3')), []],
])('a rule means the vault of the template by %s', (_, name, resource, expected) => {
  expect(said({ Vault: vault(name), Plan: resource }, { Parameters: { Name: { Type: 'String' }, Other: { Type: 'String' } } })).toEqual(expected);
});

test('a selection means the plan of the template by the id in its ARN', () => {
  const selection = {
    Type: 'AWS::Backup::BackupSelection',
    Properties: {
      BackupPlanId: select({ 'Fn::GetAtt': ['Plan', 'BackupPlanArn'] }),
      BackupSelection: { SelectionName: 's', IamRoleArn: 'arn:aws:iam::111122223333:role/r', ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'a', ConditionValue: 'b' }] },
    },
  };
  const files = new TemplateFiles([new TemplateFile({ name: 'T', content: { Resources: { Plan: plan('vault'), Selection: selection } } })]);

  expect(findingsIn(files)).toEqual([]);
});

const policyWith = (action: string, account: unknown = '111122223333') =>
  ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: account }, Action: action, Resource: '*' }] });

test.each<[string, unknown, boolean]>([
  ['as a text of JSON', { 'Fn::ToJsonString': policyWith('backup:*') }, true],
  ['as such a text that is right', { 'Fn::ToJsonString': policyWith('backup:CopyIntoBackupVault') }, false],
  ['with an account in it', { 'Fn::ToJsonString': policyWith('backup:*', { Ref: 'AWS::AccountId' }) }, true],
  ['with an account in a text', { 'Fn::Sub': JSON.stringify(policyWith('backup:*', '${AWS::AccountId}')) }, true],
  ['with an account in a right text', { 'Fn::Sub': JSON.stringify(policyWith('backup:CopyIntoBackupVault', '${AWS::AccountId}')) }, false],
  ['whose statements only deployment knows', { 'Fn::Sub': '{ "Statement": [${Statements}] }' }, false],
])('an access policy %s', (_, policy, isRefused) => {
  expect(said({ Vault: vault('vault', { AccessPolicy: policy }) })).toEqual(isRefused ? ['error invalidAccessPolicy Vault'] : []);
});

test.each<[unknown[], string[]]>([
  [['M', 'a', 'Days', { DefaultValue: 36 }], TOO_SHORT.slice(1)],
  [['M', 'b', 'Days', { DefaultValue: 35 }], TOO_SHORT],
  [['M', 'b', 'Days', { DefaultValue: 36 }], []],
  [['M', { Ref: 'AWS::Region' }, 'Days', { DefaultValue: 35 }], []],
  [['M', 'b', 'Days'], []],
])('a value of a map %j', (argument, expected) => {
  expect(said({ Vault: vault('vault'), Plan: plan('vault', { 'Fn::FindInMap': argument }) }, { ...EXTENSIONS, Mappings: { M: { a: { Days: 36 } } } })).toEqual(expected);
});

const loop = (values: unknown) => ({
  'Fn::ForEach::Plans': ['Name', values, { 'Plan${Name}': { ...plan('vault', 36), Properties: { BackupPlan: { BackupPlanName: { 'Fn::Sub': 'the ${Name}' }, BackupPlanRule: [] } } } }],
});

test('what a loop makes is judged', () => {
  expect(said(loop(['A', 'B']), EXTENSIONS)).toEqual(['PlanA', 'PlanB'].flatMap((id) => [`error invalidPlanName ${id}`, `error ruleCount ${id}`]));
});

test.each([
  ['of values that only deployment knows', { Ref: 'Names' }, EXTENSIONS],
  ['without the transform that knows it', ['A'], {}],
])('of a loop %s nothing is said', (_, values, more) => {
  expect(said(loop(values), more)).toEqual([]);
});

test('loops in loops, references to their variables, and names without what is neither letter nor digit', () => {
  const content = {
    ...EXTENSIONS,
    Resources: {
      'Fn::ForEach::A': ['X', ['a.1', 'b'], { 'Fn::ForEach::B': ['Y', ['c'], { 'R&{X}${Y}': { Type: '${X}', Properties: { P: { Ref: 'X' }, Q: [{ Ref: 'Y' }, '${Z}', null, 1] } } }] }],
      '__proto__': null,
      'It': { 'Fn::ForEach::C': 'no loop' },
    },
  };

  expect(JSON.parse(JSON.stringify(withoutLoops(content)))).toEqual({
    ...EXTENSIONS,
    Resources: {
      Ra1c: { Type: 'a.1', Properties: { P: 'a.1', Q: ['c', '${Z}', null, 1] } },
      Rbc: { Type: 'b', Properties: { P: 'b', Q: ['c', '${Z}', null, 1] } },
      It: { 'Fn::ForEach::C': 'no loop' },
    },
  });
});

test('loops that make more than anybody writes stay as they are, at once', () => {
  const values = Array.from({ length: 100 }, (_, index) => String(index));
  let body: object = { 'R${A}': { Type: 'T' } };
  for (const name of ['A', 'B', 'C', 'D']) { body = { [`Fn::ForEach::${name}`]: [name, values, body] }; }
  const content = { ...EXTENSIONS, Resources: body as Record<string, unknown> };
  const began = Date.now();

  expect(withoutLoops(content)).toBe(content);
  expect(Date.now() - began).toBeLessThan(5000);
});
