import { App, aws_backup as peer, aws_iam as iam, Duration, Errors, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { library, made } from './calls';
import { doubtfulValues, membersOf, OfTheProgram } from './doubtful-values';
import { positions, TYPES } from './positions';
import type { Position, Type } from './positions';
import { ValidValues } from './valid-values';
import { memo } from '../../src/private/memo';
import { errorOf, messageOf } from '../util';

const OBJECTS = positions().filter(({ type: { fqn } }) => fqn !== undefined && TYPES[fqn].kind !== 'enum' && !TYPES[fqn].datatype);
const OWN: ReadonlyMap<string, Type> = new Map(Object.values(TYPES).filter(({ fqn }) => fqn.startsWith('cdk-aws-backup.')).map((type) => [type.name, type]));

/** Of what is made, that much is synthesised at once. */
const BATCH = 8;
/** In so many calls everything is asked of what was made. */
const ASKED = 12;
/** Each position gets one of so many parts of the values, another one than its neighbours: all of them take a minute. */
const PARTS = 3;

/** Where an object of one of our classes is given, if possible to a constructor. */
function positionFor(name: string): Position | undefined {
  const all = OBJECTS.filter(({ type }) => TYPES[type.fqn!] === OWN.get(name));
  return all.find((position) => position.call.startsWith('new ')) ?? all[0];
}

/** An error that neither of the libraries nor the program has written. */
function faultOf(error: any): string | undefined {
  const isWritten = error instanceof OfTheProgram || error.problems || Errors.isConstructError(error)
    || /should be a string|required but missing|must be an? /.test(error.message);
  return isWritten && !/Cannot (read|destructure|convert)|is not (a function|iterable)|of undefined/.test(error.message) ? undefined : String(error.stack);
}

/** Reads all of what was made, gives it to whoever takes it, and calls its methods. */
function ask(thing: any, values: ValidValues, callsAll: boolean): string[] {
  const type = OWN.get(thing?.constructor?.name);
  if (!type) { return []; }
  const taker = positionFor(type.name);
  const methods = callsAll ? (type.methods ?? []).filter((method) => !method.static && !method.protected) : [];
  const questions: (() => unknown)[] = [
    ...membersOf(type).map((name) => () => thing[name]),
    ...taker ? [() => made(taker, values, thing)] : [],
    ...methods.map(({ name, parameters = [] }) => () => thing[name](...parameters.filter(({ optional, variadic }) => !optional && !variadic)
      .map((each) => each.name === 'scope' ? values.scope() : each.name === 'id' ? values.id() : values.of(each.type)))),
  ];
  return questions.flatMap((question) => {
    try {
      question();
      return [];
    } catch (error) {
      return faultOf(error) ?? [];
    }
  });
}

/** What is wrong when some of the doubtful values are given to a position, each with all that follows, in one app. */
function faultsOf(position: Position, indexes: readonly number[]): string[] {
  const values = new ValidValues(library);
  const all = doubtfulValues(TYPES[position.type.fqn!], values.of(position.type));
  const named = (index: number, fault: string) => `${position.call}(${position.path}) with ${all[index].name}: ${fault}`;
  const passed: number[] = [];
  const faults = indexes.flatMap((index) => {
    try {
      const found = made(position, values, all[index].value).flatMap((each) => ask(each, values, index % ASKED === 0));
      passed.push(index);
      return found.map((fault) => named(index, fault));
    } catch (error) {
      const fault = faultOf(error);
      return fault === undefined ? [] : [named(index, fault)];
    }
  });
  try {
    if (passed.length > 0) { (values.scope().node.root as App).synth(); }
    return faults;
  } catch (error) {
    const fault = faultOf(error);
    if (passed.length === 1 && indexes.length === 1) { return fault === undefined ? faults : [...faults, named(passed[0], fault)]; }
    // One that is refused may hide what becomes of others.
    const half = Math.ceil(passed.length / 2);
    return [...faults, ...[passed.slice(0, half), passed.slice(half)].flatMap((each) => each.length > 0 ? faultsOf(position, each) : [])];
  }
}

test('nothing ends in an error that nobody has written, whichever object is given where one is wanted', () => {
  let count = 0;
  const lengths = new Map<string, number>();
  const faults = OBJECTS.flatMap((position, number) => {
    const type = TYPES[position.type.fqn!];
    // Of a type that many positions take, each of them gets some of the values.
    const same = OBJECTS.filter((each) => each.type.fqn === type.fqn);
    const length = memo(lengths, type.fqn, () => doubtfulValues(type, new ValidValues(library).of(position.type)).length);
    const turns = Math.min(same.length, length);
    const indexes = Array.from({ length }, (_, i) => i).filter((i) => i % turns === same.indexOf(position) % turns)
      .filter((i) => Math.floor(i / turns) % PARTS === number % PARTS);
    count += indexes.length;
    return Array.from({ length: Math.ceil(indexes.length / BATCH) }, (_, i) => faultsOf(position, indexes.slice(i * BATCH, (i + 1) * BATCH))).flat();
  });
  expect(faults).toEqual([]);
  expect(count).toBeGreaterThan(1000);
}, 120_000);

const ROLE = 'arn:aws:iam::111122223333:role/backup';
const VAULT = { backupVaultName: 'orders', backupVaultArn: 'arn:aws:backup:eu-central-1:111122223333:backup-vault:orders' };

/** A class as programs write them for their own tests. */
class RoleOfTheProgram {
  public readonly roleArn = ROLE;
  readonly #policies: unknown[] = [];

  public get grantPrincipal() { return this; }

  public addManagedPolicy(policy: unknown) { this.#policies.push(policy); }
}

/** Makes a plan and its selection by a library, and shows the template. */
function templateBy(backup: any, { rule = backup.BackupPlanRule.daily(), ...options }: any): unknown {
  const stack = new Stack(new App(), 'Stack');
  const plan = new backup.BackupPlan(stack, 'Plan', { backupPlanRules: [rule] });
  plan.addSelection('Selection', { resources: [backup.BackupResource.fromTag('backup', 'daily')], ...options });
  return Template.fromStack(stack).toJSON();
}

describe('an object that a program has made, with no more than aws-cdk-lib/aws-backup uses of it, makes the same template here', () => {
  const somewhere = () => new Stack(new App(), 'Somewhere');
  test.each<[string, (backup: any) => object]>([
    ['a role that gets no policies', () => ({ role: { roleArn: ROLE, grantPrincipal: new iam.ArnPrincipal(ROLE) }, disableDefaultBackupPolicy: true })],
    ['a role that takes policies', () => ({ role: { roleArn: ROLE, addManagedPolicy: () => undefined }, allowRestores: true })],
    ['a role of a class of the program', () => ({ role: new RoleOfTheProgram(), allowRestores: true })],
    ['a frozen role', () => ({ role: Object.freeze({ roleArn: ROLE, addManagedPolicy: () => undefined }) })],
    ['a vault without an ARN', (backup) => ({ rule: backup.BackupPlanRule.daily({ backupVaultRef: { backupVaultName: 'orders' }, ...partsOf(somewhere()) }) })],
    ['a rule with its properties alone', () => ({ rule: { props: { ruleName: 'plain', deleteAfter: Duration.days(35) } } })],
    ['a retention that is no Duration', (backup) => ({ rule: new backup.BackupPlanRule({ deleteAfter: { ...partsOfDuration(35) } }) })],
    ['a tag', () => ({ resources: [{ tagCondition: { key: 'backup', value: 'daily' } }] })],
  ])('%s', (_, options) => {
    expect(templateBy(library, options(library))).toEqual(templateBy(peer, options(peer)));
  });
});

function partsOf({ node, account, region }: Stack) {
  return { node, env: { account, region } };
}

function partsOfDuration(days: number) {
  return { toDays: () => days, toMilliseconds: () => Duration.days(days).toMilliseconds(), isUnresolved: () => false, toHumanString: () => `${days} days` };
}

describe('what is wrong with an object is said by name', () => {
  const stack = new Stack(new App(), 'S');
  const { node } = stack;
  const env = { account: '111122223333', region: 'eu-central-1' };
  const ofPlan = (backupVault: object) => () => new library.BackupPlan(stack, 'P', { backupVault });
  const ofRole = (role: object) => () => new library.BackupPlan(stack, 'P').addSelection('S', { role, resources: [library.BackupResource.fromTag('a', 'b')] });

  afterEach(() => { stack.node.tryRemoveChild('P'); });

  test.each<[string, () => unknown, string]>([
    [
      'an ARN that is a number', ofRole({ roleArn: 5, addManagedPolicy: () => undefined }),
      'S/P: \'role\' must be an IRole (an object with \'roleArn\'), got an object with \'roleArn\', \'addManagedPolicy\', the \'roleArn\' of which is the number 5',
    ],
    [
      'a name deep within', ofPlan({ backupVaultRef: { ...VAULT, backupVaultName: {} }, node, env }),
      'S/P: \'backupVault\' must be an IBackupVaultRef (an object with \'backupVaultRef.backupVaultName\'), '
      + 'got an object with \'backupVaultRef\', \'node\', \'env\', the \'backupVaultRef.backupVaultName\' of which is an empty object',
    ],
    [
      'a node that has its path alone', ofPlan({ backupVaultRef: VAULT, node: { path: 'S/V' }, env }),
      'S/P: \'backupVault\' must be an IBackupVaultRef (an object with \'node\'), got an object with \'backupVaultRef\', \'node\', \'env\', the \'node\' of which is in no tree',
    ],
    [
      'a role without its ARN', ofRole({ roleName: 'backup', addManagedPolicy: () => undefined }),
      '\'role\' must be an IRole (an object with \'roleArn\'), got an object with \'roleName\', \'addManagedPolicy\'',
    ],
    [
      'a role that takes no policies', ofRole({ roleArn: ROLE }),
      '\'role\' must be an IRole (an object with \'addManagedPolicy\'), got an object with \'roleArn\'',
    ],
    [
      'a Duration that is none', () => new library.BackupPlanRule({ deleteAfter: Object.create(Duration.days(1), { toDays: { value: 1 } }) }),
      '\'deleteAfter\' must be a Duration, got a Duration, the \'toDays\' of which is the number 1: '
      + 'use Duration.days(), Duration.hours(), Duration.millis(), Duration.minutes(), Duration.seconds() or Duration.parse()',
    ],
    [
      'a property of a rule', () => new library.BackupPlan(stack, 'P', { backupPlanRules: [{ props: { startWindow: 5 } }] }),
      'S/P: \'backupPlanRules[0].props.startWindow\' must be a Duration, got the number 5: '
      + 'use Duration.days(5), Duration.hours(5), Duration.millis(5), Duration.minutes(5), Duration.seconds(5) or Duration.parse()',
    ],
    [
      'an object of none of our classes', () => new library.BackupReportPlan(stack, 'P', { report: { reportTemplate: 'BACKUP_JOB_REPORT' } }),
      expect.stringMatching(/^S\/P: 'report' must be a BackupReport, got an object with 'reportTemplate': use /),
    ],
    [
      'a proxy', () => library.BackupResource.fromArn(revoked()),
      '\'arn\' must be a text, got a proxy that throws whatever is asked of it',
    ],
  ])('%s', (_, make, message) => {
    expect(messageOf(make)).toEqual(message);
  });

  test('what a getter of a program throws is thrown as it is', () => {
    const role = { get roleArn() { throw new OfTheProgram('mine'); }, addManagedPolicy: () => undefined };
    expect(errorOf(ofRole(role))).toBeInstanceOf(OfTheProgram);
  });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
