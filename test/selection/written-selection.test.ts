import { App, Aspects, aws_backup as l1, aws_dynamodb as dynamodb, CfnResource, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { BackupPlan, BackupResource } from '../../src';
import type { BackupSelection } from '../../src';

// What a selection of constructs tells of itself is not read from its template: whoever changes it is to be judged by what the template then has.

const tableIn = (stack: Stack) => new dynamodb.CfnTable(stack, 'Table', { keySchema: [{ attributeName: 'id', keyType: 'HASH' }] });

function selected(): { app: App; stack: Stack; selection: BackupSelection; resource: l1.CfnBackupSelection } {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  tableIn(stack);
  const selection = BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', { resources: [BackupResource.fromConstruct(stack)] });
  return { app, stack, selection, resource: selection.node.defaultChild as l1.CfnBackupSelection };
}

type Change = (made: ReturnType<typeof selected>) => void;
type Body = { -readonly [name in keyof l1.CfnBackupSelection.BackupSelectionResourceTypeProperty]: unknown };

const emptied: [string, Change][] = [
  ['in place', ({ resource }) => { (resource.backupSelection as Body).resources = []; }],
  ['in place, without the property', ({ resource }) => { delete (resource.backupSelection as Body).resources; }],
  ['by another body', ({ resource }) => { resource.backupSelection = { ...resource.backupSelection as l1.CfnBackupSelection.BackupSelectionResourceTypeProperty, resources: [] }; }],
  ['by an override', ({ resource }) => resource.addPropertyOverride('BackupSelection.Resources', [])],
  ['by a deletion', ({ resource }) => resource.addPropertyDeletionOverride('BackupSelection.Resources')],
  ['by an aspect', ({ stack }) => Aspects.of(stack).add({
    visit: (node) => { if (node instanceof l1.CfnBackupSelection) { (node.backupSelection as Body).resources = undefined; } },
  })],
];

test.each(emptied)('a selection that is emptied %s is one of nothing', (_, change) => {
  const made = selected();
  change(made);
  expect(() => made.app.synth()).toThrow("either 'Resources' or 'ListOfTags' must have an element, got none");
});

const distrusted: [string, Change][] = [
  ['in place', ({ resource }) => { (resource.backupSelection as Body).iamRoleArn = 'arn:aws:iam::444455556666:role/backup'; }],
  ['by an override', ({ resource }) => resource.addPropertyOverride('BackupSelection.IamRoleArn', 'arn:aws:iam::444455556666:role/backup')],
];

test.each(distrusted)('a role that is replaced %s is judged', (_, change) => {
  const made = selected();
  change(made);
  made.app.synth();
  Annotations.fromStack(made.stack).hasWarning('*', Match.stringLikeRegexp('assumes roles of the account of the plan .* is of 444455556666'));
});

test('the role is the one of its last logical id', () => {
  const { app, stack, selection } = selected();
  const role = selection.role.node.defaultChild as CfnResource;
  role.overrideLogicalId('Renamed');
  role.addPropertyOverride('AssumeRolePolicyDocument', { Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }] });
  expect(() => app.synth()).toThrow(/does not trust backup\.amazonaws\.com/);
  expect(stack.resolve(selection.role.roleArn)).toEqual({ 'Fn::GetAtt': ['Renamed', 'Arn'] });
});

test('an exclusion that is added in place is seen', () => {
  const { app, stack, resource } = selected();
  (resource.backupSelection as Body).notResources = ['*'];
  app.synth();
  Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp("'notResources' has everything, so that nothing is selected"));
});
