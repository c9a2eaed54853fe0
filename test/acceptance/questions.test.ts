import { readdirSync } from 'fs';
import { join } from 'path';
import { findingsOf } from './asked-template';
import { NO_LAWS, NOT_ASKED } from '../../acceptance/ask/questions/not-asked';
import { UNDO } from '../../acceptance/ask/undo';
import { QUESTIONS } from '../../acceptance/questions';
import { LAW_IDS, RISK_IDS } from '../../src/private/messages/finding-ids';

const asked = new Set([...QUESTIONS.map(({ law }) => law), ...NOT_ASKED.map(({ law }) => law)]);
const values = new Set([...QUESTIONS.flatMap(({ of = [] }) => of), ...Object.keys(NO_LAWS)]);

/** What in the model refuses values: functions that tell problems, and what classes have to judge by. */
function lawsOfModel(): string[] {
  const files = readdirSync('src/model', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) => Object.entries(jest.requireActual(join('..', '..', 'src', 'model', file))).flatMap(([name, exported]) => {
    if (typeof exported !== 'function') { return []; }
    if (/Problems?$/.test(name)) { return [name]; }
    if ('problemsOf' in exported) { return [name]; }
    return 'problemsOf' in Object(exported.prototype) ? Object.keys(exported).filter((each) => (exported as any)[each] instanceof exported).map((each) => `${name}.${each}`) : [];
  }));
}

test('each law of the library is asked of', () => {
  const missing = LAW_IDS.filter((id) => !asked.has(id));

  // Who reads this has added a law: put the two calls, with the value just inside and the one just outside, into the file of its area in acceptance/ask/questions/
  // (law: the id, library: 'refuse'), or the reason why it cannot be asked into not-asked.ts there. How a template has a new operation is a case of asked-template.ts here.
  expect({ 'laws without a question in acceptance/ask/questions/': missing }).toEqual({ 'laws without a question in acceptance/ask/questions/': [] });
});

test('each law of values is asked of', () => {
  const missing = lawsOfModel().filter((name) => !values.has(name));

  // The same for a new function `…Problems`, quota or rule of names in src/model/: name it in `of` of a question, or in NO_LAWS of not-asked.ts with the reason.
  expect({ "not in 'of' of a question in acceptance/ask/questions/": missing }).toEqual({ "not in 'of' of a question in acceptance/ask/questions/": [] });
});

test('what is asked of is there', () => {
  const ids: readonly string[] = [...LAW_IDS, ...RISK_IDS];

  expect(QUESTIONS.filter(({ law }) => !ids.includes(law) && !law.startsWith('open: '))).toEqual([]);
  expect(NOT_ASKED.filter(({ law }) => !ids.includes(law) && !law.startsWith('open: '))).toEqual([]);
  expect([...values].filter((name) => !lawsOfModel().includes(name))).toEqual([]);
});

test('no two questions have one name', () => {
  const names = QUESTIONS.map(({ law, about }) => `${law}: ${about}`);

  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('it is known how everything that a question makes is taken away', () => {
  const calls = QUESTIONS.flatMap(({ inside, outside }) => [inside, outside]).flatMap((probe) => probe ? [...probe.before ?? [], probe] : []);

  expect(calls.filter(({ operation }) => !UNDO[operation])).toEqual([]);
});

test('nothing is asked that cannot be taken away: no lock in compliance mode before a hundred years but one that is refused', () => {
  const locks = QUESTIONS.filter(({ outside }) => outside.operation === 'backup:PutBackupVaultLockConfiguration');
  const grace = locks.flatMap(({ inside, outside }) => [inside, outside]).flatMap((probe) => probe?.input.ChangeableForDays ?? []);

  expect(grace).toEqual([2, 36_500, 36_501]);
});

test('a question has a value inside, or says why it has none', () => {
  expect(QUESTIONS.filter(({ inside, withoutInside }) => (inside === undefined) !== (withoutInside !== undefined))).toEqual([]);
});

describe.each(QUESTIONS.map((question) => [`${question.law}: ${question.about}`, question] as const))('the library of %s', (_, { law, library, inside, outside }) => {
  if (inside) {
    test('accepts what is inside', () => {
      const findings = findingsOf(inside);

      expect(findings.filter(({ level, id }) => level === 'error' || id === law).map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
    });
  }

  test(`has for what is outside: ${library}`, () => {
    // A retention that no logically air-gapped vault takes is not in the range of that vault, either.
    const findings = findingsOf(outside).filter(({ level, id }) => (level === 'error' && id !== 'retentionOutOfRange') || id === law);
    const expected = { refuse: [`error ${law}`], warn: [`warning ${law}`], pass: [] }[library];

    expect([...new Set(findings.map(({ id, level }) => `${level} ${id}`))]).toEqual(expected);
  });
});
