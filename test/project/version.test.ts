import { execFileSync } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import { versionsIn, VERSIONED_FILES, withVersion } from '../../projenrc/version';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

test.each(VERSIONED_FILES)('%s names the version of the package', (file) => {
  const named = versionsIn(readFileSync(file, 'utf8'));

  expect(named.length).toBeGreaterThan(0);
  expect(new Set(named)).toEqual(new Set([version]));
});

test.each([
  ['"cdk-aws-backup": "file:dist/cdk-aws-backup@0.0.0.jsii.tgz"', '"cdk-aws-backup": "file:dist/cdk-aws-backup@1.2.3.jsii.tgz"'],
  ['cdk_aws_backup-0.0.0-py3-none-any.whl', 'cdk_aws_backup-1.2.3-py3-none-any.whl'],
  ['<artifactId>cdk-aws-backup</artifactId>\n  <version>0.0.0</version>', '<artifactId>cdk-aws-backup</artifactId>\n  <version>1.2.3</version>'],
  ['<cdk-aws-backup.version>0.0.0</cdk-aws-backup.version>', '<cdk-aws-backup.version>1.2.3</cdk-aws-backup.version>'],
  ['<PackageReference Include="CdkAwsBackup" Version="0.0.0" />', '<PackageReference Include="CdkAwsBackup" Version="1.2.3" />'],
  ['dotnet add package CdkAwsBackup --version 0.0.0', 'dotnet add package CdkAwsBackup --version 1.2.3'],
])('the version in %j follows', (text, stamped) => {
  expect(withVersion(text, '1.2.3')).toBe(stamped);
});

test('no other file names a version of the package', () => {
  const files = execFileSync('git', ['ls-files', 'languages', '*.md', 'package.json'], { encoding: 'utf8' }).trim().split('\n');
  const naming = files.filter((file) => existsSync(file) && versionsIn(readFileSync(file, 'utf8')).length > 0);
  expect(naming.sort()).toEqual([...VERSIONED_FILES].sort());
});

test('versions of other packages stay', () => {
  const text = 'aws-cdk-lib==2.263.0 constructs@10.5.1 <artifactId>aws-cdk-lib</artifactId><version>2.263.0</version>';
  expect(withVersion(text, '1.2.3')).toBe(text);
});
