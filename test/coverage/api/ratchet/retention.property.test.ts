import * as fc from 'fast-check';
import { changesBetween } from '../../../../src/coverage/api/ratchet/changes';
import type { ReportedResource } from '../../../../src/coverage/api/ratchet/reported';
import { coverageJson } from '../../../../src/coverage/json';
import type { CoverageForm } from '../../../../src/coverage/report/form';
import { Forecast } from '../../../../src/forecast/forecast';
import type { PlannedRule } from '../../../../src/forecast/planned-rule';
import { arn, BACKUP, coverageOfFiles, plan, selection } from '../../templates';
import type { Json } from '../../templates';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
// The first of January is a Friday in it, and a Saturday.
const [FROM, END] = [Date.UTC(2026, 11), Date.UTC(2033, 0, 2)];
const FAR = ['eu-west-1', 'us-east-1'];
const DAYS = '* * ?';

interface Rule {
  readonly name: string;
  readonly hours: string;
  readonly days: string;
  readonly kept: number;
  readonly copies: readonly { readonly to: number; readonly kept: number }[];
}

const kept = fc.constantFrom(2, 7, 35, 365, 2555);
const rule: fc.Arbitrary<Omit<Rule, 'name'>> = fc.record({
  hours: fc.constantFrom('5', '17', '0/6'),
  days: fc.constantFrom(DAYS, '? * SAT', '1 * ?', '1 1 ?'),
  kept,
  copies: fc.array(fc.record({ to: fc.nat(1), kept }), { maxLength: 2 }),
});
const rules: fc.Arbitrary<Rule[]> = fc.array(rule, { minLength: 1, maxLength: 3 }).map((all) => all.map((each, index) => ({ ...each, name: `rule${index}` })));

/** Whether AWS leaves open which of two rules makes a backup: they start together, and are kept as long. */
function isOpen(all: readonly Rule[]): boolean {
  const words = ({ days, copies }: Rule) => JSON.stringify([days, copies]);
  return all.some((one) => all.some((other) => one.hours === other.hours && one.kept === other.kept && words(one) !== words(other)));
}

/** One thing that somebody changes. */
const change: fc.Arbitrary<(all: Rule[]) => Rule[]> = fc.tuple(fc.nat(2), fc.constantFrom('rename', 'split', 'turn', 'drop', 'add', 'kept', 'days', 'hours', 'copies'), rule).map(([at, what, other]) => (all) => {
  const index = at % all.length;
  const own = all[index];
  const instead = (...those: Rule[]) => [...all.slice(0, index), ...those, ...all.slice(index + 1)];
  switch (what) {
    case 'rename': return instead({ ...own, name: 'renamed' });
    case 'split': return own.hours === '0/6' ? instead({ ...own, hours: '0/12' }, { ...own, hours: '6/12', name: 'half' }) : instead(own, { ...own, name: 'twice' });
    case 'turn': return [...all].reverse();
    case 'drop': return all.length > 1 ? instead() : all;
    case 'add': return [...all, { ...other, name: 'added' }];
    default: return instead({ ...own, [what]: other[what as 'kept'] });
  }
});

const vaultOf = (to: number) => `arn:aws:backup:${FAR[to]}:111122223333:backup-vault:far`;

function reportOf(all: readonly Rule[]): ReportedResource[] {
  const written: Json[] = all.map(({ name, hours, days, kept: own, copies }) => ({
    RuleName: name,
    ScheduleExpression: `cron(0 ${hours} ${days} *)`,
    StartWindowMinutes: 60,
    Lifecycle: { DeleteAfterDays: own },
    CopyActions: copies.map(({ to, kept: there }) => ({ DestinationBackupVaultArn: vaultOf(to), Lifecycle: { DeleteAfterDays: there } })),
  }));
  const it = { Type: 'AWS::DynamoDB::Table', Properties: {} };
  const coverage = coverageOfFiles({ Resources: { ...BACKUP, Plan: plan(written), It: it, Selection: selection({ Resources: [arn('It')] }) } });
  return [...(coverageJson(coverage, ({ name }) => name) as CoverageForm).resources];
}

/** When the points start that are kept in each place, by how long they are kept. */
function startsIn(all: readonly Rule[]): Map<string, [number, number][]> {
  const planned = all.map(({ name, hours, days, kept: deleteAfterDays, copies }): PlannedRule => ({
    name,
    schedule: { expression: `cron(0 ${hours} ${days} *)`, timeZone: 'UTC' },
    startWindowMinutes: 60,
    isContinuous: false,
    vault: 'own',
    lifecycle: { deleteAfterDays },
    copies: copies.map(({ to, kept: there }) => ({ vault: vaultOf(to), lifecycle: { deleteAfterDays: there } })),
  }));
  const places = new Map<string, [number, number][]>();
  new Forecast(planned, { from: FROM, end: END, typeName: 'DynamoDB' }).eachPoint(({ stream: { vault, keptDays }, createdAt }) => {
    if (!places.has(vault)) { places.set(vault, []); }
    places.get(vault)!.push([keptDays, createdAt]);
  });
  return places;
}

/** The largest gap between points that are kept for so long at least. */
function gapOf(points: readonly [number, number][], days: number): number {
  const starts = points.filter(([each]) => each >= days).map(([, start]) => start).sort((a, b) => a - b);
  return starts.length < 2 ? Infinity : starts.slice(1).reduce((gap, start, index) => Math.max(gap, start - starts[index]), 0);
}

/** Whether there is an age up to which points were closer to each other than they are. An hour is what clocks make of a day. */
function isLess(before: readonly Rule[], after: readonly Rule[]): boolean {
  const [then, now] = [before, after].map(startsIn);
  return [...then].some(([place, points]) => {
    const left = now.get(place) ?? [];
    return [...new Set(points.map(([days]) => days))].some((days) => {
      const gap = gapOf(points, days);
      return gapOf(left, days) > (gap >= DAY ? gap + HOUR : gap);
    });
  });
}

test('what the forecast has less of is told, and nothing else', () => {
  const [seen, told] = [[0, 0], [0, 0]];
  fc.assert(fc.property(rules, change, (before, changed) => {
    const after = changed(before);
    fc.pre(!isOpen(before) && !isOpen(after));
    const [{ losses } = { losses: [] }] = changesBetween(reportOf(before), reportOf(after));
    const expected = isLess(before, after);
    seen[Number(expected)]++;
    told[Number(losses.length > 0)]++;
    if (losses.length > 0 !== expected) { throw new Error(`${JSON.stringify([before, after])}: ${losses.join('; ')}`); }
  }), { numRuns: 120 });
  expect(Math.min(...seen)).toBeGreaterThan(10);
  expect(told).toEqual(seen);
});

test('other names, an order of its own, and one rule in two are no loss', () => {
  fc.assert(fc.property(rules, fc.nat(2), (before, at) => {
    const own = before[at % before.length];
    const halves = own.hours === '0/6' ? [{ ...own, hours: '0/12' }, { ...own, hours: '6/12', name: 'half' }] : [own, { ...own, name: 'twice' }];
    const after = before.flatMap((each) => each === own ? halves : [each]).reverse().map((each, index) => ({ ...each, name: `other${index}` }));
    expect(changesBetween(reportOf(before), reportOf(after))).toEqual([]);
    expect(changesBetween(reportOf(after), reportOf(before))).toEqual([]);
  }), { numRuns: 40 });
});
