import { mkdtempSync, readdirSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { basename, dirname, join, resolve } from 'path';
import { dotnetSources } from './dotnet-properties';
import type { Language } from './languages';
import { run } from './shell';
import type { Tally } from './tally';
import { differences, readTemplates } from './templates';

const COMMAND = resolve('lib', 'cli.js');
let reference: Record<string, unknown> = {};

/** Begins a project with the command, and does what that says is next: the first language's templates are the measure of the others. */
export function beginProject({ consumer: { starter } }: Language, tally: Tally): void {
  const folder = mkdtempSync(join(tmpdir(), 'starter-'));
  try {
    const begun = run([process.execPath, COMMAND, 'init', '--language', starter.language, '--package', builtPackage(starter.built), folder], '.');
    if (!tally.check(`init --language ${starter.language}`, begun.ok, begun.output)) { return; }
    const next = nextSteps(begun.output);
    const { ok, output } = run(['sh', '-ec', next.join('\n')], folder, { npm_config_yes: 'true', PIP_NO_COMPILE: '1', ...dotnetSources() });
    if (!tally.check(`the project: ${next.join(', ')}`, next.length > 0 && ok, output)) { return; }

    const templates = withoutMetadata(readTemplates(join(folder, 'cdk.out')));
    if (starter.language === 'typescript') { reference = templates; }
    const found = differences(reference, templates);
    tally.check(`the project's templates: ${Object.keys(templates).join(', ')}`, Object.keys(templates).length > 0 && found.length === 0, found.join('\n'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The CDK's CLI writes into a template by what language it was made. */
function withoutMetadata(templates: Record<string, unknown>): Record<string, unknown> {
  for (const { Resources: resources } of Object.values(templates) as { Resources?: Record<string, unknown> }[]) { delete resources?.CDKMetadata; }
  return templates;
}

/** The commands that the command says are next, in the folder of the project. */
export function nextSteps(output: string): string[] {
  const [, steps = ''] = output.split(/^Next$/m);
  return steps.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('cd '));
}

/** Where the package lies in `dist`; of a file with a version in its name, the ending is known. */
function builtPackage(path: string): string {
  const folder = resolve('dist', dirname(path));
  const [, ending] = /\*(\..+)$/.exec(path) ?? [];
  return join(folder, ending ? readdirSync(folder).find((file) => file.endsWith(ending))! : basename(path));
}
