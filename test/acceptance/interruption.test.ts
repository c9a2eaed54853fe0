import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, join, resolve } from 'path';
import { python } from '../../acceptance/emulator/python';

const CTRL_C = '\x03';
const JOB = 'the job is RUNNING';

interface Scenario {
  /** How the account behaves. */
  readonly mode: 'quick' | 'slow' | 'denied';
  readonly isAsked?: boolean;
  /** What is waited for, what is done then, and how many seconds later. */
  readonly steps: readonly (readonly [string, string, number])[];
}

const SCENARIOS = {
  once: { mode: 'quick', steps: [[JOB, CTRL_C, 0.3]] },
  twice: { mode: 'slow', steps: [[JOB, CTRL_C, 0.3], ['Cleaning up', CTRL_C, 1.5]] },
  terminated: { mode: 'quick', steps: [[JOB, 'SIGTERM', 0.3]] },
  closed: { mode: 'quick', steps: [[JOB, 'SIGHUP', 0.3]] },
  no: { mode: 'quick', isAsked: true, steps: [['[y/N]', 'n\r', 0.1]] },
  neither: { mode: 'quick', isAsked: true, steps: [['[y/N]', CTRL_C, 0.1]] },
  ended: { mode: 'quick', isAsked: true, steps: [['[y/N]', '\x04', 0.1]] },
  denied: { mode: 'denied', steps: [] },
} satisfies Record<string, Scenario>;

const interpreter = process.platform === 'win32' ? undefined : python();
const folder = mkdtempSync(join(tmpdir(), 'in-a-terminal-'));
const logOf = (name: string) => join(folder, `${name}.log`);
let ended: Record<string, { readonly code: number; readonly shown: string }>;

afterAll(() => rmSync(folder, { recursive: true }));

/** As somebody would do it: npm, its shell and the program in a terminal, with the script of this package, but for the program. */
(interpreter === undefined ? describe.skip : describe)('in a terminal', () => {
  beforeAll(() => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const script = scripts.acceptance.replace('tsconfig.dev.json', resolve('tsconfig.dev.json')).replace('acceptance/main.ts', resolve('test/acceptance/interrupted-program.ts'));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'in-a-terminal', scripts: { acceptance: script } }));
    const all = Object.entries<Scenario>(SCENARIOS);
    const given = all.map(([name, { mode, isAsked, steps }]) => ({ command: ['npm', 'run', 'acceptance', '--', mode, logOf(name), ...isAsked ? [] : ['--yes']], cwd: folder, steps }));
    const { stdout, stderr } = spawnSync(interpreter!, [resolve('test/acceptance/in-a-terminal.py'), JSON.stringify(given)], {
      encoding: 'utf8', env: { ...process.env, PATH: [resolve('node_modules/.bin'), process.env.PATH].join(delimiter) },
    });
    if (!stdout) { throw new Error(stderr); }
    ended = Object.fromEntries(JSON.parse(stdout).map(([code, shown]: [number, string], index: number) => [all[index][0], { code, shown }]));
  }, 240_000);

  const times = (text: string, name: string) => ended[name].shown.split(`\n${text}\n`).length - 1;

  test.each(['once', 'terminated'])('%s: npm ends as the program does, after it has cleaned up once', (name) => {
    expect(ended[name].code).toBe(130);
    expect([times('Cleaning up', name), times('✔ destruction', name), times('Interrupted', name)]).toEqual([1, 1, 1]);
    expect(ended[name].shown).toContain(`SIG${name === 'once' ? 'INT' : 'TERM'}: stops after what runs now, and cleans up. Again ends it at once.`);
  });

  test('twice: it says what it leaves', () => {
    expect(ended.twice.code).toBe(3);
    expect(ended.twice.shown).toContain([
      'Ended at once.',
      "It leaves what has the tag 'cdk-aws-backup-acceptance': 'r1', in the stacks cdk-aws-backup-acceptance in eu-west-1 and cdk-aws-backup-acceptance-copies-eu-west-1 in us-west-2.",
      'The same command again, with valid credentials, begins by taking it away; or',
    ].join('\n'));
    expect(times('✔ destruction', 'twice')).toBe(0);
  });

  test('a terminal that is closed: it cleans up all the same', async () => {
    const said = () => readFileSync(logOf('closed'), 'utf8');
    for (let tries = 0; tries < 100 && !said().includes('passed, '); tries++) { await new Promise((done) => { setTimeout(done, 100); }); }

    expect(said()).toContain('\nCleaning up\n✔ destruction\n');
  }, 30_000);

  test.each([
    ['no', 2, 'Nothing was made. Give --yes to go on without being asked.'],
    ['ended', 2, 'Nothing was made. Give --yes to go on without being asked.'],
    ['neither', 130, 'Interrupted'],
    ['denied', 3, 'Not everything could be taken away.'],
  ])('%s: npm ends with %d', (name, code, said) => {
    expect([ended[name].code, times(said, name)]).toEqual([code, 1]);
    expect(times('Cleaning up', name)).toBe(name === 'denied' ? 1 : 0);
  });
});

test('no task and no shell is between npm and the programs', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));

  expect([scripts.acceptance, scripts.ask]).toEqual([expect.stringMatching(/^exec ts-node /), expect.stringMatching(/^exec ts-node /)]);
});
