import { existsSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { homedir, tmpdir } from 'os';
import { join } from 'path';
import { missingArtefacts } from './artefacts';
import { readCounts } from './counts';
import { parseCSharp } from './csharp';
import type { Language } from './languages';
import { LANGUAGES } from './languages';
import { moveProgram } from './moved';
import { followReadme } from './readme';
import type { Command } from './shell';
import { run } from './shell';
import { beginProject } from './starter';
import { Tally } from './tally';
import { differences, readTemplates } from './templates';
import { chosenLanguages, missingTool, requiredLanguages } from './toolchain';

/**
 * Uses the packages in `dist` as a stranger would: in each language's project they are installed, compiled, tested and run, and what
 * comes out is compared with what comes out in JavaScript.
 */
const CONTROL = `--require ${JSON.stringify(join(__dirname, 'control.cjs'))}`;
const [JAVASCRIPT] = LANGUAGES;

const out = mkdtempSync(join(tmpdir(), 'languages-'));
const tally = new Tally();

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
}).finally(() => rmSync(out, { recursive: true }));

async function main(): Promise<void> {
  const required = requiredLanguages();
  // JavaScript comes first, as the measure of all others.
  for (const language of new Set([JAVASCRIPT, ...chosenLanguages(process.argv.slice(2))])) {
    await use(language, required.has(language.name));
  }
  tally.close();
}

async function use(language: Language, isRequired: boolean): Promise<void> {
  const { name, consumer } = language;
  const missing = missingTool(language);
  if (name === 'dotnet') {
    const { files, errors } = await parseCSharp(join('languages', name));
    tally.check(`${files} files of the C# project parse`, files > 0 && errors.length === 0, errors.join('\n'));
  }
  if (missing) { return tally.skip(name, missing, isRequired); }

  console.log(name);
  const lacking = missingArtefacts(language);
  if (!tally.check('the package is there', lacking.length === 0, `no file in dist matches ${lacking.join(', ')}; first: npm run package:all`)) { return; }
  clean(language);
  if (![...consumer.install, ...consumer.checks].every((command) => step(language, command))) { return; }

  const { ok, output } = inProject(language, consumer.test);
  const counts = readCounts(name, consumer.report ? readIfThere(join('languages', name, consumer.report)) : output, ok);
  tally.add('tests', counts);
  if (counts.failed > 0) { console.log(output); }

  compare(language, 'app', consumer.app);
  compare(language, 'quick start', consumer.quickStart);
  followReadme(language, tally);
  beginProject(language, tally);
  moveProgram(language, tally);
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** What is made here is what is tested: nothing of an earlier run is used again. */
function clean({ name, consumer }: Language): void {
  for (const path of consumer.leftovers) {
    rmSync(path.startsWith('~/') ? join(homedir(), path.slice(2)) : join('languages', name, path), { recursive: true, force: true });
  }
}

/** The templates are JavaScript's, and those of a library that does something else are found out. */
function compare(language: Language, what: string, command: Command): void {
  const [mine, control] = [what, `${what} control`].map((folder) => join(out, language.name, folder));
  if (!step(language, command, { CDK_OUTDIR: mine })) { return; }

  const templates = readTemplates(mine);
  const reference = readTemplates(join(out, JAVASCRIPT.name, what));
  const names = Object.keys(templates).join(', ');
  if (language === JAVASCRIPT) {
    tally.check(`${what}: there is ${names}`, names !== '');
  } else {
    const found = differences(reference, templates);
    tally.check(`${what}: as in JavaScript, ${names}`, names !== '' && found.length === 0, found.join('\n'));
  }

  if (!step(language, command, { CDK_OUTDIR: control, NODE_OPTIONS: CONTROL })) { return; }
  const others = readTemplates(control);
  tally.check(`${what}: another library is noticed`, Object.keys(others).join(', ') === names && differences(reference, others).length > 0);
}

function step(language: Language, command: Command, env: Record<string, string> = {}): boolean {
  const { ok, output } = inProject(language, command, env);
  return tally.check(command.join(' '), ok, output);
}

function inProject({ name }: Language, command: Command, env: Record<string, string> = {}) {
  return run(command, join('languages', name), { CDK_VALIDATION: 'false', ...env });
}
