import { readFileSync } from 'fs';
import { createRequire } from 'module';

const from = createRequire(__filename);
const versionOf = (path: string): string => JSON.parse(readFileSync(path, 'utf8')).version;

/** The versions of all that an answer may depend on. */
export function versions(): Record<string, string> {
  return {
    'cdk-aws-backup': versionOf('package.json'),
    'aws-cdk-lib': versionOf(from.resolve('aws-cdk-lib/package.json')),
    'aws-cdk': versionOf(from.resolve('aws-cdk/package.json')),
    '@aws-sdk/client-backup': versionOf(from.resolve('@aws-sdk/client-backup/package.json')),
    'node': process.versions.node,
  };
}
