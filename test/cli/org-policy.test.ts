import { Folder, run } from './run';

const folder = new Folder();
const assign = (value: unknown) => ({ '@@assign': value });
const PLAN = {
  regions: assign(['eu-west-1']),
  rules: { Nightly: { schedule_expression: assign('cron(0 5 ? * * *)'), target_backup_vault_name: assign('Main') } },
  selections: { tags: { ByTag: { iam_role_arn: assign('arn:aws:iam::$account:role/OrgBackup'), tag_key: assign('backup'), tag_value: assign(['daily']) } } },
};
const policy = (plans: object) => folder.file(`${Math.random()}.json`, { plans });

describe('org-policy effective', () => {
  test('prints the policies of a line as one, and nothing else', () => {
    const [root, account] = [policy({ Daily: PLAN }), policy({ daily: { regions: { '@@append': ['eu-central-1'] } } })];
    const { out, err, exitCode } = run(['org-policy', 'effective', root, account]);
    expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
    expect(JSON.parse(out)).toEqual({
      plans: {
        Daily: {
          regions: ['eu-west-1', 'eu-central-1'],
          rules: { Nightly: { schedule_expression: 'cron(0 5 ? * * *)', target_backup_vault_name: 'Main' } },
          selections: { tags: { ByTag: { iam_role_arn: 'arn:aws:iam::$account:role/OrgBackup', tag_key: 'backup', tag_value: ['daily'] } } },
        },
      },
    });
  });

  test('takes policies side by side from one file', () => {
    const beside = folder.file('beside.json', [{ plans: { A: { regions: assign(['a']) } } }, { plans: { A: { regions: { '@@append': ['b'] } } } }]);
    expect(JSON.parse(run(['org-policy', 'effective', beside]).out)).toEqual({ plans: { A: { regions: ['a', 'b'] } } });
  });

  test('takes names that every object inherits', () => {
    const hostile = folder.file('hostile.json', '{"plans": {"__proto__": {"regions": {"@@assign": ["a"]}}}}');
    expect(run(['org-policy', 'effective', hostile]).out.replace(/\s/g, '')).toBe('{"plans":{"__proto__":{"regions":["a"]}}}');
  });

  test.each<[string, () => string[], (file: string) => string]>([
    ['what is no policy', () => [folder.file('a.json', '{"plans": {"A": 1}}')],
      (file) => `'${file}' .plans.A: must be an object with an operator such as '@@assign', or with names, got '1'`],
    ['one of several that is none', () => [folder.file('a.json', '[{}, 1]')], (file) => `'${file}' [1]: must be an object, got '1'`],
    ['no JSON', () => [folder.file('a.json', '{')], (file) => `'${file}' cannot be read: Expected property name or '}' in JSON at position 1`],
    ['a name twice', () => [folder.file('a.json', '{"plans": {"A": {},\n"A": {}}}')], (file) => `'${file}' cannot be read: the key in line 2 is there twice, which AWS Organizations refuses`],
    ['a file that is not there', () => ['nowhere.json'], (file) => `'${file}' cannot be read: ENOENT: no such file or directory, open 'nowhere.json'`],
  ])('cannot read %s', (_, files, message) => {
    const [file] = files();
    const { out, err, exitCode } = run(['org-policy', 'effective', file]);
    expect({ out, exitCode }).toEqual({ out: '', exitCode: 2 });
    expect(err).toContain(`cdk-aws-backup: ${message(file)}`);
  });
});

describe('org-policy check', () => {
  const wrong = () => policy({ Daily: { ...PLAN, rules: { Nightly: { ...PLAN.rules.Nightly, schedule_expression: assign('rate(1 day)') } } } });
  const SAID = "the rule 'Nightly' of the plan 'Daily': schedule must be a cron expression, 'cron(minutes hours day-of-month month day-of-week year)', got 'rate(1 day)'";

  test('finds nothing in a policy that keeps the laws, whatever the accounts have', () => {
    expect(run(['org-policy', 'check', policy({ Daily: PLAN })])).toEqual({ out: 'nothing found in 1 policy\n', err: '', exitCode: 0 });
  });

  test('says what is wrong, and where in the policy', () => {
    const { out, exitCode } = run(['org-policy', 'check', policy({ Daily: PLAN }), wrong()]);
    expect(exitCode).toBe(1);
    expect(out.split('\n').slice(1)).toEqual([
      '  error Policy plans.Daily.rules.Nightly.schedule_expression', `    ${SAID} [invalidSchedule]`, '', '1 error in 2 policies', '',
    ]);
  });

  test('says it in JSON', () => {
    const { findings } = JSON.parse(run(['org-policy', 'check', wrong(), '--format', 'json']).out);
    expect(findings).toMatchObject([{ id: 'invalidSchedule', level: 'error', property: 'plans.Daily.rules.Nightly.schedule_expression', message: SAID }]);
  });

  test('takes a name such as that of a function for a name', () => {
    const { findings } = JSON.parse(run(['org-policy', 'check', policy({ Daily: { ...PLAN, rules: { Ref: PLAN.rules.Nightly } } }), '--format', 'json']).out);
    expect(findings).toEqual([]);
  });

  test('counts warnings as errors where that is asked for', () => {
    const part = policy({ Daily: { regions: assign(['eu-west-1']) } });
    expect([run(['org-policy', 'check', part]).exitCode, run(['org-policy', 'check', part, '--strict']).exitCode]).toEqual([0, 1]);
  });
});

test.each<[string, string[], string]>([
  ['nothing behind it', ['org-policy'], "org-policy is followed by 'effective' or 'check'"],
  ['something else', ['org-policy', 'show'], "org-policy is followed by 'effective' or 'check', got 'show'"],
  ['no file', ['org-policy', 'effective'], 'org-policy effective needs the file of a policy'],
  ['a format that is none', ['org-policy', 'check', 'a.json', '--format', 'html'], "--format must be one of text, json, sarif, got 'html'"],
  ['a format that effective has not', ['org-policy', 'effective', 'a.json', '--format', 'json'], "org-policy effective has no option '--format': see cdk-aws-backup org-policy effective --help"],
])('org-policy with %s cannot be understood', (_, args, message) => {
  expect(run(args)).toMatchObject({ out: '', exitCode: 2, err: expect.stringContaining(`cdk-aws-backup: ${message}`) });
});
