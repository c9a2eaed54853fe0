import { findingsIn } from '../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';

const isIt = (name: string, value: string) => ({ 'Fn::Equals': [{ Ref: name }, value] });
const Conditions = {
  IsProd: isIt('Env', 'prod'),
  IsTest: isIt('Env', 'test'),
  IsOther: { 'Fn::Not': [{ Condition: 'IsProd' }] },
  IsBig: { 'Fn::Not': [isIt('Size', 'small')] },
  IsNeither: { 'Fn::Not': [{ 'Fn::Or': [{ Condition: 'IsProd' }, { Condition: 'IsTest' }] }] },
};

/** When the rule of a plan is refused for its retention. */
function when(days: unknown, name: unknown = 'r'): string[] {
  const rule = { RuleName: name, TargetBackupVault: 'vault', Lifecycle: { DeleteAfterDays: days } };
  const Plan = { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'p', BackupPlanRule: [rule] } } };
  const content = { Parameters: { Env: { Type: 'String' }, Size: { Type: 'String' } }, Conditions, Resources: { Plan } };
  return findingsIn(new TemplateFiles([new TemplateFile({ name: 'T', content })]))
    .filter(({ id }) => id === 'invalidLifecycle').map(({ message }) => /\((where .*|with .*)\)$/.exec(message)?.[1] ?? 'always');
}

test.each<[string, unknown, string]>([
  ['a condition', { 'Fn::If': ['IsProd', 0, 7] }, "where the condition 'IsProd' holds"],
  ['its negation', { 'Fn::If': ['IsProd', 7, 0] }, "where the condition 'IsProd' does not hold"],
  ['a condition that says that something is not', { 'Fn::If': ['IsBig', 0, 7] }, "where the condition 'IsBig' holds"],
  ['a condition made of another', { 'Fn::If': ['IsOther', 0, 7] }, "where the condition 'IsOther' holds"],
  ['a condition made of several', { 'Fn::If': ['IsNeither', 0, 7] }, "where the condition 'IsNeither' holds"],
  ['one of two', { 'Fn::If': ['IsBig', { 'Fn::If': ['IsProd', 0, 0] }, 7] }, "where the condition 'IsBig' holds"],
  ['two', { 'Fn::If': ['IsBig', { 'Fn::If': ['IsProd', 0, 7] }, 7] }, "where the condition 'IsBig' holds and the condition 'IsProd' holds"],
  ['none that decides it', { 'Fn::If': ['IsBig', 0, 40000] }, 'always'],
])('the words for %s are no more than it takes', (_, days, words) => {
  expect(when(days)).toEqual([words]);
});

test('what another law asks for is not named', () => {
  expect(when({ 'Fn::If': ['IsProd', 0, 7] }, { 'Fn::If': ['IsBig', 'a', 'b'] })).toEqual(["where the condition 'IsProd' holds"]);
});
