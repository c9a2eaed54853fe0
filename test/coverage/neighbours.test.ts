import * as fc from 'fast-check';
import { ENVIRONMENT, SMALL_APP, templateOf } from './small-apps';
import type { SmallApp } from './small-apps';
import type { Json } from './templates';
import { coverageOf } from '../../src/coverage/coverage-of';
import { coverageJson } from '../../src/coverage/json';
import { SelectionIndex } from '../../src/coverage/selection-index';
import { TemplateFile, TemplateFiles } from '../../src/document/template-file';

const RUNS = { numRuns: Number(process.env.RUNS ?? 60), seed: Number(process.env.SEED ?? 42) };

function told(app: SmallApp, data = app.data): { readonly resources: Json[]; readonly [name: string]: Json } {
  const content = templateOf(app, data);
  const file = new TemplateFile({ name: 'T', content, ...app.hasEnvironment ? { environment: ENVIRONMENT } : {} });
  return JSON.parse(JSON.stringify(coverageJson(coverageOf(new TemplateFiles([file])), () => 'T')));
}

const byId = (resources: Json[]): Json => Object.fromEntries(resources.map((each) => [each.logicalId, each]));
const stats: Record<string, number> = {};
afterEach(() => jest.restoreAllMocks());
afterAll(() => process.env.RUNS && console.log(stats));

test('each resource judged by itself, by one selection after the other, gets what all get together', () => {
  fc.assert(fc.property(SMALL_APP, (app) => {
    jest.restoreAllMocks();
    const together = told(app);
    for (const { verdict, type, reasons } of together.resources) { if (!type.includes('KMS')) { stats[verdict] = (stats[verdict] ?? 0) + 1; if (verdict === 'selectedInVain') { for (const r of reasons) { const k = r.replace(/'[^']*'/g, 'X').replace(/.* in vain: /, ''); stats[k] = (stats[k] ?? 0) + 1; } } } }
    const candidates = SelectionIndex.prototype.candidates;
    jest.spyOn(SelectionIndex.prototype, 'lookOf').mockReturnValue(undefined);
    jest.spyOn(SelectionIndex.prototype, 'candidates').mockImplementation(function (this: SelectionIndex, subject) {
      const { likely, open } = candidates.call(this, subject);
      const single = (groups: typeof likely) => groups.flatMap(({ places, positions }) => places.map((place, index) => ({ places: [place], positions: [positions[index]] })));
      return { likely: single(likely), open: single(open) };
    });
    expect(told(app)).toEqual(together);
  }), RUNS);
});

test('in another order', () => {
  fc.assert(fc.property(SMALL_APP, (app) => {
    const reversed = told(app, Object.fromEntries(Object.entries(app.data).reverse()));
    const first = told(app);
    expect(byId(reversed.resources)).toEqual(byId(first.resources));
    expect([...reversed.assumptions].sort()).toEqual([...first.assumptions].sort());
  }), RUNS);
});

test('with others that are alike', () => {
  fc.assert(fc.property(SMALL_APP, (app) => {
    const nameless = Object.entries(app.data).filter(([, { Properties }]) => !['TableName', 'BucketName', 'DBInstanceIdentifier'].some((name) => name in Properties));
    const twins = Object.fromEntries(nameless.map(([id, each]) => [`A${id}`, each]));
    const all = byId(told(app, { ...twins, ...app.data }).resources);
    const first = byId(told(app).resources);
    for (const id of Object.keys(first)) { expect(all[id]).toEqual(first[id]); }
  }), RUNS);
});

test('without those that nothing refers to', () => {
  fc.assert(fc.property(SMALL_APP, (app) => {
    const written = JSON.stringify(app.backup);
    const first = byId(told(app).resources);
    for (const id of Object.keys(app.data)) {
      const rest = Object.fromEntries(Object.entries(app.data).filter(([each]) => each === id || written.includes(`"${each}"`)));
      expect(byId(told(app, rest).resources)[id]).toEqual(first[id]);
    }
  }), RUNS);
});

const RANKS = ['unprotected', 'selectedInVain', 'conditional', 'protected'];
const rank = (verdict: string) => Math.max(0, RANKS.indexOf(verdict));
const found: string[] = [];
afterAll(() => process.env.RUNS && console.log(found.join('\n')));
const tally: Record<string, number> = {};
afterAll(() => process.env.RUNS && console.log(tally));

test('with each selection alone', () => {
  fc.assert(fc.property(SMALL_APP, (app) => {
    const ids = Object.keys(app.backup).filter((id) => app.backup[id].Type === 'AWS::Backup::BackupSelection');
    const all = byId(told(app).resources);
    const alone = ids.map((id) => byId(told({ ...app, backup: Object.fromEntries(Object.entries(app.backup).filter(([each]) => each === id || !ids.includes(each))) }).resources));
    const wrong = Object.keys(app.data).flatMap((id) => {
      if (!all[id]) { return []; }
      const each = alone.map((one) => one[id]);
      const best = Math.max(...each.map(({ verdict }) => rank(verdict)));
      const together = rank(all[id].verdict);
      const several = each.filter(({ verdict }) => verdict === 'conditional').length > 1;
      const kind = `${all[id].verdict}/${all[id].withDefaults} alone ${each.map(({ verdict, withDefaults }) => `${verdict}/${withDefaults}`).sort().join()}`;
      tally[kind] = (tally[kind] ?? 0) + 1;
      const isRight = together === best || (together === 3 && best === 2 && several);
      const defaults = Math.max(...each.map(({ withDefaults, verdict }) => rank(withDefaults ?? verdict)));
      const isDefaultRight = all[id].withDefaults === undefined || (defaults >= 2 ? rank(all[id].withDefaults) === defaults : rank(all[id].withDefaults) <= defaults);
      const sure = each.flatMap(({ verdict, selections }) => all[id].verdict === 'protected' && verdict === 'protected' ? selections : []);
      const isSelRight = sure.every((s: string) => all[id].selections.includes(s));
      const missing = all[id].verdict !== 'protected' ? [] : each.flatMap(({ verdict, reasons }) => verdict === 'protected' ? reasons.filter((r: string) => r.startsWith('the selection') && !all[id].reasons.includes(r)) : []);
      return isRight && isDefaultRight && isSelRight && missing.length === 0 ? [] : [[id, kind, isRight, isDefaultRight, isSelRight, missing, all[id].reasons, each.map(({ reasons }) => reasons)]];
    });
    for (const [, kind, ...rest] of wrong) { found.push(`${kind} ${JSON.stringify(rest)}`); }
  }), RUNS);
});
