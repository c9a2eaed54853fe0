import assert from 'node:assert/strict';
import test from 'node:test';
import { App, Duration } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { BackupCoverage, BackupForecast, BackupVerdict } from 'cdk-aws-backup';
import { BackupApp } from './backup-app';

const app = new BackupApp(new App());

test('all that holds data is backed up by a mixin, or exempt', () => {
  const verdicts = BackupCoverage.of(app.audit).resources().map(({ path, verdict }) => [path, verdict]);

  assert.deepEqual(verdicts, [
    ['Audit/Ledger/Resource', BackupVerdict.PROTECTED],
    ['Audit/Reports/Resource', BackupVerdict.EXEMPT],
  ]);
  Annotations.fromStack(app.audit).hasNoError('*', Match.anyValue());
});

test('a restore test that reaches a table is told', () => {
  const tables = BackupCoverage.of(app.data).resources().filter(({ path }) => path === 'Data/Table/Resource');

  assert.equal(tables.length, 1);
  assert.equal(tables[0].restoreTestedEvery?.toDays(), 7);
  assert.equal(tables[0].restoreTests[0].certain, true);
});

test('a plan can be asked for any day', () => {
  const forecast = BackupForecast.of(app.audit.plan, { startDate: new Date('2027-01-01T00:00:00Z'), period: Duration.days(365) });

  assert.equal(forecast.recoveryPointsOn(new Date('2027-06-30T12:00:00Z')).length, 35);
  assert.equal(forecast.largestGap?.toHours(), 24);
  assert.deepEqual(forecast.neverDeleted, []);
});

test('restores are tested by validators', () => {
  const template = Template.fromStack(app.restores);

  template.hasResourceProperties('AWS::Backup::RestoreTestingPlan', {
    RestoreTestingPlanName: 'sundays',
    RecoveryPointSelection: { Algorithm: 'LATEST_WITHIN_WINDOW', SelectionWindowDays: 8 },
  });
  template.resourceCountIs('AWS::Backup::RestoreTestingSelection', 2);
  template.resourceCountIs('AWS::StepFunctions::StateMachine', 2);
});

test('a legal hold stays, and an access point reads', () => {
  const template = Template.fromStack(app.restores);

  template.hasResource('AWS::Backup::LegalHold', { DeletionPolicy: 'Retain', Properties: { Title: 'The year 2025' } });
  template.resourceCountIs('AWS::Backup::BackupAccessPoint', 1);
});

test('frameworks judge, reports are written, and an organization has a policy', () => {
  const template = Template.fromStack(app.audit);

  template.resourceCountIs('AWS::Backup::Framework', 2);
  template.resourceCountIs('AWS::Backup::ReportPlan', 2);
  template.hasResourceProperties('AWS::Organizations::Policy', {
    Name: 'weekly',
    Type: 'BACKUP_POLICY',
    TargetIds: ['ou-ab12-11111111', '444455556666'],
  });
});
