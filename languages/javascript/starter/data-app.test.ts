import assert from 'node:assert/strict';
import test from 'node:test';
import { App, aws_s3 as s3, Stack } from 'aws-cdk-lib';
import { BackupCoverage, BackupVerdict } from 'cdk-aws-backup';
import { DataApp } from './data-app';

test('all that holds data is backed up', () => {
  const app = new App();
  new DataApp(app);

  assert.deepEqual(
    BackupCoverage.of(app).resources().map(({ path, verdict }) => [path, verdict]),
    [['Data/Orders/Resource', BackupVerdict.PROTECTED]],
  );
  app.synth();
});

test('what no plan backs up is not synthesised', () => {
  const app = new App();
  new DataApp(app);
  new s3.Bucket(new Stack(app, 'Forgotten'), 'Bucket');

  const bucket = BackupCoverage.of(app).resources().find(({ stack }) => stack === 'Forgotten');
  assert.equal(bucket?.verdict, BackupVerdict.UNPROTECTED);
  assert.throws(() => app.synth());
});
