import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import { Folder, run } from './run';

const folder = new Folder();
const isForecast = new Ajv().compile(JSON.parse(readFileSync(join(__dirname, '..', '..', 'schemas', 'forecast.schema.json'), 'utf-8')));
/** What is wrong with the JSON of a forecast, by the schema that is packed. */
const faultsOf = (form: unknown) => isForecast(form) ? [] : isForecast.errors;

const templateOf = (days = 35, more: object = {}) => ({
  Resources: {
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'nightly',
          BackupPlanRule: [
            { RuleName: 'Daily', TargetBackupVault: 'main', Lifecycle: { DeleteAfterDays: days } },
            { RuleName: 'Weekly', TargetBackupVault: 'main', ScheduleExpression: 'cron(0 5 ? * SUN *)', Lifecycle: { DeleteAfterDays: 7 } },
            { RuleName: 'Yearly', TargetBackupVault: 'main', ScheduleExpression: 'cron(0 20 1 1 ? *)', Lifecycle: { MoveToColdStorageAfterDays: 30 } },
          ],
        },
      },
    },
    ...more,
  },
});
const OTHER = { Other: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'other', BackupPlanRule: [] } } } };
const WHEN = ['--from', '2027-01-01', '--years', '2'];

test('as text', () => {
  expect(run(['forecast', folder.file('t.json', templateOf()), ...WHEN, '--on', '2028-06-30', '--type', 'efs'])).toEqual({
    exitCode: 0,
    err: '',
    out: `nightly 2027-01-01T00:00Z to 2029-01-01T00:00Z, EFS
  made: Daily 731 runs; Weekly 0 runs (and 105 lost to Daily); Yearly 2 runs
  largest gap: 1 day, from 2027-01-02T05:00Z on
  steady state: not reached
  never deleted: what is made by Yearly: it adds up for ever
  never of its own: Weekly: the start window of a rule that keeps its own longer is always open
  at 2028-06-30T00:00Z: 37 recovery points
    under 7 days: 7 warm in main, the rule 'Daily': kept for 35 days
    7 to 35 days: 28 warm in main, the rule 'Daily': kept for 35 days
    92 to 366 days: 1 cold in main, the rule 'Yearly': never deleted, in cold storage after 30 days
    366 to 1,096 days: 1 cold in main, the rule 'Yearly': never deleted, in cold storage after 30 days
  taken as so
    - a recovery point is counted from the scheduled start of its job on, whatever its start window is; copies are, too
    - of rules whose start windows overlap, only the one that keeps its recovery points longest makes one; of those that keep them equally long, the first in the plan
`,
  });
});

test('as JSON', () => {
  const { out, err, exitCode } = run(['forecast', folder.file('t.json', templateOf()), ...WHEN, '--format', 'json']);
  const form = JSON.parse(out);
  expect([err, exitCode]).toEqual(['', 0]);
  expect(faultsOf(form)).toEqual([]);
  expect(faultsOf({ ...form, other: 1 })).not.toEqual([]);
  expect(form).toMatchObject({
    version: 1,
    plan: 'nightly',
    resourceType: null,
    from: '2027-01-01T00:00:00.000Z',
    to: '2029-01-01T00:00:00.000Z',
    largestGapMinutes: 1440,
    largestGapAt: '2027-01-02T05:00:00.000Z',
    steadyStateFrom: null,
    steadyState: [],
    neverDeleted: ['Yearly'],
    shadowedRules: ['Weekly'],
    pointsLeftOut: 0,
  });
  expect(form.points).toHaveLength(733);
  expect(form.points[1]).toEqual({
    rule: 'Yearly', vault: 'main', kind: 'backup', createdAt: '2027-01-01T20:00:00.000Z', coldAt: '2027-01-31T20:00:00.000Z', expiresAt: null,
  });
  expect(form.rules[1]).toEqual({
    name: 'Weekly',
    schedule: { expression: 'cron(0 5 ? * SUN *)', timeZone: 'Etc/UTC' },
    startWindowMinutes: 480,
    continuous: false,
    made: 0,
    lost: 105,
    lostTo: ['Daily'],
    shadowed: true,
    places: [{ vault: 'main', kind: 'backup', retentionDays: 7, coldAfterDays: null }],
  });
  expect(form.counts.map(({ byDay, ...rest }: any) => ({ ...rest, last: byDay.at(-1), days: byDay.length }))).toEqual([
    { vault: 'main', tier: 'warm', last: 35, days: 732 }, { vault: 'main', tier: 'cold', last: 2, days: 732 },
  ]);
});

test('of many points the JSON has a part, and says so', () => {
  const hourly = { RuleName: 'H', TargetBackupVault: 'main', ScheduleExpression: 'cron(0 * ? * * *)', Lifecycle: { DeleteAfterDays: 1 } };
  const path = folder.file('t.json', { Resources: { Plan: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'h', BackupPlanRule: [hourly] } } } } });
  const form = JSON.parse(run(['forecast', path, '--from', '2027-01-01', '--years', '12', '--format', 'json']).out);
  expect(faultsOf(form)).toEqual([]);
  expect([form.points.length, form.pointsLeftOut]).toEqual([100_000, 4383 * 24 - 100_000]);
});

test('as CSV: a line for each day, vault and tier, also of several plans', () => {
  const { out } = run(['forecast', folder.file('t.json', templateOf(35, OTHER)), ...WHEN, '--format', 'csv']);
  const lines = out.split('\r\n');
  expect(lines.slice(0, 4)).toEqual(['plan,date,vault,tier,count', 'nightly,2027-01-01T00:00:00.000Z,main,warm,0', 'nightly,2027-01-01T00:00:00.000Z,main,cold,0',
    'nightly,2027-01-02T00:00:00.000Z,main,warm,2']);
  expect(lines).toHaveLength(1 + 2 * 732 + 1);
});

test.each([['timeline', 'Timeline from 2027-01-01 to 2029-01-01'], ['pyramid', 'Age pyramid at 2029-01-01T00:00Z']])('as a picture: %s', (picture, title) => {
  const { out } = run(['forecast', folder.file('t.json', templateOf()), ...WHEN, '--format', 'svg', '--picture', picture]);
  expect(out).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" .*role="img" aria-labelledby="forecast-t forecast-d"/);
  expect(out).toContain(`<title id="forecast-t">${title}</title>`);
  expect(out).toContain('prefers-color-scheme:dark');
});

test('as a page that loads nothing, with tables beside the pictures', () => {
  const { out } = run(['forecast', folder.file('t.json', templateOf(35, OTHER)), ...WHEN, '--format', 'html']);
  expect(out).toMatch(/^<!DOCTYPE html>/);
  expect(out).toContain("default-src 'none'");
  expect(out.match(/<svg /g)).toHaveLength(4);
  expect(out.match(/<caption>/g)).toHaveLength(4);
  const ids = [...out.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('what a template says is shown as it is written, and does nothing', () => {
  const evil = '<script>alert(1)</script>\u001b[2J\u202e';
  const template = JSON.parse(JSON.stringify(templateOf()).replace(/Daily|nightly/g, JSON.stringify(evil).slice(1, -1)));
  const path = folder.file('t.json', template);
  for (const format of ['text', 'html', 'svg', 'csv', 'json']) {
    const { out } = run(['forecast', path, ...WHEN, '--format', format]);
    // eslint-disable-next-line no-control-regex
    expect(out).not.toMatch(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202e]/);
    if (format === 'html' || format === 'svg') { expect(out).not.toContain('<script'); }
  }
});

describe('the plans of a policy of an organization', () => {
  const set = (value: unknown) => ({ '@@assign': value });
  const COPY = 'arn:aws:backup:eu-central-1:$account:backup-vault:copies';
  const rule = (more: object = {}) => ({
    schedule_expression: set('cron(0 5 ? * * *)'), target_backup_vault_name: set('main'), lifecycle: { delete_after_days: set('35') }, ...more,
  });
  const copied = rule({ copy_actions: { [COPY]: { target_backup_vault_arn: set(COPY), lifecycle: { delete_after_days: set('90') } } } });
  const policyOf = (plans: object, type = 'BACKUP_POLICY') => ({ Policy: { Type: 'AWS::Organizations::Policy', Properties: { Name: 'p', Type: type, Content: { plans } } } });
  const daily = { regions: set(['eu-west-1', 'eu-north-1']), rules: { Daily: copied } };

  test('are forecast with their copies, as text', () => {
    const { out, err, exitCode } = run(['forecast', folder.file('t.json', { Resources: policyOf({ nightly: daily }) }), ...WHEN]);
    expect([err, exitCode]).toEqual(['', 0]);
    expect(out).toMatch(/^Policy\/nightly 2027-01-01T00:00Z to 2029-01-01T00:00Z\n {2}made: Daily 731 runs\n/);
    expect(out).toContain("7 to 35 days: 28 warm in copies, a copy to 'copies' by the rule 'Daily', kept for 90 days");
    expect(out).toContain('\n    - it is a plan of a policy of an organization: so it is in each account that has the policy, and in each of its Regions (eu-west-1, eu-north-1)\n');
  });

  test('are forecast in JSON, by name', () => {
    const path = folder.file('t.json', templateOf(35, policyOf({ weekly: daily, nightly: daily })));
    const planOf = (plan: string) => {
      const form = JSON.parse(run(['forecast', path, ...WHEN, '--format', 'json', '--plan', plan]).out);
      expect(faultsOf(form)).toEqual([]);
      return form.plan;
    };
    expect(['nightly', 'weekly', 'Policy.nightly', 'Policy/nightly'].map(planOf)).toEqual(['nightly', 'Policy/weekly', 'Policy/nightly', 'Policy/nightly']);
    expect(run(['forecast', path, '--format', 'json']).err).toBe(
      "cdk-aws-backup: there are several backup plans: name one of them by --plan: 'nightly', 'Policy/weekly', 'Policy/nightly'\n");
  });

  test.each<[string, object]>([
    ['another type of policies', policyOf({ nightly: daily }, 'TAG_POLICY')],
    ['a plan of which a policy above says the schedule', policyOf({ nightly: { ...daily, rules: { Daily: rule({ schedule_expression: undefined }) } } })],
    ['a plan without a rule', policyOf({ nightly: { ...daily, rules: {} } })],
  ])('there are none in %s', (_, Resources) => {
    expect(run(['forecast', folder.file('t.json', { Resources }), ...WHEN]).out).toBe('there is no backup plan\n');
  });

  test('are compared with those of a change', () => {
    const [old, changed] = [daily, { ...daily, rules: { Daily: rule() } }].map((plan, index) => folder.file(`${index}.json`, { Resources: policyOf({ nightly: plan }) }));
    expect(run(['forecast', 'diff', old, changed, ...WHEN]).out).toContain('copies');
  });
});

describe('diff', () => {
  const paths = () => [folder.file('old.json', templateOf()), folder.file('new.json', templateOf(70))];

  test('says what changes', () => {
    const [old, now] = paths();
    expect(run(['forecast', 'diff', old, now, ...WHEN])).toEqual({
      exitCode: 0,
      err: '',
      out: `nightly of ${old} and nightly of ${now}
  at 2029-01-01T00:00Z
    - 37 recovery points
    + 72 recovery points (+95 %)
  in the end in main, warm
    - 35 recovery points
    + 70 recovery points (+100 %)
`,
    });
  });

  test('and that nothing does', () => {
    const [old] = paths();
    expect(run(['forecast', 'diff', old, old, ...WHEN]).out).toBe(`nightly of ${old} and nightly of ${old}\n  the two do the same over the years\n`);
    expect(run(['forecast', 'diff', old, old, ...WHEN, '--format', 'html']).out).toContain('<p>The two do the same over the years.</p>');
  });

  test('says what is only in one of them', () => {
    const [old] = paths();
    const empty = folder.file('e.json', { Resources: OTHER });
    expect(run(['forecast', 'diff', old, empty, ...WHEN]).out).toContain('  in the end in main, warm\n    - 35 recovery points\n    + nothing\n');
    expect(run(['forecast', 'diff', empty, old, ...WHEN]).out).toContain('  made\n    - no rule is known\n    + Daily 731 runs');
  });

  test('as JSON, and as a page with both beside each other', () => {
    const form = JSON.parse(run(['forecast', 'diff', ...paths(), ...WHEN, '--format', 'json']).out);
    expect(Object.keys(form)).toEqual(['version', 'before', 'after', 'differences']);
    expect([form.before, form.after].map(faultsOf)).toEqual([[], []]);
    const { out } = run(['forecast', 'diff', ...paths(), ...WHEN, '--format', 'html']);
    expect(out).toContain('<div class="beside">');
    expect([...out.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, heading]) => heading.replace(/<[^>]*>/g, ''))).toEqual(paths().map((path) => `nightly of ${path}`));
    const ids = [...out.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(8);
    expect(new Set(ids).size).toBe(8);
  });
});

describe('writes to a file', () => {
  test.each([['text'], ['json'], ['csv'], ['svg'], ['html']])('as %s, what it says else, without colours', (format) => {
    const [path, file] = [folder.file('t.json', templateOf()), `${folder}/out`];
    const args = ['forecast', path, ...WHEN, '--format', format];
    expect(run([...args, '--output', file], { isTTY: true })).toEqual({ exitCode: 0, err: '', out: '' });
    expect(readFileSync(file, 'utf8')).toBe(run(args).out);
  });

  test.each([['text'], ['json'], ['html']])('of the difference as %s, too', (format) => {
    const [old, now, file] = [folder.file('old.json', templateOf()), folder.file('new.json', templateOf(70)), `${folder}/out`];
    const args = ['forecast', 'diff', old, now, ...WHEN, '--format', format];
    expect(run([...args, '--output', file], { isTTY: true })).toEqual({ exitCode: 0, err: '', out: '' });
    expect(readFileSync(file, 'utf8')).toBe(run(args).out);
  });

  test.each([['out.html', /^<!DOCTYPE html>/], ['out.json', /^\{\n/], ['out.svg', /^<svg/], ['out.csv', /^[^\n]*,/], ['out.TXT', /^nightly /], ['out', /^nightly /]])('in the form that its ending says: %s', (name, begins) => {
    const file = `${folder}/${name}`;
    expect(run(['forecast', folder.file('t.json', templateOf()), ...WHEN, '--output', file])).toEqual({ exitCode: 0, err: '', out: '' });
    expect(readFileSync(file, 'utf8')).toMatch(begins);
    const difference = run(['forecast', 'diff', folder.file('old.json', templateOf()), folder.file('new.json', templateOf(70)), ...WHEN, '--output', file]);
    expect(difference).toMatchObject(/csv|svg/.test(name) ? { exitCode: 2, err: expect.stringContaining('says no format that there is') } : { exitCode: 0, err: '' });
  });

  test('but none that it reads', () => {
    const [old, now] = [folder.file('old.json', templateOf()), folder.file('new.json', templateOf(70))];
    const refused = { exitCode: 2, out: '', err: expect.stringContaining(`'${now}' cannot be written: it is read or written here already. Name another file`) };
    expect(run(['forecast', now, ...WHEN, '--output', now])).toEqual(refused);
    expect(run(['forecast', 'diff', old, now, ...WHEN, '--output', now])).toEqual(refused);
    expect(JSON.parse(readFileSync(now, 'utf8'))).toEqual(templateOf(70));
  });

  test('if it can be written', () => {
    const file = `${folder}/none/out`;
    expect(run(['forecast', folder.file('t.json', templateOf()), ...WHEN, '--output', file]))
      .toMatchObject({ exitCode: 2, out: '', err: expect.stringContaining(`'${file}' cannot be written: its folder is not there`) });
  });
});

describe('refused', () => {
  test.each<[string, string[], RegExp]>([
    ['several plans as JSON', ['--format', 'json'], /there are several backup plans: name one of them by --plan: 'nightly', 'other'/],
    ['another plan', ['--plan', 'none'], /there is no plan 'none': --plan takes one of 'nightly', 'other'/],
    ['another format', ['--format', 'xml'], /--format must be one of text, json, csv, svg, html, got 'xml'/],
    ['a picture in a text', ['--picture', 'pyramid'], /--picture says which picture --format svg is, and the format is text: ask for svg, or leave --picture out/],
    ['a picture in a page', ['--picture', 'timeline', '--output', 'x.html'], /and the format is html: ask for svg, or leave --picture out/],
    ['a file of an ending that no format has', ['--output', 'x.md'], /the ending of 'x\.md' says no format that there is: \.json, \.html, \.htm, \.csv, \.svg, \.txt do, or --format, which is one of/],
    ['another picture', ['--picture', 'cake'], /--picture must be one of timeline, pyramid, got 'cake'/],
    ['no year', ['--years', '0'], /--years must be a whole number from 1 to 100, got '0'/],
    ['many years', ['--years', '101'], /--years must be a whole number from 1 to 100, got '101'/],
    ['half a year', ['--years', '0.5'], /--years must be a whole number from 1 to 100, got '0.5'/],
    ['no day', ['--from', 'today'], /--from must be a day between 1970 and 2199, such as 2027-01-31, got 'today'/],
    ['30 February', ['--from', '2027-02-30'], /--from must be a day between 1970 and 2199, such as 2027-01-31, got '2027-02-30'/],
    ['another year', ['--from', '2027-01-01', '--on', '2031-01-01'], /--on must be a day of the forecast, 2027-01-01 to 2030-01-01, got '2031-01-01': --from and --years say which those are/],
    ['an unknown type', ['--type', 'Floppy'], /--type must be one of Aurora, .*, got 'Floppy'/],
    ['a type that is almost right', ['--type', 'Dynamo-DB'], /got 'Dynamo-DB': did you mean 'DynamoDB'\?/],
    ['one path to compare', ['diff'], /forecast diff compares two: name an old and a new cloud assembly, or an old and a new template/],
  ])('%s', (_, args, message) => {
    const path = folder.file('t.json', templateOf(35, OTHER));
    const all = args[0] === 'diff' ? ['forecast', 'diff', path] : ['forecast', path, ...args];
    expect(run(all)).toMatchObject({ exitCode: 2, out: '', err: expect.stringMatching(message) });
  });

  test('but one of several can be named: by its name or its logical id', () => {
    const path = folder.file('t.json', templateOf(35, OTHER));
    for (const name of ['other', 'Other']) {
      expect(run(['forecast', path, ...WHEN, '--plan', name]).out).toMatch(/^other .*\n {2}made: no rule is known\n {2}largest gap: none: there are fewer than two recovery points\n/);
    }
    expect(run(['forecast', folder.file('n.json', { Resources: {} })])).toMatchObject({ exitCode: 0, out: 'there is no backup plan\n' });
    expect(run(['forecast', folder.file('n.json', { Resources: {} }), '--format', 'svg'])).toMatchObject({ exitCode: 2, err: 'cdk-aws-backup: there is no backup plan\n' });
    expect(run(['forecast', folder.file('n.json', { Resources: {} }), '--format', 'html']).out).toContain('<p>There is no plan.</p>');
  });
});
