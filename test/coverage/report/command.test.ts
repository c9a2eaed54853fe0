import { createHash } from 'crypto';
import { existsSync, readFileSync, symlinkSync } from 'fs';
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
    out: '', exitCode: 2, err: expect.stringMatching(/^cdk-aws-backup: '.*' cannot be written: its folder is not there\n$/),
  });
  const other = join(String(folder), 'report');
  expect(run(['coverage', 'nowhere.json', '--output', other]).exitCode).toBe(2);
  expect(existsSync(other)).toBe(false);
});

test.each([
  ['report.foo', '.foo'], ['report.svg', '.svg'], ['v1.2', '.2'],
])('the file %s says no format, and nothing is written', (name) => {
  const output = join(String(folder), name);
  expect(run(['coverage', folder.file('shop.json', EVERY_VERDICT), '--output', output])).toEqual({
    out: '',
    exitCode: 2,
    err: `cdk-aws-backup: the ending of '${output}' says no format that there is: .oscal.json, .sarif.json, .sarif, .json, .html, .htm, .md, .markdown, .csv, .txt do, `
      + 'or --format, which is one of text, json, markdown, csv, html, sarif, oscal\n',
  });
  expect(existsSync(output)).toBe(false);
});

describe('never writes what it reads', () => {
  const fails = (args: string[], words: string) => expect(run(['coverage', ...args])).toEqual({ out: '', exitCode: 2, err: `cdk-aws-backup: ${words}\n` });
  const again = (file: string, other?: string) => (
    `'${file}' cannot be written: ${other === undefined ? 'it' : `it is '${other}', which`} is read or written here already. Name another file`);

  test.each(['template', 'requirement', 'baseline', 'report of --update-baseline'])('%s', (kind) => {
    const [template, requirement] = [folder.file('t.json', EVERY_VERDICT), folder.file('r.json', {})];
    const baseline = folder.file('b.json', run(['coverage', template, '--format', 'json']).out);
    const before = [template, requirement, baseline].map((file) => readFileSync(file, 'utf-8'));
    switch (kind) {
      case 'template': fails([template, '--output', template], again(template)); break;
      case 'requirement': fails([template, '--require', requirement, '--output', requirement], again(requirement)); break;
      case 'baseline': fails([template, '--baseline', baseline, '--output', baseline], again(baseline)); break;
      default: fails([template, '--update-baseline', '--baseline', baseline, '--output', baseline], again(baseline));
    }
    fails([template, '--update-baseline', '--baseline', template], again(template));
    expect([template, requirement, baseline].map((file) => readFileSync(file, 'utf-8'))).toEqual(before);
  });

  test('by another name, or by a link', () => {
    const template = folder.file('t.json', EVERY_VERDICT);
    const link = join(String(folder), 'link.json');
    symlinkSync(template, link);
    const other = join(String(folder), '.', 'x', '..', 't.json').replace('/t.json', '/./t.json');
    fails([template, '--output', link], again(link, template));
    fails([template, '--output', other], again(other, template));
  });

  test('nor a file of an assembly', () => {
    const manifest = folder.file('manifest.json', { artifacts: { Shop: { type: 'aws:cloudformation:stack', properties: { templateFile: 'shop.json' } } } });
    const template = folder.file('shop.json', EVERY_VERDICT);
    for (const file of [manifest, template]) { fails([String(folder), '--output', file], again(file)); }
  });

  test('but its own report of before', () => {
    const [template, output] = [folder.file('t.json', EVERY_VERDICT), join(String(folder), 'report.json')];
    expect([1, 2].map(() => run(['coverage', template, '--output', output]).exitCode)).toEqual([0, 0]);
  });
});
