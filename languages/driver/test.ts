import { existsSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { homedir, tmpdir } from 'os';
import { join } from 'path';
import { readCounts } from './counts';
import type { Language } from './languages';
import { LANGUAGES } from './languages';
import { run } from './shell';
import type { Command } from './shell';
import { Tally } from './tally';
import { differences, readTemplates } from './templates';
import { chosenLanguages, missingTool, requiredLanguages } from './toolchain';

/**
 * Uses the packages in `dist` as a stranger would: in each language's project they are installed, compiled, tested and run, and what
 * comes out is compared with what comes out in JavaScript.
 */
const CONTROL = `--require "${join(__dirname, 'control.cjs')}"`;
const [JAVASCRIPT] = LANGUAGES;

const out = mkdtempSync(join(tmpdir(), 'languages-'));
const tally = new Tally();
const required = requiredLanguages();

// JavaScript comes first, as the measure of all others.
const chosen = new Set([JAVASCRIPT, ...chosenLanguages(process.argv.slice(2))]);
chosen.forEach(use);
rmSync(out, { recursive: true });
tally.close();

function use(language: Language): void {
  const { name, target, consumer } = language;
  const missing = missingTool(language);
  if (missing) { return tally.skip(name, missing, required.has(name)); }

  console.log(name);
  if (!tally.check('the package is there', existsSync(join('dist', target)), 'first: npm run package:all')) { return; }
  clean(language);
  if (![...consumer.install, ...consumer.checks].every((command) => step(language, command))) { return; }

  const { ok, output } = inProject(language, consumer.test);
  const counts = readCounts(name, consumer.report ? readIfThere(join('languages', name, consumer.report)) : output, ok);
  tally.add('tests', counts);
  if (counts.failed > 0) { console.log(output); }

  compare(language, 'app', consumer.app);
  compare(language, 'quick start', consumer.quickStart);
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
  const mine = join(out, language.name, what);
  const reference = join(out, JAVASCRIPT.name, what);
  if (!step(language, command, { CDK_OUTDIR: mine })) { return; }

  const templates = readTemplates(mine);
  tally.check(`${what}: there are templates`, Object.keys(templates).length > 0);
  if (language !== JAVASCRIPT) {
    const found = differences(readTemplates(reference), templates);
    tally.check(`${what}: ${Object.keys(templates).join(', ')} are JavaScript's`, found.length === 0, found.join('\n'));
  }

  const control = join(out, language.name, `${what} control`);
  if (!step(language, command, { CDK_OUTDIR: control, NODE_OPTIONS: CONTROL })) { return; }
  tally.check(`${what}: another template is noticed`, differences(readTemplates(reference), readTemplates(control)).length > 0);
}

function step(language: Language, command: Command, env: Record<string, string> = {}): boolean {
  const { ok, output } = inProject(language, command, env);
  return tally.check(command.join(' '), ok, output);
}

function inProject({ name }: Language, command: Command, env: Record<string, string> = {}) {
  return run(command, join('languages', name), { CDK_VALIDATION: 'false', ...env });
}
