import { Documents } from '../../src/document/documents';
import { FrameworkDocument } from '../../src/document/framework-document';
import { LegalHoldDocument } from '../../src/document/legal-hold-document';
import { PlanDocument } from '../../src/document/plan-document';
import { ResourceDocument } from '../../src/document/resource-document';
import { RestoreTestingSelectionDocument } from '../../src/document/restore-testing-selection-document';
import { SelectionDocument } from '../../src/document/selection-document';
import { TemplateFile, TemplateFiles } from '../../src/document/template-file';
import { World } from '../../src/document/values/world';

// Something is told once of a document in a world. Whoever reads it again has to learn, too, that it may be something else in other worlds: else what is made of it passes for what is so in all.

const either = (one: unknown, other: unknown) => ({ 'Fn::If': ['IsSo', one, other] });
const RULE = { RuleName: 'r', TargetBackupVault: either('one', 'other'), CopyActions: either([{ DestinationBackupVaultArn: 'x' }], []) };
const COPYING = { RuleName: 'c', TargetBackupVault: 'one', CopyActions: [{ DestinationBackupVaultArn: either('arn:aws:backup:eu-west-1:111122223333:backup-vault:a', 'b') }] };

const content = {
  Parameters: { IsIt: { Type: 'String', Default: 'yes' } },
  Conditions: { IsSo: { 'Fn::Equals': [{ Ref: 'IsIt' }, 'yes'] } },
  Resources: {
    Plan: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'p', BackupPlanRule: either([RULE], []) } } },
    Other: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'o', BackupPlanRule: [RULE, COPYING] } } },
    Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
    Selection: {
      Type: 'AWS::Backup::BackupSelection',
      Properties: {
        BackupPlanId: either({ Ref: 'Plan' }, { Ref: 'Other' }),
        BackupSelection: {
          SelectionName: 's',
          IamRoleArn: either({ 'Fn::GetAtt': ['Role', 'Arn'] }, 'arn:aws:iam::111122223333:role/r'),
          Resources: either([{ 'Fn::GetAtt': ['Table', 'Arn'] }], ['*']),
          NotResources: either(['a'], ['b']),
        },
      },
    },
    Sure: {
      Type: 'AWS::Backup::BackupSelection',
      Condition: 'IsSo',
      Properties: { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { SelectionName: 's', IamRoleArn: 'r', Resources: [{ 'Fn::GetAtt': ['Table', 'Arn'] }] } },
    },
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { Tags: [{ Key: 'k', Value: either('v', 'w') }] } },
    Database: { Type: 'AWS::RDS::DBInstance', Properties: { Engine: either('postgres', 'aurora-postgresql'), DBClusterIdentifier: either({ Ref: 'AWS::NoValue' }, 'c') } },
    Framework: { Type: 'AWS::Backup::Framework', Properties: { FrameworkControls: either([], [{ ControlName: 'x' }]) } },
    Hold: { Type: 'Custom::LegalHold', Properties: {} },
    Test: { Type: 'AWS::Backup::RestoreTestingSelection', Properties: { ProtectedResourceArns: either(['*'], ['b']) } },
  },
};

function documents(): Documents {
  return new Documents(new TemplateFiles([new TemplateFile({ name: 'T', content })]), new World(true));
}

type Told = [what: string, logicalId: string, tell: (documents: Documents, place: any) => unknown];

const told: Told[] = [
  ['the rules of a plan', 'Plan', (all, place) => all.of(PlanDocument, place).rules],
  ['the vault of a rule', 'Other', (all, place) => all.of(PlanDocument, place).rules![0].vault],
  ['the copies of a rule', 'Other', (all, place) => all.of(PlanDocument, place).rules![0].copies],
  ['the vault of a copy', 'Other', (all, place) => all.of(PlanDocument, place).rules![1].copies![0].vault],
  ['the selections of a plan', 'Plan', (all, place) => all.selectionsOf(all.of(PlanDocument, place))],
  ['the plan of a selection', 'Selection', (all, place) => all.of(SelectionDocument, place).plan],
  ['the role of a selection', 'Selection', (all, place) => all.of(SelectionDocument, place).roleDocument],
  ['what is selected', 'Selection', (all, place) => all.of(SelectionDocument, place).selected],
  ['what is left out', 'Selection', (all, place) => all.of(SelectionDocument, place).excluded],
  ['the tags of a resource', 'Table', (all, place) => all.of(ResourceDocument, place).tags],
  ['what a resource is', 'Database', (all, place) => all.of(ResourceDocument, place).known],
  ['the controls of a framework', 'Framework', (all, place) => all.of(FrameworkDocument, place).controls],
  ['what is restored', 'Test', (all, place) => all.of(RestoreTestingSelectionDocument, place).selected],
];

test.each(told)('%s differs in other worlds, whoever asks and how often', (_, logicalId, tell) => {
  const all = documents();
  const place = { template: all.application.templates[0], logicalId };
  for (let time = 0; time < 3; time++) {
    all.world.isAsked = false;
    tell(all, place);
    expect(all.world.isAsked).toBe(true);
  }
  // What is made of it is not taken for what is so in all worlds.
  all.world.isAsked = false;
  all.constant('made of it', () => [tell(all, place)]);
  expect(all.application.shared.has('made of it')).toBe(false);
});

test('what is the same in all worlds is told without asking', () => {
  const all = documents();
  const place = { template: all.application.templates[0], logicalId: 'Hold' };
  all.world.isAsked = false;
  expect(all.of(LegalHoldDocument, place).selected.isEmpty).toBe(true);
  expect(all.of(LegalHoldDocument, place).selected.isEmpty).toBe(true);
  expect(all.world.isAsked).toBe(false);
});

test('what could not be told leaves the question whether something was asked as it was', () => {
  const all = documents();
  all.world.isAsked = true;
  expect(() => all.constant('too much', () => { throw new Error('too much'); })).toThrow('too much');
  expect(all.world.isAsked).toBe(true);
});
