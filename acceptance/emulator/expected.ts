import { NOTHING_JUDGED } from './unsupported';
import type { Result } from '../run/results';

/** What came out of a program, line by line: without what CloudFormation and the CDK add to names. */
export function linesOf(results: readonly Result[]): string[] {
  return results.map(({ step, state, details }) => {
    const name = step.replace(/(?<=: AWS::\w+::\w+ [A-Z][A-Za-z]*?)[A-F0-9]{8}(?= |$)/, '').replace(/(?<=Table)[A-F0-9]{8}-.*$/, '');
    return [`${state} ${name}`, ...details].join(': ');
  });
}

/** What is not in a report that has to be there, and what is there and has not. */
export function wrongIn(results: readonly Result[], expected: readonly string[]): string[] {
  const found = linesOf(results);
  return [
    ...expected.filter((line) => !found.includes(line)).map((line) => `missing: ${line}`),
    ...found.filter((line, index) => !expected.includes(line) || found.indexOf(line) !== index).map((line) => `not expected: ${line}`),
  ];
}

const NO_TYPE = 'ministack has no such type in CloudFormation';
const SELECTIONS = ['Arns', 'Tags', 'Conditions', 'Exclusions', 'Type'];

function compared(version: string, selections: readonly string[]): string[] {
  const resource = (state: string, name: string, reason = '') => `${state} ${version}: AWS::Backup::${name}${reason}`;
  return [
    `passed ${version} deployment`,
    ...['BackupVault Main', 'BackupVault Emptied', 'BackupVault Copies', 'BackupPlan Plan'].map((name) => resource('passed', name)),
    ...['AccessPolicy', 'LockConfiguration', 'Notifications'].map((property) => resource('skipped', `BackupVault Main ${property}`, ': ministack does not keep it')),
    ...[
      ...selections.map((name) => `BackupSelection Plan${name}`),
      'LogicallyAirGappedBackupVault AirGapped', 'RestoreTestingPlan Tests', 'RestoreTestingSelection TestsTable', 'LegalHold Hold', 'ReportPlan ReportPlan',
    ].map((name) => resource('skipped', name, `: ${NO_TYPE}`)),
  ];
}

/** All that `npm run acceptance -- --emulator` has to have looked at, and what it has to leave out, with the reason. */
export const EXPECTED_OF_MINISTACK: readonly string[] = [
  ...compared('first', SELECTIONS),
  'passed backup job',
  'skipped recovery point: ministack keeps no recovery points',
  ...compared('second', [...SELECTIONS, 'Later']),
  'skipped framework: it takes a recorder of AWS Config in the Region: say by --framework that there is one',
  'passed destruction',
  'skipped emptied vault: nothing is to be emptied: ministack keeps no recovery points',
  'skipped nothing is left: arn:aws:dynamodb:us-east-1:<account>:table/cdk-aws-backup-acceptance-Table: ministack goes on to list tables by their tags',
  'passed nothing is left',
];

const JUDGED = ['the shortest retention, inside', 'the shortest retention, outside', 'the longest retention, inside', 'the longest retention, outside',
  'one that is shorter than the shortest, inside', 'one that is shorter than the shortest, outside', 'two days of grace, outside'];

/** The same of `npm run ask -- --emulator`: of all questions those of the bounds of locks are answered. */
export function expectedOfMoto(questions: readonly { readonly law: string; readonly about: string }[]): string[] {
  const asked = new Set(JUDGED.map((name) => `invalidRetention: ${name.replace(/, (in|out)side$/, '')}`));
  return [
    ...JUDGED.map((name) => `passed invalidRetention: ${name}`),
    ...questions.map(({ law, about }) => `${law}: ${about}`).filter((name) => !asked.has(name)).map((name) => `skipped ${name}: ${NOTHING_JUDGED}`),
    'passed nothing is left',
  ];
}
