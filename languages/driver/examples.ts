import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { TargetLanguage, Translator, typeScriptSnippetFromCompleteSource } from 'jsii-rosetta';
import { LANGUAGES } from './languages';
import type { Language } from './languages';
import { MadeSection, README } from '../../projenrc/documentation';

/**
 * The first example of the README, in every language: the text of the file that each language's project compiles and runs.
 *
 * TypeScript's is the original. Where its translation is a whole program, it is that file; Java and Go need more than a translation,
 * so theirs are written by hand. Without `--check` the translated files and the README are made anew.
 */
const TRANSLATED: Record<string, TargetLanguage> = { python: TargetLanguage.PYTHON, dotnet: TargetLanguage.CSHARP };
const isCheck = process.argv.includes('--check');
const stale: string[] = [];

const original = typeScriptSnippetFromCompleteSource(read(LANGUAGES[0]), { api: { api: 'file', fileName: 'quick-start.ts' } }, true);
const translation = new Translator(true).translate(original, Object.values(TRANSLATED));
for (const language of LANGUAGES) {
  const target = TRANSLATED[language.name];
  const text = target && `${translation.get(target)!.source}\n`;
  refresh(path(language), text === undefined || text === read(language), () => writeFileSync(path(language), text));
}

const section = new MadeSection(README, 'quick start');
/** TypeScript, and Python behind it, are in view; what is folded is a click away. The site makes tabs of all of them. */
const IN_VIEW = ['javascript', 'python'];
const shown = LANGUAGES.map((language) => {
  const { fence, title } = language.consumer.example;
  const block = `\`\`\`${fence}\n${read(language)}\`\`\``;
  return IN_VIEW.includes(language.name) ? block : `<details><summary>${title}</summary>\n\n${block}\n\n</details>`;
}).join('\n\n');
refresh(README, section.read() === shown, () => section.write(shown));

console.log(stale.length === 0 ? 'the example is the same everywhere' : `stale: ${stale.join(', ')}; npm run languages:examples makes them anew`);
process.exitCode = stale.length > 0 ? 1 : 0;

function refresh(file: string, isFresh: boolean, write: () => void): void {
  if (isFresh) { return; }
  if (isCheck) { stale.push(file); } else { write(); }
}

function read(language: Language): string {
  return readFileSync(path(language), 'utf8');
}

function path({ name, consumer }: Language): string {
  return join('languages', name, consumer.example.file);
}
