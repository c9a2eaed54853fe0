import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { dotnetSources } from './dotnet-properties';
import type { Language } from './languages';
import { run } from './shell';
import type { Tally } from './tally';
import { differences, readTemplates } from './templates';

/** Moves a whole program of CDK v2 by the command, and compares its templates before and after. */
export function moveProgram({ name, consumer }: Language, tally: Tally): void {
  const { links, prepare, app } = consumer.moved;
  const folder = mkdtempSync(join(tmpdir(), 'moved-'));
  const templates = (out: string) => {
    const failed = [...prepare, app].map((command) => run(command, folder, { CDK_VALIDATION: 'false', CDK_OUTDIR: join(folder, out), ...dotnetSources() })).find(({ ok }) => !ok);
    tally.check(`migrate: the program runs ${out} it moves`, failed === undefined, failed?.output);
    return readTemplates(join(folder, out));
  };
  try {
    cpSync(join('languages', name, 'v2'), folder, { recursive: true });
    links.forEach((link) => symlinkSync(resolve('languages', name, link), join(folder, link)));
    const before = templates('before');
    const moved = run([process.execPath, resolve('lib', 'cli.js'), 'migrate', '--from', 'v2', '.'], folder);
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => !/node_modules|\.venv/.test(file) && consumer.sources.some((ending) => file.endsWith(ending)));
    const isThere = sources.some((file) => /cdk-?_?aws-?_?backup/i.test(readFileSync(join(folder, file), 'utf8')));
    tally.check('migrate: it uses this package', moved.ok && isThere, moved.output);
    const found = differences(before, templates('after'));
    tally.check(`migrate: the same ${Object.keys(before).join(', ')}`, Object.keys(before).length > 0 && found.length === 0, found.join('\n'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
