import { findingsIn } from '../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';

type Json = Record<string, any>;

const COUNT = 6;
const names = Array.from({ length: COUNT }, (_, index) => `C${index}`);
/** One of two values, by a condition that has to do with no other one. */
const either = (index: number, one: unknown, other: unknown) => ({ 'Fn::If': [`C${index}`, one, other] });

function said(Resources: Json): string[] {
  const content = {
    Parameters: Object.fromEntries(names.map((name) => [`P${name}`, { Type: 'String' }])),
    Conditions: Object.fromEntries(names.map((name) => [name, { 'Fn::Equals': [{ Ref: `P${name}` }, 'yes'] }])),
    Resources,
  };
  return findingsIn(new TemplateFiles([new TemplateFile({ name: 'T', content })])).filter(({ id }) => id !== 'planWithoutSelection')
    .map(({ level, id, document, property, message }) => `${level} ${id} ${document.logicalId} ${property}: ${message}`);
}

const planOf = (name: unknown, rule: Json): Json => ({ Plan: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: name, BackupPlanRule: [rule] } } } });
const rule = (properties: Json = {}): Json => ({ RuleName: 'r', TargetBackupVault: 'main', ...properties });
const AT = 'BackupPlan.BackupPlanRule[0]';
const LIFECYCLE = `invalidLifecycle Plan ${AT}.Lifecycle: 'Lifecycle.DeleteAfterDays' must be between 1 and 36,500 days, got 0 days`;
const inManyWorlds = {
  RuleName: either(1, 'a', 'b'),
  ScheduleExpression: either(2, 'cron(0 5 ? * * *)', 'cron(0 6 ? * * *)'),
  ScheduleExpressionTimezone: either(3, 'Etc/UTC', 'Europe/Paris'),
  StartWindowMinutes: either(4, 60, 120),
};

test.each<[string, Json, string[]]>([
  ['in few worlds', planOf('plan', rule({ Lifecycle: { DeleteAfterDays: 0 } })), [`error ${LIFECYCLE}`]],
  ['in worlds that are many only if all laws are taken together', planOf(either(0, 'a', 'b'), rule({ ...inManyWorlds, Lifecycle: { DeleteAfterDays: 0 } })), [`error ${LIFECYCLE}`]],
  ['in some of them', planOf(either(0, 'a', 'b'), rule({ ...inManyWorlds, Lifecycle: { DeleteAfterDays: either(5, 0, 7) } })), [`warning ${LIFECYCLE} (where the condition 'C5' holds)`]],
  ['in the order of the laws', planOf(either(0, 'a b', 'c d'), rule({ ...inManyWorlds, TargetBackupVault: 'a b', Lifecycle: { DeleteAfterDays: 0 } })), [
    "error invalidPlanName Plan BackupPlan.BackupPlanName: 'BackupPlanName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'c d'",
    `error invalidVaultName Plan ${AT}.TargetBackupVault: 'TargetBackupVault' must be 2 to 50 characters of letters, digits, '-' and '_', got 'a b'`,
    `error ${LIFECYCLE}`,
  ]],
])('what is refused %s', (_, resources, expected) => {
  expect(said(resources)).toEqual(expected);
});

test.each([[0, false], [1, true]])('a message of 4,000 characters and %s more', (more, isCut) => {
  const [short] = said(planOf('a b', rule()));
  const name = `a${' '.repeat(4_000 - short.length + 'error invalidPlanName Plan BackupPlan.BackupPlanName: '.length + more + 1)}b`;
  const [line] = said(planOf(name, rule()));
  const message = line.slice(line.indexOf(': ') + 2);
  expect([message.length, message.endsWith(' …')]).toEqual(isCut ? [4_002, true] : [4_000, false]);
});
