import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { homedir } from 'os';
import { join } from 'path';
import { missingArtefacts } from './artefacts';
import { parseCSharp } from './csharp';
import { packDotnet } from './dotnet';
import type { Language } from './languages';
import { billOfMaterials } from './sbom';
import type { Command } from './shell';
import { runWithDots } from './shell';
import { Tally } from './tally';
import { chosenLanguages, missingTool, requiredLanguages } from './toolchain';

/**
 * Builds the packages of all languages, or of those that are named, into `dist`: of the compiled library, with translated examples.
 */
const ROOT = process.cwd();
const tally = new Tally();

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const languages = chosenLanguages(process.argv.slice(2));
  const required = requiredLanguages();
  await translateExamples();
  writeBillOfMaterials();
  for (const language of languages) {
    await build(language, required.has(language.name));
  }
  tally.close();
}

/** Anew each time: what an earlier run has translated is taken as it is, even where the names of the packages have changed. */
async function translateExamples(): Promise<void> {
  rmSync('.jsii.tabl.json', { force: true });
  const { ok, output } = await runWithDots('translating the examples', ['npx', '--no-install', 'jsii-rosetta', 'extract', '--strict'], ROOT);
  tally.check('translate the examples', ok, output);
}

/** What the packages consist of, for who has to know: beside them, as not every registry takes it. */
function writeBillOfMaterials(): void {
  const { ok, output } = billOfMaterials(ROOT);
  mkdirSync('dist', { recursive: true });
  if (ok) { writeFileSync(join('dist', 'sbom.cdx.json'), output); }
  tally.check('write the bill of materials, dist/sbom.cdx.json', ok, output);
}

async function build(language: Language, isRequired: boolean): Promise<void> {
  const { name, target } = language;
  const missing = missingTool(language);
  const isDotnet = name === 'dotnet';
  if (missing && !isDotnet) { return tally.skip(name, missing, isRequired); }

  console.log(name);
  const out = join('dist', target);
  rmSync(out, { recursive: true, force: true });
  const { ok, output } = await runWithDots(isDotnet ? 'generating' : 'generating and building', pacmak(target, isDotnet), ROOT);
  if (!tally.check(isDotnet ? 'generate' : 'generate and build', ok, output)) { return; }

  const { translation } = language;
  if (translation) {
    tally.check('its examples are translated', readFileSync(join(out, translation.file), 'utf8').includes(translation.text));
  }
  if (isDotnet) {
    const { files, errors } = await parseCSharp(out);
    tally.check(`${files} files of C# parse`, files > 0 && errors.length === 0, errors.join('\n'));
    if (missing) { return tally.skip(name, `${missing}: the sources are in ${out}`, isRequired); }
    packDotnet(tally);
  }
  const lacking = missingArtefacts(language);
  tally.check(`all of the package is in ${out}`, lacking.length === 0, `no file matches ${lacking.join(', ')}`);
}

function pacmak(target: string, codeOnly: boolean): Command {
  return [
    'npx', '--no-install', 'jsii-pacmak', '--targets', target,
    ...(codeOnly ? ['--code-only'] : []),
    // Else all that aws-cdk-lib needs is downloaded anew each time.
    ...(target === 'java' ? ['--maven-local-repository', join(homedir(), '.m2', 'repository')] : []),
  ];
}
