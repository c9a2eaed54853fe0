import { readFileSync, writeFileSync } from 'fs';
import { confirmed, denied, settled } from './answers';
import type { Answer } from './answers';
import type { Question } from './question';
import { withVerdicts } from './readme';

/** Writes into pages which laws AWS Backup has confirmed, and which it does not hold. @returns what is to be said of it */
export function takeOver(pages: readonly string[], questions: readonly Question[], answers: readonly Answer[]): string[] {
  const [held, notHeld] = [confirmed(questions, answers), denied(questions, answers)];
  pages.forEach((page) => writeFileSync(page, withVerdicts(readFileSync(page, 'utf8'), held, notHeld)));
  return [
    `docs: ${held.size === 1 ? '1 law is' : `${held.size} laws are`} confirmed`,
    ...[...notHeld.values()].map(({ law, day, region }) => `not held, and to be corrected in src/: ${law}, on ${day} in ${region}`),
    ...settled(questions, answers).map((line) => `known by now, and only warned of: ${line}`),
  ];
}
