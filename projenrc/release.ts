import { execFileSync, spawnSync } from 'child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { RELEASED } from './api-diff';
import { changesOf } from './changelog';
import { LANGUAGES } from '../languages/driver/languages';
import { missingTool } from '../languages/driver/toolchain';

/**
 * Makes a release of what is committed: proves it, builds every package, keeps its API as the one to compare with, and tags it.
 * Nothing leaves this machine; RELEASING.md says how the packages are published.
 */
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const tag = `v${version}`;

const faults = [
  ...(version === '0.0.0'
    ? ["the version in '.projenrc.ts' is 0.0.0, which stands for no release yet"]
    : changesOf(version, readFileSync('CHANGELOG.md', 'utf8')) ? [] : [`CHANGELOG.md has no section '## ${version} (year-month-day)', or an empty one`]),
  ...(git('status', '--porcelain') ? ['there are changes that are not committed'] : []),
  ...(git('tag', '--list', tag) ? [`there is a tag ${tag}`] : []),
  ...(git('config', '--default', '', '--get', 'user.email') ? [] : ['git does not know your name and e-mail']),
  ...LANGUAGES.flatMap((language) => missingTool(language) ?? []),
];
if (faults.length > 0) {
  console.error(['not released:', ...faults].join('\n  - '));
  process.exit(1);
}

npm('ci');
npm('test');
npm('run', 'package:all');
npm('run', 'test:languages');

if (git('status', '--porcelain')) {
  console.error('not released: the build has changed files that are committed');
  process.exit(1);
}
mkdirSync(RELEASED, { recursive: true });
for (const file of ['.jsii', 'package.json']) {
  copyFileSync(file, join(RELEASED, file));
}
git('add', '--force', RELEASED);
git('commit', '--message', `Release ${version}`);
git('tag', '--annotate', tag, '--message', changesOf(version, readFileSync('CHANGELOG.md', 'utf8'))!);
console.log(`released ${version} as ${tag}; RELEASING.md says how dist is published`);

/** A release is for everybody, so no language may be left out. */
function npm(...args: string[]): void {
  const { status } = spawnSync('npm', args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, LANGUAGES_REQUIRED: LANGUAGES.map(({ name }) => name).join(',') },
  });
  if (status !== 0) { process.exit(1); }
}

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim();
}
