import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ACCOUNT, FakeAws } from './fake-aws';
import { acceptanceApp, askApp } from '../../acceptance/app/acceptance-app';
import type { Version } from '../../acceptance/app/acceptance-app';
import { copyRegionOf } from '../../acceptance/app/names';
import { unaskedIn, unsupportedIn } from '../../acceptance/app/regions';
import { filled, placeValues } from '../../acceptance/ask/fill';
import { QUESTIONS } from '../../acceptance/questions';
import { AcceptanceRun } from '../../acceptance/run/acceptance-run';
import { written } from '../../acceptance/run/assembly';
import { ExitCode } from '../../acceptance/run/terminal';
import { partitionOf as ofLibrary } from '../../src/private/partition';

const folder = mkdtempSync(join(tmpdir(), 'regions-'));
afterAll(() => rmSync(folder, { recursive: true }));

const AIR_GAPPED = 'LogicallyAirGappedBackupVault AirGapped';
const TESTS = ['RestoreTestingPlan Tests', 'RestoreTestingSelection TestsTable'];
const REPORTS = ['ReportPlan ReportPlan'];
const NAMES: Record<string, string> = { LogicallyAirGappedBackupVault: 'logically air-gapped vaults', RestoreTestingPlan: 'restore testing', RestoreTestingSelection: 'restore testing', ReportPlan: 'AWS Backup Audit Manager' };
const REGIONS: [string, string[]][] = [
  ['eu-west-1', []],
  ['ap-southeast-5', [AIR_GAPPED, ...REPORTS]],
  ['il-central-1', REPORTS],
  ['cn-north-1', [AIR_GAPPED, ...TESTS, ...REPORTS]],
  ['us-gov-west-1', [AIR_GAPPED, ...TESTS]],
  ['eusc-de-east-1', REPORTS],
  ['us-iso-east-1', [AIR_GAPPED, ...TESTS, ...REPORTS]],
  ['eu-isoe-west-1', [AIR_GAPPED, ...TESTS, ...REPORTS]],
];

test.each(REGIONS)('a run in %s leaves out what is not there, says so, and passes', async (region, missing) => {
  const fake = new FakeAws(region);
  const unsupported = unsupportedIn(region);
  const program = new AcceptanceRun({
    surroundings: fake,
    deployer: fake,
    terminal: fake,
    signal: new AbortController().signal,
    region,
    run: 'r1',
    yes: true,
    keep: false,
    unsupported,
    synth: (account: string, version: Version) => written(acceptanceApp({ account, region, run: 'r1', outdir: join(folder, region, version) }, version).synth(), unsupported.types),
  });
  const exitCode = await program.run();

  expect(program.results.all.filter(({ state }) => state === 'failed')).toEqual([]);
  expect(exitCode).toBe(ExitCode.PASSED);
  const skipped = program.results.all.filter(({ state, step }) => state === 'skipped' && step !== 'framework').map(({ step, details }) => [step.replace(/[A-F0-9]{8}$/, ''), ...details].join(': '));
  const reason = (name: string) => `AWS does not document ${NAMES[name.split(' ', 1)[0]]} in ${region}`;
  const expected = ['first', 'second'].flatMap((version) => missing.map((name) => `${version}: AWS::Backup::${name}: ${reason(name)}`));
  const copies = copyRegionOf(region) === undefined ? [`copies: the partition ${ofLibrary(region)} has no other Region`] : [];
  expect(skipped.sort()).toEqual([...expected, ...copies].sort());
  missing.forEach((name) => expect(fake.said).toContain(`    without AWS::Backup::${name.split(' ', 1)[0]}: ${reason(name)}`));
  expect(fake.said.includes(`  no vault for copies: the partition ${ofLibrary(region)} has no other Region`)).toBe(copies.length > 0);
});

test.each(REGIONS)('what is asked in %s can be filled in with what the stack there has', (region, missing) => {
  const { template } = askApp({ account: ACCOUNT, region, run: 'r1', outdir: join(folder, region, 'ask') }).synth().stacks[0];
  const outputs = Object.fromEntries(Object.keys(template.Outputs).map((name) => [name, name]));
  const skipped = unaskedIn(region, copyRegionOf(region));
  const asked = QUESTIONS.filter((question) => skipped(question) === undefined);
  const values = { ...placeValues(ACCOUNT, region), ...outputs, plan: 'p' };

  asked.flatMap(({ inside, outside }) => [inside, outside]).forEach((probe) => probe && [...probe.before ?? [], probe].forEach(({ input }) => {
    expect(JSON.stringify(filled(input, values))).not.toContain('"undefined"');
  }));
  const laws = new Set(QUESTIONS.filter((question) => !asked.includes(question)).flatMap((question) => skipped(question)!));
  const expected = new Set(missing.map((name) => `AWS does not document ${NAMES[name.split(' ', 1)[0]]} in ${region}`));
  if (copyRegionOf(region) === undefined) { expected.add(`the partition ${ofLibrary(region)} has no other Region`); }
  expect(laws).toEqual(expected);
  expect(Object.keys(template.Outputs).includes('airGappedArn')).toBe(!missing.includes(AIR_GAPPED));
  expect(asked.length).toBeGreaterThan(70);
});
