import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { basename, join, resolve } from 'path';
import { guides } from '../../projenrc/documentation';

// The README is part of the assembly, and so its examples are compiled with it. Those of the guides are compiled as the READMEs of submodules that only a copy of the assembly has.
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
  const { snippets } = JSON.parse(readFileSync(join(folder, '.jsii.tabl.json'), 'utf8'));
  console.log(`${Object.keys(snippets).length} examples of the guides compile`);
} finally {
  rmSync(folder, { recursive: true });
}
