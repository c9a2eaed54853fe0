import { execFileSync } from 'child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { basename, join, resolve } from 'path';
import { withPython } from './python-of-guides';
import { guides } from '../../projenrc/documentation';

/**
 * The examples of the guides: compiled, translated into the tablet of which the site makes its tabs, and the longer ones shown in Python.
 *
 * Without `--check` the Python of the guides is made anew. With `--tablet` only the tablet is, unless it is as it should be.
 */
const TABLET = '.guides.tabl.json';
const only = { check: process.argv.includes('--check'), tablet: process.argv.includes('--tablet') };

if (only.check || !isFresh()) { extract(); }
if (!only.tablet) {
  const { snippets } = JSON.parse(readFileSync(TABLET, 'utf8'));
  const stale = guides().filter((guide) => {
    const text = readFileSync(guide, 'utf8');
    const made = withPython(text, Object.values(snippets));
    if (made !== text && !only.check) { writeFileSync(guide, made); }
    return made !== text;
  });
  // The TypeScript is what it was.
  utimesSync(TABLET, new Date(), new Date());
  console.log(`${Object.keys(snippets).length} examples of the guides compile`);
  if (stale.length > 0 && only.check) {
    console.log(`stale: ${stale.join(', ')}; npm run languages:examples makes their Python anew`);
    process.exitCode = 1;
  }
}

/** The README is part of the assembly, and so its examples are compiled with it. Those of the guides are compiled as the READMEs of submodules that only a copy of the assembly has. */
function extract(): void {
  const folder = mkdtempSync(join(tmpdir(), 'guides-'));
  try {
    ['lib', 'node_modules', 'package.json', 'rosetta'].forEach((name) => symlinkSync(resolve(name), join(folder, name)));
    const assembly = JSON.parse(readFileSync('.jsii', 'utf8'), (key, value) => key === 'example' ? undefined : value);
    delete assembly.readme;
    assembly.submodules = Object.fromEntries(guides().map((guide) => [
      `${assembly.name}.${basename(guide, '.md')}`, { readme: { markdown: readFileSync(guide, 'utf8') } },
    ]));
    writeFileSync(join(folder, '.jsii'), JSON.stringify(assembly));
    execFileSync(process.execPath, [resolve('node_modules/jsii-rosetta/bin/jsii-rosetta'), 'extract', '--strict', folder], { stdio: 'inherit' });
    // Another gate may read it meanwhile: it is there as a whole, or not at all.
    const beside = `${TABLET}.${process.pid}`;
    writeFileSync(beside, readFileSync(join(folder, '.jsii.tabl.json')));
    renameSync(beside, TABLET);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function isFresh(): boolean {
  const made = existsSync(TABLET) ? statSync(TABLET).mtimeMs : 0;
  return ['.jsii', ...guides()].every((file) => statSync(file).mtimeMs < made);
}
