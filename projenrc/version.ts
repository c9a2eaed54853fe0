import { readFileSync, writeFileSync } from 'fs';

/** Files that say which version of the package they use. `.projenrc.ts` is where the version is set; these follow. */
export const VERSIONED_FILES = [
  'README.md',
  'docs/command.md',
  'languages/javascript/package.json',
  'languages/python/requirements.txt',
  'languages/java/pom.xml',
  'languages/dotnet/BackupApp/BackupApp.csproj',
  'languages/dotnet/BackupApp.Tests/BackupApp.Tests.csproj',
  'languages/dotnet/QuickStart/QuickStart.csproj',
];

const BEFORE = [
  'cdk-aws-backup@',
  'cdk_aws_backup-',
  '<cdk-aws-backup\\.version>',
  '<artifactId>cdk-aws-backup</artifactId>\\s*<version>',
  'CdkAwsBackup" Version="',
  'CdkAwsBackup --version ',
];
const MENTION = new RegExp(`(${BEFORE.join('|')})(\\d+\\.\\d+\\.\\d+)`, 'g');

/** Every version of the package that a text names. */
export function versionsIn(text: string): string[] {
  return [...text.matchAll(MENTION)].map(([,, version]) => version);
}

/** The same text, with this version of the package. */
export function withVersion(text: string, version: string): string {
  return text.replace(MENTION, (_, before) => before + version);
}

export function stampVersion(version: string): void {
  for (const file of VERSIONED_FILES) {
    const text = readFileSync(file, 'utf8');
    const stamped = withVersion(text, version);
    if (stamped !== text) { writeFileSync(file, stamped); }
  }
}
