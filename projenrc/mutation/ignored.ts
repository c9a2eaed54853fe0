/** Mutants that change nothing, so that no test can find them. */
export interface Ignored {
  readonly file: string;
  /** A part of the line in which they are. */
  readonly code: string;
  /**
   * What is written there.
   * @default - every mutant of the line
   */
  readonly mutated?: readonly string[];
  readonly reason: string;
}

const CRON_DAYS = 'src/model/schedule/cron-days.ts';
const CRON_EXPRESSION = 'src/model/schedule/cron-expression.ts';
const CRON_FIELD = 'src/model/schedule/cron-field.ts';
const TEMPLATE = 'src/model/resources/template-properties.ts';
const NOT_PUBLIC = 'the versions of aws-cdk-lib that are known have it; it is not public, and another may not';
const ZONE = 'src/model/schedule/time-zone.ts';
const STARTS = 'src/model/schedule/starts.ts';
const JUDGE = 'src/checks/findings/judge.ts';
const FRAMEWORK_LAWS = 'src/checks/audit/framework-laws.ts';
const POLICY_LAWS = 'src/checks/organization/policy-laws.ts';
const PREREQUISITES = 'src/checks/organization/missing-prerequisites.ts';
const HANDLER = 'handlers/auto-delete-recovery-points/index.js';
const ABOUT = 'it is chosen to be about right: a little more or less is as good';
const SOONER = 'with a smaller spacing the search for the smallest gap only ends later';
const LESS = 'what stands for a token is less than any number';
const NOT_LESS = 'nothing has less than none';
const NOT_GREATER = 'undefined is not greater than a number';
const PROPERTY = 'every law of plans and selections names a property';
const NO_TEXT = 'neither the one nor the other text is a value of the field';

export const IGNORED: readonly Ignored[] = [
  { file: CRON_DAYS, code: 'DAYS_IN_SHORTEST_MONTH = 28', mutated: ['28 - 1'], reason: SOONER },
  { file: CRON_DAYS, code: 'return this.rule.spacing', mutated: ['undefined'], reason: SOONER },
  { file: CRON_DAYS, code: 'spacing: smallestStep(days, Math.max(', mutated: ['Math.min(DAYS_IN_SHORTEST_MONTH, ...days)'], reason: SOONER },
  {
    file: CRON_DAYS,
    code: 'return Math.min(...values.map(',
    mutated: [
      'undefined', 'values[index + 1]', '(index) - (1)', '1 - 1', '(values[0]) - (cycle)', '0 - 1',
    ],
    reason: SOONER,
  },
  { file: CRON_DAYS, code: "?? ['', '', '']", mutated: ["'mutated'"], reason: NO_TEXT },
  { file: CRON_DAYS, code: "occurrence === 'L' ? -1", mutated: ['false', "''"], reason: 'after the L nothing is left, which counts as 0 and gives -1, too' },
  { file: CRON_EXPRESSION, code: 'if (schedule === undefined || problems.length > 0)', mutated: ['problems.length > 0'], reason: 'there are problems where there is no schedule' },
  {
    file: CRON_EXPRESSION,
    code: 'if (run !== undefined && run > after.getTime())',
    mutated: ['(run) >= (after.getTime())'],
    reason: 'the wall clock shows a later time, so that it is not the same instant',
  },
  { file: CRON_EXPRESSION, code: 'const leastBetweenDays', mutated: ['(days.spacing) / (MINUTES_PER_DAY)'], reason: SOONER },
  { file: CRON_EXPRESSION, code: 'if (smallest <= leastBetweenDays)', mutated: ['false', '(smallest) < (leastBetweenDays)'], reason: SOONER },
  { file: CRON_FIELD, code: 'return [];', mutated: ['undefined'], reason: 'the values of a field with problems are not used' },
  { file: CRON_FIELD, code: 'if (start === undefined && (every', mutated: ['step === undefined'], reason: 'where nothing is found, there is no step either' },
  { file: CRON_FIELD, code: 'this.valueNames.length > 0', mutated: ['0 + 1'], reason: 'a field has no names or many' },
  { file: TEMPLATE, code: 'if (value === undefined || value === ABSENT)', mutated: ['value === undefined'], reason: 'a symbol has no properties, so that what is in it is absent, too' },
  { file: TEMPLATE, code: 'typed.cfnProperties?.[name]', mutated: ['typed.cfnProperties[name]'], reason: NOT_PUBLIC },
  { file: TEMPLATE, code: 'if (value === undefined || value === null)', mutated: ['value === undefined'], reason: 'aws-cdk-lib leaves null out of a template' },
  { file: TEMPLATE, code: 'rawOverrides?.Properties', mutated: ['rawOverrides.Properties'], reason: NOT_PUBLIC },
  {
    file: TEMPLATE,
    code: 'name.replace(/^[A-Z]+',
    mutated: ['/[A-Z]+(?=[A-Z][a-z])|^[A-Z]/', '/^[A-Z]+(?=[A-Z][a-z])|[A-Z]/'],
    reason: 'names of properties begin with a capital letter',
  },
  { file: ZONE, code: 'const isName = /^[a-z]/i', mutated: ['!ABBREVIATIONS.has(name.toUpperCase())', '/[a-z]/i'], reason: 'Node.js 20 takes no offsets for zones; later versions do' },
  { file: ZONE, code: 'return false;', mutated: ['undefined'], reason: 'the one is as good as the other' },
  {
    file: 'src/model/resources/deletion-policy.ts',
    code: 'rawOverrides && attribute in rawOverrides',
    mutated: ['attribute in rawOverrides'],
    reason: NOT_PUBLIC,
  },
  { file: JUDGE, code: 'if (most !== undefined && !exploration.isComplete)', mutated: ['most !== undefined'], reason: 'each law in worlds of its own finds the same, only later' },
  { file: JUDGE, code: 'numbers.set(key, number + 1)', mutated: ['(number) - (1)'], reason: 'numbers only tell apart what is alike' },
  { file: JUDGE, code: 'this.usual = new Documents(', mutated: ['false'], reason: 'where anything was asked of it, it is asked again in all worlds, with and without defaults' },
  { file: JUDGE, code: "problem.about].join(' ')", mutated: ["''"], reason: 'no two of them read alike without the spaces' },
  { file: JUDGE, code: 'numbers.get(key) ?? 0', mutated: ['0 + 1', '0 - 1'], reason: 'numbers only tell apart what is alike' },
  { file: 'src/checks/plan/completion-window.ts', code: 'number: minutes = 0', mutated: ['0 + 1', '0 - 1'], reason: 'any that is short enough is as good' },
  { file: FRAMEWORK_LAWS, code: 'text !== undefined && /^', mutated: ['/^\\d+$/.test(text)'], reason: 'what is not known reads as a text without digits' },
  { file: FRAMEWORK_LAWS, code: '(typeCount ?? 0) > 0 || (idCount ?? 0) > 0', mutated: ['typeCount', 'idCount'], reason: NOT_GREATER },
  { file: POLICY_LAWS, code: "problem.property ?? ''", mutated: ['problem.property'], reason: PROPERTY },
  { file: PREREQUISITES, code: "selectionResources(reading, '')", mutated: ["'mutated'"], reason: 'nobody asks for the plan of the selection' },
  { file: POLICY_LAWS, code: "selectionResources(reading, '')", mutated: ["'mutated'"], reason: 'nobody asks for the plan of the selection' },
  { file: STARTS, code: 'MILLIS_PER_DAY = 24 * 60', reason: ABOUT },
  { file: STARTS, code: 'DAYS_PER_YEAR = 366', reason: ABOUT },
  { file: STARTS, code: 'MAX_RUNS = 400', reason: ABOUT },
  { file: STARTS, code: 'let count = 0', mutated: ['0 + 1', '0 - 1'], reason: ABOUT },
  { file: 'handlers/auto-delete-recovery-points/service.js', code: 'maxAttempts: 5', reason: ABOUT },
  { file: 'src/model/organization/effective-policy.ts', code: "const root = made('')", reason: 'a root has no name' },
  {
    file: 'src/selection/selection-logic.ts',
    code: 'new Set(wanted.length > 0 ?',
    mutated: ['true', '(wanted.length) >= (0)', '0 - 1'],
    reason: 'of what nobody wants nothing is found; it only takes longer',
  },
  { file: 'src/selection/role/late-policies.ts', code: 'if (names.length > 0 && isOfThisApp', mutated: ['0 - 1', '(names.length) >= (0)'], reason: 'no names are no policies' },
  { file: 'handlers/restore-validation/index.js', code: 'completionDate ?? NaN', mutated: ['completionDate'], reason: 'neither the one nor the other is a date' },
  { file: 'handlers/restore-validation/storage.js', code: 'minItems ?? 0', mutated: ['0 - 1'], reason: NOT_LESS },
  { file: 'handlers/restore-validation/storage.js', code: 'minSizeBytes = 0', mutated: ['0 - 1'], reason: NOT_LESS },
  { file: 'src/vault/access/access-policy.ts', code: 'statement.Action ?? []', mutated: ['statement.Action'], reason: 'what is no text is no wildcard' },
  { file: 'src/vault/access/backup-key-grants.ts', code: 'resourceArns: [this.arn]', mutated: ['[]'], reason: 'aws-cdk-lib takes what the statement has' },
  { file: HANDLER, code: 'const MINUTE = 60_000', reason: ABOUT },
  { file: HANDLER, code: 'const HOUR_IS_OVER = 50', reason: ABOUT },
  { file: HANDLER, code: 'const SETTLED = 2', reason: ABOUT },
  { file: HANDLER, code: 'const STAYS_EXPIRED = 10', reason: ABOUT },
  { file: HANDLER, code: 'const AT_ONCE = 10', reason: ABOUT },
  { file: HANDLER, code: 'const LONGEST_MESSAGE = 2500', reason: ABOUT },
  {
    file: 'src/model/schedule/backup-window.ts',
    code: '!startWindow.isUnresolved() && !completionWindow.isUnresolved()',
    mutated: ['startWindow && completionWindow'],
    reason: LESS,
  },
  {
    file: 'src/model/lifecycle.ts',
    code: 'if (!deleteAfter || !moveToColdStorageAfter',
    mutated: ['!deleteAfter || !moveToColdStorageAfter || deleteAfter.isUnresolved()'],
    reason: LESS,
  },
];
