import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, resolve } from 'path';
import type { Language } from './languages';
import { run } from './shell';
import type { Tally } from './tally';
import { documentation } from '../../projenrc/documentation';

/** How the README and the guides call the blocks of commands of a language, and under which name its first example is saved. */
const WAYS: Record<string, readonly { readonly fence: string; readonly file: string }[]> = {
  javascript: [{ fence: 'typescript', file: 'app.ts' }, { fence: 'javascript', file: 'app.mjs' }],
  python: [{ fence: 'python', file: 'app.py' }],
  java: [{ fence: 'java', file: 'src/main/java/com/myorg/QuickStart.java' }],
  go: [{ fence: 'go', file: 'main.go' }],
};

/** The commands in the blocks of a text that are marked so: ```` ```sh python ````. */
export function commandsIn(markdown: string, fence: string): string[] {
  return [...markdown.matchAll(/^```sh ?(.*)\n([\s\S]*?)^```$/gm)]
    .filter(([, mark]) => mark === fence)
    .flatMap(([,, text]) => text.split('\n').map((line) => line.replace(/(^| +)#.*/, '').trim()))
    .filter((line) => line !== '');
}

/** Does in a fresh folder what the README, and then the guides, say of a language, with the packages in `dist`. */
export function followReadme(language: Language, tally: Tally): void {
  const readme = documentation().replace(/\/?path\/to\/dist/g, resolve('dist'));
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  try {
    for (const { fence, file } of WAYS[language.name] ?? []) {
      prepare(language, readme, folder, file);
      for (const command of commandsIn(readme, fence)) {
        const { ok, output } = run(['sh', '-c', command], folder);
        const isRight = ok && (!command.includes(' synth ') || output.includes('Type: AWS::Backup::BackupPlan'));
        if (!tally.check(`README: ${command.replace(resolve('dist'), 'dist')}`, isRight, output)) { return; }
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The files that the README says to write. */
function prepare({ name, consumer }: Language, readme: string, folder: string, file: string): void {
  const project = join('languages', name);
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  cpSync(join(project, consumer.example.file), join(folder, file));
  if (name === 'javascript') { cpSync(join(project, 'tsconfig.json'), join(folder, 'tsconfig.json')); }
  if (name === 'java') { writeFileSync(join(folder, 'pom.xml'), pomOf(readFileSync(join(project, 'pom.xml'), 'utf8'), readme)); }
}

/** The `pom.xml` of a project with the repository and the dependency that the README shows in place of its own. */
function pomOf(pom: string, readme: string): string {
  const [repositories] = /<repositories>[\s\S]*?<\/repositories>/.exec(readme)!;
  const [, dependency] = /<dependencies>\s*(<dependency>[\s\S]*?<\/dependency>)\s*<\/dependencies>/.exec(readme)!;
  return pom
    .replace(/<repositories>[\s\S]*?<\/repositories>/, repositories)
    .replace(/<dependency>\s*<groupId>io\.github\.cdkawsbackup[\s\S]*?<\/dependency>/, dependency);
}
