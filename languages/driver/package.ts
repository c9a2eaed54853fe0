import { existsSync, readdirSync, rmSync } from 'fs';
import { homedir } from 'os';
import { join, sep } from 'path';
import { parseCSharp } from './csharp';
import { packDotnet } from './dotnet';
import type { Language } from './languages';
import type { Command } from './shell';
import { run } from './shell';
import { Tally } from './tally';
import { chosenLanguages, missingTool, requiredLanguages } from './toolchain';

/**
 * Builds the packages of all languages, or of those that are named, into `dist`: of the compiled library, with translated examples.
 */
const ROOT = process.cwd();
const tally = new Tally();
const required = requiredLanguages();

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  translateExamples();
  for (const language of chosenLanguages(process.argv.slice(2))) {
    await build(language);
  }
  tally.close();
}

/** Anew each time: what an earlier run has translated is taken as it is, even where the names of the packages have changed. */
function translateExamples(): void {
  rmSync('.jsii.tabl.json', { force: true });
  const { ok, output } = run(['npx', '--no-install', 'jsii-rosetta', 'extract', '--strict'], ROOT);
  tally.check('translate the examples', ok, output);
}

async function build(language: Language): Promise<void> {
  const { name, target, artefacts } = language;
  const missing = missingTool(language);
  const isDotnet = name === 'dotnet';
  if (missing && !isDotnet) { return tally.skip(name, missing, required.has(name)); }

  console.log(name);
  const out = join('dist', target);
  rmSync(out, { recursive: true, force: true });
  const { ok, output } = run(pacmak(target, isDotnet), ROOT);
  if (!tally.check('generate and build', ok, output)) { return; }

  if (isDotnet) {
    const { files, errors } = await parseCSharp(out);
    tally.check(`${files} files of C# parse`, files > 0 && errors.length === 0, errors.join('\n'));
    if (missing) { return tally.skip(name, `${missing}: the sources are in ${out}`, required.has(name)); }
    packDotnet(tally);
  }
  const files = filesIn(out);
  artefacts.forEach((pattern) => tally.check(`${out} has ${pattern.source}`, files.some((file) => pattern.test(file)), files.join('\n')));
}

function pacmak(target: string, codeOnly: boolean): Command {
  return [
    'npx', '--no-install', 'jsii-pacmak', '--targets', target,
    ...(codeOnly ? ['--code-only'] : []),
    // Else all that aws-cdk-lib needs is downloaded anew each time.
    ...(target === 'java' ? ['--maven-local-repository', join(homedir(), '.m2', 'repository')] : []),
  ];
}

function filesIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.split(sep).join('/'))
    : [];
}
