import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { basename, join } from 'path';
import { verdictOf } from './asked-template';
import { confirmed, denied, disagreements, keptInput, readAnswers, settled, writeAnswers } from '../../acceptance/ask/answers';
import type { Answer, Verdict } from '../../acceptance/ask/answers';
import type { Question } from '../../acceptance/ask/question';
import { withVerdicts } from '../../acceptance/ask/readme';
import { takeOver } from '../../acceptance/ask/take-over';
import { QUESTIONS } from '../../acceptance/questions';
import { documentation, guides } from '../../projenrc/documentation';

const LAW = 'invalidRetention';
const LONGEST = 'the longest retention';
const MADE_UP = { day: '2031-02-03', region: 'eu-west-1' };

/** Nobody has given this answer. */
function madeUp(value: 'inside' | 'outside', said: Answer['said'], more: Partial<Answer> = {}): Answer {
  const answer = { law: LAW, about: LONGEST, value, said, ...MADE_UP, ...more };
  const question = QUESTIONS.find(({ law, about }) => law === answer.law && about === answer.about);
  return { input: keptInput(question?.[value]?.input ?? {}), ...answer };
}

const ofLibrary: Verdict = (question, value) => {
  const probe = question[value];
  return probe && verdictOf(question.law, probe);
};

const answers = readAnswers() ?? [];

test('the library says what AWS Backup has said', () => {
  expect(disagreements(QUESTIONS, answers, ofLibrary)).toEqual([]);
});

test('answers have a day, a Region and the words of the service, and nothing of the account', () => {
  answers.forEach((answer) => {
    expect(answer).toMatchObject({ day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), region: expect.stringMatching(/^[a-z]{2}(-[a-z]+)+-\d$/) });
    expect(answer.input).toEqual(expect.anything());
    expect(answer.said === 'refused').toBe(answer.message !== undefined);
  });
  expect(JSON.stringify(answers)).not.toMatch(/(?<![-\w])(?!0{12})\d{12}(?![-\w])/);
});

test('the guides say which laws were confirmed, and no more: npm run ask -- --take-over writes it', () => {
  const text = documentation();

  expect(withVerdicts(text, confirmed(QUESTIONS, answers), denied(QUESTIONS, answers))).toBe(text);
});

test('a bound that is off by one is found by what the service has said', () => {
  const said = [madeUp('inside', 'accepted'), madeUp('outside', 'refused', { message: 'InvalidParameterValueException: it must be between 1 and 36,500' })];
  expect(disagreements(QUESTIONS, said, ofLibrary)).toEqual([]);

  jest.isolateModules(() => {
    // The planted fault: a day too much.
    jest.doMock('../../src/model/lifecycle', () => ({ ...jest.requireActual('../../src/model/lifecycle'), MAX_RETENTION_DAYS: 36_501 }));
    const { verdictOf: wrong }: typeof import('./asked-template') = jest.requireActual('./asked-template');
    const planted: Verdict = (question, value) => wrong(question.law, question[value]!);

    expect(disagreements(QUESTIONS, said, planted)).toEqual([
      'invalidRetention (the longest retention, outside): the library lets it pass, and AWS Backup has refused it on 2031-02-03 in eu-west-1: InvalidParameterValueException: it must be between 1 and 36,500',
    ]);
    jest.dontMock('../../src/model/lifecycle');
  });
});

test('a law that the service does not have is found', () => {
  expect(disagreements(QUESTIONS, [madeUp('outside', 'accepted')], ofLibrary)).toEqual([
    'invalidRetention (the longest retention, outside): the library refuses it, and AWS Backup has accepted it on 2031-02-03 in eu-west-1',
  ]);
});

test('an answer to what was asked in other words is found, but not of another year', () => {
  const other = madeUp('outside', 'refused', { input: { BackupVaultName: '{vault}', MinRetentionDays: 1, MaxRetentionDays: 36_502 } });
  const years = madeUp('outside', 'accepted', { law: 'open: steps of years', about: 'every second year' });
  const earlier = JSON.parse(JSON.stringify(years).replace(/20\d\d\/2/, '2024/2'));

  expect(disagreements(QUESTIONS, [other], ofLibrary)).toEqual(["invalidRetention (the longest retention, outside): it is asked in other words by now: ask again, npm run ask -- 'invalidRetention'"]);
  expect(earlier).not.toEqual(years);
  expect(disagreements(QUESTIONS, [years, earlier], ofLibrary)).toEqual([]);
});

test('of a long list an answer keeps the ends, and the count', () => {
  expect(keptInput({ a: ['1', '2', '3', '4'], b: [1, 2, 3, 4, 5], c: { d: undefined } })).toEqual({ a: ['1', '2', '3', '4'], b: [1, 2, 'and 2 more', 5], c: {} });
  expect(JSON.stringify(keptInput(QUESTIONS.find(({ about, law }) => law === 'tooManyArns' && about === 'at most')!.outside.input)).length).toBeLessThan(1000);
});

test('an answer to no question is found', () => {
  expect(disagreements(QUESTIONS, [madeUp('outside', 'refused', { about: 'gone' })], ofLibrary)).toEqual([
    'invalidRetention (gone): an answer to what nobody asks any more: take it out of acceptance/answers.json',
  ]);
});

test('nothing is against a warning, whatever is answered, and it is told that it is settled', () => {
  const said = [madeUp('outside', 'refused', { law: 'duplicateRuleName', about: 'two rules of one name' }), madeUp('inside', 'accepted', { law: 'duplicateRuleName', about: 'two rules of one name' })];

  expect(disagreements(QUESTIONS, said, ofLibrary)).toEqual([]);
  expect(settled(QUESTIONS, said)).toEqual(['duplicateRuleName (two rules of one name): refused on 2031-02-03']);
});

test.each<[string, Answer[], string[]]>([
  ['refused outside, and nothing said of what is inside', [madeUp('outside', 'refused')], []],
  ['both answers as the library has them', [madeUp('inside', 'accepted'), madeUp('outside', 'refused')], ['2031-02-03']],
  ['the last of two questions', [
    madeUp('inside', 'accepted'), madeUp('outside', 'refused'), ...(['inside', 'outside'] as const).map((value) => madeUp(value, value === 'inside' ? 'accepted' : 'refused', { about: 'the shortest retention', day: '2031-02-04' })),
  ], ['2031-02-04']],
  ['the last of two questions, of which only the first has an answer inside', [
    madeUp('inside', 'accepted'), madeUp('outside', 'refused'), madeUp('outside', 'refused', { about: 'the shortest retention', day: '2031-02-04' }),
  ], ['2031-02-03']],
  ['refused outside where nothing inside is asked', [madeUp('outside', 'refused', { about: 'two days of grace' })], ['2031-02-03']],
  ['one question held, and another one not', [madeUp('inside', 'accepted'), madeUp('outside', 'refused'), madeUp('outside', 'accepted', { about: 'the shortest retention' })], []],
  ['only what is inside', [madeUp('inside', 'accepted')], []],
  ['accepted outside', [madeUp('outside', 'accepted')], []],
  ['refused inside', [madeUp('inside', 'refused'), madeUp('outside', 'refused')], []],
  ['a warning', [madeUp('outside', 'refused', { law: 'duplicateRuleName', about: 'two rules of one name' })], []],
])('whether a law is confirmed: %s', (_, said, days) => {
  expect([...confirmed(QUESTIONS, said).values()].map(({ day }) => day)).toEqual(days);
});

test('rows of a page get the day of a confirmation, and lose it', () => {
  const rows = '| `cdk-aws-backup:invalidRetention`<a id="invalidRetention"></a> | a lock (whatever) |\n| `cdk-aws-backup:other`<a id="other"></a> | else |\n';
  const marked = withVerdicts(rows, new Map([[LAW, madeUp('outside', 'refused')]]), new Map());

  expect(marked).toBe('| `cdk-aws-backup:invalidRetention`<a id="invalidRetention"></a> | a lock (whatever) (confirmed by AWS Backup on 2031-02-03 in eu-west-1) |\n| `cdk-aws-backup:other`<a id="other"></a> | else |\n');
  expect(withVerdicts(marked, new Map([[LAW, madeUp('outside', 'refused', { day: '2032-01-01' })]]), new Map())).toBe(marked.replace('2031-02-03', '2032-01-01'));
  expect(withVerdicts(marked, new Map(), new Map())).toBe(rows);
});

test.each<[string, Answer[], string | undefined]>([
  ['accepted outside', [madeUp('outside', 'accepted')], '2031-02-03'],
  ['refused inside', [madeUp('inside', 'refused')], '2031-02-03'],
  ['the last of two', [madeUp('outside', 'accepted', { day: '2031-03-03' }), madeUp('inside', 'refused')], '2031-03-03'],
  ['as the library has it', [madeUp('inside', 'accepted'), madeUp('outside', 'refused')], undefined],
  ['a warning', [madeUp('outside', 'accepted', { law: 'duplicateRuleName', about: 'two rules of one name' })], undefined],
])('whether a law is not held: %s', (_, said, day) => {
  expect([...denied(QUESTIONS, said).values()].map((answer) => answer.day)).toEqual(day === undefined ? [] : [day]);
});

test('the tables of the guides say of each law what a file of answers has of it, and when', () => {
  const folder = mkdtempSync(join(tmpdir(), 'taken-over-'));
  const file = join(folder, 'answers.json');
  const pages = guides().map((page) => {
    const copy = join(folder, basename(page));
    copyFileSync(page, copy);
    return copy;
  });
  const text = () => pages.map((page) => readFileSync(page, 'utf8')).join('\n');
  const before = withVerdicts(text(), new Map(), new Map());
  writeAnswers([
    madeUp('inside', 'accepted'), madeUp('outside', 'refused', { message: 'InvalidParameterValueException: no' }),
    ...(['inside', 'outside'] as const).map((value) => madeUp(value, 'accepted', { law: 'invalidPlanName', about: 'a space', day: '2031-02-04', region: 'us-gov-west-1' })),
    madeUp('outside', 'refused', { law: 'duplicateRuleName', about: 'two rules of one name' }),
  ], file);
  const said = takeOver(pages, QUESTIONS, readAnswers(file)!);

  const rows = text().split('\n').filter((line, index) => line !== before.split('\n')[index]);
  expect(rows.map((row) => row.replace(/^\| `cdk-aws-backup:(\w+)`.* (\((?:confirmed|not held) .*\)) \|$/, '$1 $2')).sort()).toEqual([
    'invalidPlanName (not held by AWS Backup on 2031-02-04 in us-gov-west-1)', 'invalidRetention (confirmed by AWS Backup on 2031-02-03 in eu-west-1)',
  ]);
  expect(said).toEqual([
    'docs: 1 law is confirmed',
    'not held, and to be corrected in src/: invalidPlanName, on 2031-02-04 in us-gov-west-1',
    'known by now, and only warned of: duplicateRuleName (two rules of one name): refused on 2031-02-03',
  ]);
  takeOver(pages, QUESTIONS, []);
  expect(text()).toBe(before);
  rmSync(folder, { recursive: true });
});

test('each law that is asked of has a row in which that can stand', () => {
  const laws = new Set(QUESTIONS.filter(({ library }) => library === 'refuse').map(({ law }) => law));
  const text = documentation();
  const [answer] = [madeUp('outside', 'refused')];

  expect([...laws].filter((law) => withVerdicts(text, new Map([[law, answer]]), new Map()).split('(confirmed by AWS Backup on 2031-02-03').length !== 2)).toEqual([]);
});

test('answers are added to those that are there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'answers-'));
  const file = join(folder, 'answers.json');
  expect(readAnswers(file)).toBeUndefined();
  writeAnswers([madeUp('outside', 'accepted'), madeUp('inside', 'accepted')], file);
  writeAnswers([madeUp('outside', 'refused', { day: '2031-03-03' })], file);

  expect(existsSync(file)).toBe(true);
  expect(readAnswers(file)).toEqual([madeUp('inside', 'accepted'), madeUp('outside', 'refused', { day: '2031-03-03' })]);
  rmSync(folder, { recursive: true });
});

test('the made-up answers are of questions that are asked', () => {
  const question: Question | undefined = QUESTIONS.find(({ law, about }) => law === LAW && about === LONGEST);

  expect(question?.outside.input.MaxRetentionDays).toBe(36_501);
});
