import fc from 'fast-check';
import { everyVerdict, hostileReport } from './sample';
import { coverageAsCsv } from '../../../src/coverage/report/csv';

/** Reads what RFC 4180 has written. */
function parsed(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  for (let row: string[] = []; cell.lastIndex < text.length;) {
    const [, quoted, plain, end] = cell.exec(text)!;
    row.push(quoted === undefined ? plain : quoted.replace(/""/g, '"'));
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

test('a line a resource, with as many cells as the head has', () => {
  const report = everyVerdict();
  const [head, ...rows] = parsed(coverageAsCsv(report));
  expect(head.join(',')).toBe('template,path,logicalId,type,resourceType,verdict,withDefaults,reasons,conditions,selections,plans,rules,'
    + 'recoveryPointObjectiveMinutes,retentionDays,copies,immutability,restoreTests,restoreTestedEveryMinutes,roles,failureAlarms,missingBackupAlarms,nativeBackups,nativeBackupsDays,unmet,'
    + 'account,region,clauses,schedules,startWindowMinutes,coldAfterDays,vaults,encryptionKeys,exemptBy,exemptUntil');
  expect(rows.map((row) => [row[2], row[5]])).toEqual(report.resources.map(({ logicalId, verdict }) => [logicalId, verdict]));
  expect(rows.every((row) => row.length === head.length)).toBe(true);
  expect(rows.find(([, , id]) => id === 'Protected')).toEqual([
    'shop.json', '', 'Protected', 'AWS::DynamoDB::Table', 'DynamoDB', 'protected', '', "the selection 'Selection' of the plan 'Plan' selects it by Resources[0]", '', 'Selection', 'Plan',
    'daily; monthly', '1920', '365', 'other, 111122223333, eu-west-1 (90 days)', 'none', '', '', 'Role (lacks no AWS managed policy)', '', '', '', '', '',
    '', '', 'Selection Resources[0]', 'cron(0 5 * * ? *) Etc/UTC; cron(0 5 1 * ? *) Etc/UTC', '480', 'monthly 30', 'vault, immutable: no; other, 111122223333, eu-west-1, immutable: no', '', '', '',
  ]);
});

test('ends each line as RFC 4180 says, and none within a cell', () => {
  const text = coverageAsCsv(hostileReport());
  expect(text.match(/\r\n/g)).toHaveLength(hostileReport().resources.length + 1);
  expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '＝1', '"=1'])('a spreadsheet does not run %j', (text) => {
  const report = everyVerdict();
  const [, row] = parsed(coverageAsCsv({ ...report, resources: [{ ...report.resources[0], logicalId: text }] }));
  expect(row[2]).toMatch(/^('|\\u0009|")/);
  expect(row[2]).not.toMatch(/^\s*[=+\-@＝]/);
});

test('whatever is in a cell can be read again', () => {
  const report = everyVerdict();
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ';', "'", '=', ' ', 'a') }), (text) => {
    const [, row] = parsed(coverageAsCsv({ ...report, resources: [{ ...report.resources[0], path: text }] }));
    expect(row).toHaveLength(34);
    const shown = text.replace(/\n/g, '\\u000a').replace(/\r/g, '\\u000d');
    expect(row[1]).toBe(/^ *=/.test(shown) ? `'${shown}` : shown);
  }));
});

test('for ever is said in words, since an empty cell is what is not known', () => {
  const report = everyVerdict();
  const [, row] = parsed(coverageAsCsv({ ...report, resources: [{ ...report.resources[0], retentionDays: null }] }));
  expect(row[13]).toBe('for ever');
});
