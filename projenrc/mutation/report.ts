import type { Mutant } from './instrument';

/** What became of a mutant. */
export type Verdict = 'killed' | 'survived' | 'not covered';

/** Says which mutants are left, and gives the score in per cent. */
export function report(verdicts: readonly (readonly [Mutant, Verdict])[]): number {
  verdicts.filter(([, verdict]) => !isKilled(verdict)).forEach(([mutant, verdict]) => console.log(inWords(mutant, verdict)));
  const groups = new Map<string, Verdict[]>();
  for (const [{ file }, verdict] of verdicts) {
    for (const name of new Set([file.split('/').slice(0, 2).join('/'), file])) { groups.set(name, [...groups.get(name) ?? [], verdict]); }
  }
  for (const [name, all] of [...groups].sort(([a], [b]) => a < b ? -1 : 1)) {
    console.log(`${scoreOf(all).toFixed(1).padStart(5)} %  ${name} (${all.filter(isKilled).length}/${all.length})`);
  }
  const all = verdicts.map(([, verdict]) => verdict);
  console.log(`score: ${scoreOf(all).toFixed(1)} % (${all.filter(isKilled).length}/${all.length})`);
  return scoreOf(all);
}

/** A mutant and what became of it. */
export function inWords({ file, line, operator, original, mutated }: Mutant, verdict: Verdict): string {
  return `${file}:${line} ${verdict} (${operator}): ${short(original)}  ->  ${short(mutated)}`;
}

function scoreOf(verdicts: readonly Verdict[]): number {
  return verdicts.length === 0 ? 100 : 100 * verdicts.filter(isKilled).length / verdicts.length;
}

function isKilled(verdict: Verdict): boolean {
  return verdict === 'killed';
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 110 ? `${line.slice(0, 107)}...` : line;
}
