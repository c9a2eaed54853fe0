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

  test('prints what is in names and values so that it is read as the same, and does nothing to a terminal', () => {
    const [name, value] = ['a\nb\u001b[31m\u2028é\ud800', 'x\ny\u007f\u0000\u009b'];
    const { out } = run(['org-policy', 'effective', policy({ [name]: { regions: assign([value]) } })]);
    expect(JSON.parse(out)).toEqual({ plans: { [name]: { regions: [value] } } });
    expect(out).toMatch(/^[\n\x20-\x7eé]+$/);
  });

  test('tells several faults in lines, of which no name begins another', () => {
    const file = policy({ 'A': 1, 'b\ncdk-aws-backup: all is well\u001b[2K': 2 });
    const must = "must be an object with an operator such as '@@assign', or with names";
    expect(run(['org-policy', 'effective', file]).err).toBe([
      `cdk-aws-backup: '${file}' plans.A: ${must}, got '1'`, `'${file}' plans["b\\ncdk-aws-backup: all is well\\u001b[2K"]: ${must}, got '2'`, '',
    ].join('\n'));
  });

  test.each<[string, () => string[], (file: string) => string]>([
    ['what is no policy', () => [folder.file('a.json', '{"plans": {"A": 1}}')],
      (file) => `'${file}' plans.A: must be an object with an operator such as '@@assign', or with names, got '1'`],
    ['one of several that is none', () => [folder.file('a.json', '[{}, 1]')], (file) => `'${file}' [1]: must be an object, got '1'`],
    ['no JSON', () => [folder.file('a.json', '{')], (file) => `'${file}' cannot be read: Expected property name or '}' in JSON at position 1`],
    ['a name twice', () => [folder.file('a.json', '{"plans": {"A": {},\n"A": {}}}')], (file) => `'${file}' cannot be read: the key in line 2 is there twice, which AWS Organizations refuses`],
    ['a file that is not there', () => ['nowhere.json'], (file) => `'${file}' is not there`],
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

  test('says what a policy says in vain below those that are named before it, side by side or not', () => {
    const CONTROL = '@@operators_allowed_for_child_policies';
    const parent = folder.file('parent.json', [{ plans: {} }, { plans: { Daily: { [CONTROL]: ['@@append'], ...PLAN } } }]);
    const child = folder.file('child.json', { plans: { daily: { ...PLAN, regions: assign(['eu-west-2']) } } });
    const { findings } = JSON.parse(run(['org-policy', 'check', parent, child, '--format', 'json']).out);
    expect(findings).toMatchObject([{
      id: 'organizationPolicyIgnored',
      level: 'warning',
      property: 'plans.daily.regions',
      message: `the policy '${parent}' above does not allow it by 'plans.Daily.${CONTROL}', so that AWS Organizations ignores '@@assign' at 'plans.daily.regions': `
        + 'take that out, or have the policy above allow it',
    }]);
    expect(run(['org-policy', 'check', child, parent]).out).toBe('nothing found in 3 policies\n');
    expect(run(['org-policy', 'check', parent, folder.file('none.json', { plans: {} })]).out).toBe('nothing found in 3 policies\n');
  });

  test('takes no template with several policies for a level', () => {
    const policyOf = (plans: object) => ({ Type: 'AWS::Organizations::Policy', Properties: { Name: 'P', Type: 'BACKUP_POLICY', Content: { plans } } });
    const several = folder.file('several.json', { Resources: { A: policyOf({ Daily: { '@@operators_allowed_for_child_policies': ['@@none'], ...PLAN } }), B: policyOf({ B: PLAN }) } });
    expect(run(['org-policy', 'check', several, policy({ Daily: { ...PLAN, regions: assign(['eu-west-2']) } })]).out).toBe('nothing found in 3 policies\n');
  });

  test('counts warnings as errors where that is asked for', () => {
    const part = policy({ Daily: { regions: assign(['eu-west-1']) } });
    expect([run(['org-policy', 'check', part]).exitCode, run(['org-policy', 'check', part, '--strict']).exitCode]).toEqual([0, 1]);
  });
});

describe('a policy in what the AWS CLI prints, and in a template', () => {
  const Content = JSON.stringify({ plans: { Daily: PLAN } });
  const EFFECTIVE = { plans: { Daily: { regions: ['eu-west-1'], rules: { Nightly: { schedule_expression: 'cron(0 5 ? * * *)', target_backup_vault_name: 'Main' } } } } };
  const describePolicy = (type = 'BACKUP_POLICY') => ({ Policy: { PolicySummary: { Id: 'p-1', Type: type, AwsManaged: false }, Content } });
  const effective = (type = 'BACKUP_POLICY') => ({ EffectivePolicy: { PolicyContent: JSON.stringify(EFFECTIVE), TargetId: '111122223333', PolicyType: type } });
  const template = (...types: string[]) => ({
    Parameters: { Region: { Type: 'String', Default: 'eu-west-1' } },
    Resources: Object.fromEntries(types.map((Type, index) => [`P${index}`, {
      Type: 'AWS::Organizations::Policy',
      Properties: { Name: 'P', Type, Content: { plans: { Daily: { ...PLAN, regions: assign([{ Ref: 'Region' }]), ...tags('arn:${AWS::Partition}:iam::$account:role/OrgBackup') } } } },
    }])),
  });
  const tags = (role: string) => ({ selections: { tags: { ByTag: { ...PLAN.selections.tags.ByTag, iam_role_arn: assign({ 'Fn::Sub': role }) } } } });
  const WHOLE = { ...EFFECTIVE.plans.Daily, selections: { tags: { ByTag: { iam_role_arn: 'arn:aws:iam::$account:role/OrgBackup', tag_key: 'backup', tag_value: ['daily'] } } } };
  const yaml = `Resources:\n  P:\n    Type: AWS::Organizations::Policy\n    Properties: { Name: P, Type: BACKUP_POLICY, Content: !Sub '${Content}' }\n`;

  test.each<[string, string, unknown, unknown]>([
    ['describe-policy', 'a.json', describePolicy(), WHOLE],
    ['describe-policy --query Policy', 'a.json', describePolicy().Policy, WHOLE],
    ['describe-policy --query Policy.Content', 'a.json', JSON.stringify(Content), WHOLE],
    ['describe-effective-policy', 'a.json', effective(), EFFECTIVE.plans.Daily],
    ['describe-effective-policy --query EffectivePolicy', 'a.json', effective().EffectivePolicy, EFFECTIVE.plans.Daily],
    ['side by side', 'a.json', [describePolicy(), { plans: {} }], WHOLE],
    ['a template', 'a.json', template('SERVICE_CONTROL_POLICY', 'BACKUP_POLICY'),
      { ...WHOLE, selections: { tags: { ByTag: { ...WHOLE.selections.tags.ByTag, iam_role_arn: 'arn:<AWS::Partition>:iam::$account:role/OrgBackup' } } } }],
    ['a template in YAML', 'a.yaml', yaml, WHOLE],
  ])('is taken: %s', (_, name, content, expected) => {
    const file = folder.file(name, content);
    const { out, err } = run(['org-policy', 'effective', file]);
    expect(err).toBe('');
    expect(JSON.parse(out)).toEqual({ plans: { Daily: expected } });
    expect(run(['org-policy', 'check', file])).toMatchObject({ exitCode: 0, err: '', out: expect.not.stringContaining('error') });
  });

  test('is told of with its place in the policy, and all are counted', () => {
    const rules = { Nightly: { ...PLAN.rules.Nightly, schedule_expression: assign('rate(1 day)') } };
    const resource = { Type: 'AWS::Organizations::Policy', Properties: { Name: 'N', Type: 'BACKUP_POLICY', Content: { plans: { Daily: { ...PLAN, rules } } } } };
    const file = folder.file('t.json', { Resources: { A: resource, B: resource } });
    const { out } = run(['org-policy', 'check', file]);
    expect(out).toContain('  error A plans.Daily.rules.Nightly.schedule_expression\n');
    expect(out).toContain('\n2 errors in 2 policies\n');
  });

  test.each<[string, () => unknown, string]>([
    ['describe-policy of another type', () => describePolicy('SERVICE_CONTROL_POLICY'), "cannot be read: it is a policy of the type 'SERVICE_CONTROL_POLICY', and backups are those of the type 'BACKUP_POLICY'"],
    ['describe-effective-policy of another type', () => effective('TAG_POLICY'), "cannot be read: it is a policy of the type 'TAG_POLICY', and backups are those of the type 'BACKUP_POLICY'"],
    ['content that is no JSON', () => ({ Policy: { Content: '{' } }), "cannot be read: Expected property name or '}' in JSON at position 1"],
    ['content with a name twice', () => ({ Policy: { Content: '{"plans": {"A": {}, "A": {}}}' } }), 'cannot be read: the key in line 1 is there twice, which AWS Organizations refuses'],
    ['a template with none', () => template('SERVICE_CONTROL_POLICY'), 'has no backup policy'],
  ])('is refused: %s', (_, content, message) => {
    const file = folder.file('a.json', content());
    for (const subcommand of ['check', 'effective']) {
      expect(run(['org-policy', subcommand, file])).toEqual({ out: '', exitCode: 2, err: expect.stringContaining(`cdk-aws-backup: '${file}' ${message}`) });
    }
  });

  test('is too much where text doubles with each reference', () => {
    const text = Array.from({ length: 40 }).reduce<unknown>((A) => ({ 'Fn::Sub': ['${A}${A}', { A }] }), 'x'.repeat(99));
    const resource = { Type: 'AWS::Organizations::Policy', Properties: { Name: 'P', Type: 'BACKUP_POLICY', Content: { plans: { A: { regions: assign([text]) } } } } };
    const file = folder.file('a.json', { Resources: { P: resource } });
    expect(run(['org-policy', 'effective', file])).toEqual({ out: '', exitCode: 2, err: `cdk-aws-backup: '${file}' is too much to be read to its end\n` });
    expect(run(['org-policy', 'check', policy({ A: PLAN }), file])).toMatchObject({ exitCode: 0, out: expect.stringContaining('tooMuchToRead') });
  });

  test('is not of one level where a template has several', () => {
    const file = folder.file('a.json', template('BACKUP_POLICY', 'BACKUP_POLICY'));
    expect(run(['org-policy', 'effective', file])).toEqual({
      out: '', exitCode: 2, err: `cdk-aws-backup: '${file}' has several backup policies, 'P0', 'P1': write the content of each into a file of its own\n`,
    });
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
