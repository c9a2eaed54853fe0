import { createHash } from 'crypto';
import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { EVERY_VERDICT } from './sample';
import { REPORT_FORMATS } from '../../../src/coverage/report/formats';
import { Folder, run } from '../../cli/run';

const folder = new Folder();
const BEGINS: Record<string, RegExp> = {
  text: /^selected in vain\n/,
  json: /^\{\n {2}"version": 1,\n {2}"report": \{/,
  markdown: /^## Proof of protection\n/,
  csv: /^template,path,logicalId,/,
  html: /^<!DOCTYPE html>\n/,
  sarif: /^\{\n {2}"\$schema": /,
  oscal: /^\{\n {2}"assessment-results": /,
};

test.each(['text', ...REPORT_FORMATS])('prints it, or writes it to a file: %s', (format) => {
  const [file, output] = [folder.file('shop.json', EVERY_VERDICT), join(String(folder), 'report')];
  const printed = run(['coverage', file, '--format', format]);
  expect(printed.out).toMatch(BEGINS[format]);
  expect([printed.exitCode, printed.err]).toEqual([0, '']);
  expect(run(['coverage', file, '--format', format, '--output', output])).toEqual({ out: '', err: '', exitCode: 0 });
  expect(readFileSync(output, 'utf-8')).toBe(printed.out);
});

test('a file has no colours, wherever the command runs', () => {
  const [file, output] = [folder.file('shop.json', EVERY_VERDICT), join(String(folder), 'report')];
  expect(run(['coverage', file], { isTTY: true }).out).not.toBe(run(['coverage', file]).out);
  run(['coverage', file, '--output', output], { isTTY: true });
  expect(readFileSync(output, 'utf-8')).toBe(run(['coverage', file]).out);
});

test.each([
  ['report.html', 'html'], ['report.HTM', 'html'], ['report.json', 'json'], ['report.csv', 'csv'], ['report.md', 'markdown'], ['report.sarif', 'sarif'], ['report.sarif.json', 'sarif'],
  ['report.oscal.json', 'oscal'], ['report.txt', 'text'], ['report', 'text'],
])('the file %s says the format', (name, format) => {
  const output = join(String(folder), name);
  run(['coverage', folder.file('shop.yaml', JSON.stringify(EVERY_VERDICT)), '--output', output]);
  expect(readFileSync(output, 'utf-8')).toMatch(BEGINS[format]);
});

test('--format wins over the ending of the file', () => {
  const output = join(String(folder), 'report.html');
  run(['coverage', folder.file('shop.json', EVERY_VERDICT), '--format', 'csv', '--output', output]);
  expect(readFileSync(output, 'utf-8')).toMatch(BEGINS.csv);
});

test('has the hash of each file as it is, its byte order mark included', () => {
  const text = `\ufeff${JSON.stringify(EVERY_VERDICT)}`;
  const { report } = JSON.parse(run(['coverage', folder.file('shop.json', text), '--format', 'json']).out);
  expect(report.templates[0].sha256).toBe(createHash('sha256').update(text).digest('hex'));
});

test('takes the time from where reproducible builds have it', () => {
  const file = folder.file('shop.json', EVERY_VERDICT);
  const collected = (seconds: string) => (
    JSON.parse(run(['coverage', file, '--format', 'oscal'], { env: { SOURCE_DATE_EPOCH: seconds } }).out)['assessment-results'].results[0].start);
  expect(collected('1800000000')).toBe('2027-01-15T08:00:00.000Z');
  expect(collected('soon')).toBe('1970-01-01T00:00:00.000Z');
});

test('says what it cannot write, and writes nothing of what it cannot read', () => {
  const output = join(String(folder), 'none', 'report');
  expect(run(['coverage', folder.file('shop.json', EVERY_VERDICT), '--output', output])).toEqual({
    out: '', exitCode: 2, err: expect.stringMatching(/^cdk-aws-backup: '.*' cannot be written: ENOENT/),
  });
  const other = join(String(folder), 'report');
  expect(run(['coverage', 'nowhere.json', '--output', other]).exitCode).toBe(2);
  expect(existsSync(other)).toBe(false);
});
