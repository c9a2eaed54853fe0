import { Template } from 'aws-cdk-lib/assertions';
import { BackupGlobalSettings, BackupRegionSettings, BackupResourceType } from '../../../src';
import { HERE, messageOf, testStack } from '../../util';

const { S3, RDS, AURORA, DYNAMODB } = BackupResourceType;

const REGION = 'Custom::CdkAwsBackupRegionSettings';
const GLOBAL = 'Custom::CdkAwsBackupGlobalSettings';
const RESTORED = 'Custom::CdkAwsBackupRestoredSettings';

test('what is said of a Region is what the custom resource has, each type once, and the second one has what the first has found', () => {
  const stack = testStack(HERE);
  new BackupRegionSettings(stack, 'Settings', { optIn: [S3, AURORA, S3], optOut: [RDS], fullManagement: [DYNAMODB] });
  const template = Template.fromStack(stack);
  template.hasResourceProperties(REGION, { OptIn: ['S3', 'Aurora'], OptOut: ['RDS'], FullManagement: ['DynamoDB'], Restore: 'false' });
  template.hasResourceProperties(RESTORED, { Settings: { Ref: Object.keys(template.findResources(REGION))[0] }, Restore: 'false' });
});

test('nothing is said of what is not given', () => {
  const stack = testStack();
  new BackupRegionSettings(stack, 'Settings', { optIn: [S3], optOut: [], restoreOnDeletion: true });
  const [{ Properties: { ServiceToken, ...rest } }] = Object.values(Template.fromStack(stack).findResources(REGION));
  expect([rest, Boolean(ServiceToken)]).toEqual([{ OptIn: ['S3'], Restore: 'true' }, true]);
});

test('what is said of an organization', () => {
  const stack = testStack(HERE);
  new BackupGlobalSettings(stack, 'Settings', { crossAccountBackup: false, restoreOnDeletion: true });
  const template = Template.fromStack(stack);
  template.hasResourceProperties(GLOBAL, { CrossAccountBackup: 'false', Restore: 'true' });
  template.hasResourceProperties(RESTORED, { Restore: 'true' });
});

test.each([
  ['Region', (stack: ReturnType<typeof testStack>) => new BackupRegionSettings(stack, 'Settings', {})],
  ['Global', (stack: ReturnType<typeof testStack>) => new BackupGlobalSettings(stack, 'Settings', { crossAccountBackup: true })],
])('the function of settings may read and set those of %s, and nothing else', (what, make) => {
  const stack = testStack();
  make(stack);
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Lambda::Function', { Handler: what === 'Region' ? 'index.region' : 'index.organization', Timeout: 300 });
  const statements = Object.values(template.findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
  expect(statements.filter(({ Action }) => JSON.stringify(Action).includes('backup:'))).toEqual([
    { Action: [`backup:Describe${what}Settings`, `backup:Update${what}Settings`], Effect: 'Allow', Resource: '*' },
  ]);
});

test('a type is in one of both lists', () => {
  expect(messageOf(() => new BackupRegionSettings(testStack(), 'Settings', { optIn: [S3, RDS, S3], optOut: [RDS, S3] }))).toBe('Stack/Settings: 2 problems\n'
    + "  - 'optIn' and 'optOut' must have no type in common, got 'S3' in both\n"
    + "  - 'optIn' and 'optOut' must have no type in common, got 'RDS' in both");
});
