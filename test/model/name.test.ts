import { CfnParameter, Lazy } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { NameRule } from '../../src/model/name';
import { testStack, warningsOf } from '../util';

const RULES = [
  { rule: 'VAULT', name: NameRule.VAULT, alphabet: "letters, digits, '-' and '_'", min: 2, valid: /^[a-zA-Z0-9_-]{2,50}$/ },
  { rule: 'EXISTING_VAULT', name: NameRule.EXISTING_VAULT, alphabet: "letters, digits, '-' and '_'", min: 2, valid: /^[a-zA-Z0-9_-]{2,50}$/ },
  { rule: 'PLAN', name: NameRule.PLAN, alphabet: "letters, digits, '-', '_' and '.'", min: 1, valid: /^[a-zA-Z0-9_.-]+$/, doubtful: ['a'.repeat(51), 'a'.repeat(200)] },
  {
    rule: 'SELECTION',
    name: NameRule.SELECTION,
    alphabet: "letters, digits, '-', '_' and '.'",
    min: 1,
    valid: /^[a-zA-Z0-9_.:-]+$/,
    doubtful: ['a'.repeat(51), 'a'.repeat(200), 'a:b', 'team:orders'],
  },
  { rule: 'RESOURCE_TYPE', name: NameRule.RESOURCE_TYPE, alphabet: "letters, digits, '-', '_' and '.'", min: 1, valid: /^[a-zA-Z0-9_.-]{1,50}$/ },
];

describe.each(RULES)('$rule', ({ name, alphabet, min, valid, doubtful = [] }) => {
  test.each([
    ['no name', undefined],
    ['the shortest', 'a'.repeat(min)],
    ['the longest', 'a'.repeat(50)],
    ['every kind of character', 'azAZ09-_'],
    ['a hyphen first', '-ab-'],
    ['a token', Lazy.string({ produce: () => 'not checked!' })],
    ['a parameter', new CfnParameter(testStack(), 'Name').valueAsString],
    ['a text that holds a token', `not checked! ${Lazy.string({ produce: () => 'x' })}`],
    ['a dynamic reference', '{{resolve:ssm:/backup/name}}'],
    ['what is still to be looked up', 'dummy-value-for-/backup/name'],
    ...doubtful.map((each): [string, string] => ['a doubtful one', each]),
  ] as [string, string | undefined][])('takes %s', (_, value) => {
    expect(name.problemsOf('someName', value)).toEqual([]);
  });

  test.each([
    ...['', 'a'.repeat(min - 1), 'a'.repeat(51), 'a b', 'a/b', 'a:b', 'ü-umlaut', 'name\n', 'a*'].filter((each) => !doubtful.includes(each)),
  ])('refuses %j', (value) => {
    expect(name.problemsOf('someName', value)).toEqual([`'someName' must be ${min} to 50 characters of ${alphabet}, got '${value}'`]);
  });

  test('generates a valid name from anything', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.string(), (wanted, unique) => {
      const generated = name.generate(wanted, unique);
      expect(generated).toMatch(valid);
      expect(name.problemsOf('someName', generated)).toEqual([]);
    }), { numRuns: 100 });
  });

  test('keeps a name that is valid', () => {
    fc.assert(fc.property(fc.stringMatching(valid), fc.string(), (wanted, unique) => {
      expect(name.generate(wanted, unique)).toBe(wanted);
    }), { numRuns: 100 });
  });

  test('generates the same name from the same, another one for another owner', () => {
    const invalid = fc.string({ maxLength: 80 }).filter((wanted) => !valid.test(wanted));
    fc.assert(fc.property(invalid, fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 2 }), (wanted, [one, other]) => {
      expect(name.generate(wanted, one)).toBe(name.generate(wanted, one));
      expect(name.generate(wanted, one)).not.toBe(name.generate(wanted, other));
    }), { numRuns: 100 });
  });

  test('generates different names from what looks alike once it is made valid', () => {
    const wanted = ['a b', 'a/b', 'a:b', 'a-b', `${'a'.repeat(50)}1`, `${'a'.repeat(50)}2`];
    expect(new Set(wanted.map((each) => name.generate(each, 'the same'))).size).toBe(wanted.length);
  });
});

describe('a generated name is pinned', () => {
  test.each([
    ['My Vault', 'My-Vault-1db4e546'],
    [`${'a'.repeat(51)}:`, `${'a'.repeat(41)}-b942c65b`],
    ['a'.repeat(51), 'a'.repeat(51)],
    ['{{resolve:ssm:--backup--name}}', '{{resolve:ssm:--backup--name}}'],
    ['', '-8a5854b3'],
  ])('%j', (wanted, expected) => {
    expect(NameRule.PLAN.generate(wanted, 'c8addr')).toBe(expected);
  });

  test('a name that is too long for a vault is cut', () => {
    expect(NameRule.VAULT.generate('a'.repeat(51), 'c8addr')).toBe(`${'a'.repeat(41)}-bee4c0d8`);
  });

  test('one character is too short for a vault and long enough for a plan', () => {
    expect(NameRule.VAULT.generate('S', 'c8addr')).toBe('S-22acf0f1');
    expect(NameRule.PLAN.generate('S', 'c8addr')).toBe('S');
  });

  test('a dot is refused for a vault and taken for a plan', () => {
    expect(NameRule.VAULT.problemsOf('backupVaultName', 'a.b')).toEqual([
      "'backupVaultName' must be 2 to 50 characters of letters, digits, '-' and '_', got 'a.b'",
    ]);
    expect(NameRule.PLAN.problemsOf('ruleName', 'a.b')).toEqual([]);
    expect(NameRule.PLAN.generate('a.b', '')).toBe('a.b');
  });
});

describe('warnOf', () => {
  const known = "CloudFormation takes it, and AWS Backup, whose documentation knows names of 1 to 50 characters of letters, digits, '-', '_' and '.', may refuse it: take another one, or acknowledge this if it is deployed already";

  test.each([
    [NameRule.PLAN, 'a'.repeat(51), 'has 51 characters'],
    [NameRule.SELECTION, 'a'.repeat(51), 'has 51 characters'],
    [NameRule.SELECTION, 'team:orders', "has a ':'"],
    [NameRule.SELECTION, `${'a'.repeat(50)}:b`, "has 52 characters and has a ':'"],
  ])('says why a name may be refused: %#', (rule, name, why) => {
    const stack = testStack();
    rule.warnOf(stack, 'the plan', name);
    expect(warningsOf(stack)).toEqual([{ path: 'Stack', id: 'cdk-aws-backup:nameMayBeRefused', text: `the name of the plan ${why}, got '${name}': ${known}` }]);
  });

  test.each([
    [NameRule.PLAN, 'a'.repeat(50)],
    [NameRule.SELECTION, 'A.b-c_0'],
    [NameRule.PLAN, `${'a'.repeat(51)}${Lazy.string({ produce: () => 'x' })}`],
    [NameRule.SELECTION, '{{resolve:ssm:/backup/selection}}'],
    [NameRule.SELECTION, `dummy-value-for-/${'a'.repeat(51)}`],
    [NameRule.VAULT, 'a'.repeat(51)],
  ])('is silent otherwise: %#', (rule, name) => {
    const stack = testStack();
    rule.warnOf(stack, 'the plan', name);
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('the name of a vault that exists', () => {
  test.each(['aws/efs/automatic-backup-vault', 'aws/some-service/vault_1', 'aws/vault'])('may be that of a service: %s', (name) => {
    expect(NameRule.EXISTING_VAULT.problemsOf('backupVaultName', name)).toEqual([]);
    expect(NameRule.VAULT.problemsOf('backupVaultName', name)).toHaveLength(1);
  });

  test.each(['my/vault', 'aws/', 'aws//vault', 'aws/efs/my vault', '/aws/efs', 'AWS/efs/vault'])('is no text that looks like that: %s', (name) => {
    expect(NameRule.EXISTING_VAULT.problemsOf('backupVaultName', name)).toHaveLength(1);
  });
});

test.each([
  ['base line', /^base_line_[0-9a-f]{8}$/],
  ['1 base', /^a1_base_[0-9a-f]{8}$/],
  ['_base', /^a_base_[0-9a-f]{8}$/],
  ['Ä', /^a__[0-9a-f]{8}$/],
  ['x'.repeat(300), /^x{247}_[0-9a-f]{8}$/],
  [`1${'x'.repeat(300)}`, /^a1x{245}_[0-9a-f]{8}$/],
])('a name that has to begin with a letter is made of %s', (wanted, expected) => {
  const name = NameRule.AUDIT.generate(wanted, 'c8addr');
  expect(name).toMatch(expected);
  expect(NameRule.AUDIT.problemsOf('name', name)).toEqual([]);
});
