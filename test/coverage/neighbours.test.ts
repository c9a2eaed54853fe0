import * as fc from 'fast-check';
import { ENVIRONMENT, SMALL_APP, templateOf } from './small-apps';
import type { SmallApp } from './small-apps';
import type { Json } from './templates';
import { coverageOf } from '../../src/coverage/coverage-of';
import { coverageJson } from '../../src/coverage/json';
import { SelectionIndex } from '../../src/coverage/selection-index';
import { TemplateFile, TemplateFiles } from '../../src/document/template-file';

/** What it tells is the same with each seed; some are enough for each run. */
const RUNS = { numRuns: 12, seed: 42, endOnFailure: true };

/** What is told of each resource of a small app. The laws are none of this. */
function toldOf(app: SmallApp, data = app.data): { readonly resources: Readonly<Record<string, Json>>; readonly assumptions: readonly string[] } {
  const file = new TemplateFile({ name: 'T', content: templateOf(app, data), ...app.hasEnvironment ? { environment: ENVIRONMENT } : {} });
  const { resources, assumptions } = JSON.parse(JSON.stringify(coverageJson(coverageOf(new TemplateFiles([file]), { isKept: () => true }), () => 'T')));
  return { resources: Object.fromEntries(resources.map((each: Json) => [each.logicalId, each])), assumptions: [...assumptions].sort() };
}

/** Judges resources and selections one after the other, as if none were like another. */
function judgeOneByOne(): void {
  const { candidates } = SelectionIndex.prototype;
  jest.spyOn(SelectionIndex.prototype, 'lookOf').mockReturnValue(undefined);
  jest.spyOn(SelectionIndex.prototype, 'candidates').mockImplementation(function (this: SelectionIndex, subject) {
    const { likely, open } = candidates.call(this, subject);
    const single = (groups: typeof likely) => groups.flatMap(({ places, positions }) =>
      places.map((place, index) => ({ places: [place], positions: [positions[index]] })));
    return { likely: single(likely), open: single(open) };
  });
}

afterEach(() => jest.restoreAllMocks());

test('what is alike is judged once, and gets what it gets by itself', () => {
  fc.assert(fc.property(SMALL_APP, (app) => {
    const together = toldOf(app);
    judgeOneByOne();
    const single = toldOf(app);
    jest.restoreAllMocks();
    expect(together).toEqual(single);
  }), RUNS);
});

test('in another order, each resource gets the same', () => {
  fc.assert(fc.property(SMALL_APP, (app) => {
    expect(toldOf(app, Object.fromEntries(Object.entries(app.data).reverse()))).toEqual(toldOf(app));
  }), RUNS);
});

test('beside others that are like it, and without those that nothing refers to, each resource gets the same', () => {
  fc.assert(fc.property(SMALL_APP, (app) => {
    const backup = JSON.stringify(app.backup);
    const isNamed = ({ Properties }: Json) => ['TableName', 'BucketName', 'DBInstanceIdentifier'].some((name) => name in Properties);
    const data = Object.entries(app.data);
    const twins = Object.fromEntries(data.filter(([, each]) => !isNamed(each)).map(([id, each]) => [`Twin${id}`, each]));
    const needed = Object.fromEntries(data.filter(([id]) => backup.includes(`"${id}"`)));
    const { resources } = toldOf(app);
    expect(toldOf(app, { ...twins, ...app.data }).resources).toMatchObject(resources);
    expect(resources).toMatchObject(toldOf(app, needed).resources);
  }), RUNS);
});

/** What is told of resources, from the worst. */
const RANKS = ['unprotected', 'selectedInVain', 'conditional', 'protected'];
const rankOf = (verdict: string) => Math.max(0, RANKS.indexOf(verdict));

test('selections together do what the best of them does alone, or more where several do it in other cases each', () => {
  fc.assert(fc.property(SMALL_APP, (app) => {
    const ids = Object.keys(app.backup).filter((id) => app.backup[id].Type === 'AWS::Backup::BackupSelection');
    const withOne = (id: string) => Object.fromEntries(Object.entries(app.backup).filter(([each]) => each === id || !ids.includes(each)));
    const alone = ids.map((id) => toldOf({ ...app, backup: withOne(id) }).resources);
    for (const [id, { verdict, withDefaults, selections, reasons }] of Object.entries(toldOf(app).resources)) {
      const each = alone.map((one) => one[id]);
      const best = Math.max(...each.map((one) => rankOf(one.verdict)));
      const mayAddUp = rankOf('conditional') === best && each.filter((one) => rankOf(one.verdict) === best).length > 1;
      expect([best, ...mayAddUp ? [rankOf('protected')] : []]).toContain(rankOf(verdict));
      if (withDefaults !== undefined) {
        expect(rankOf(withDefaults)).toBeLessThanOrEqual(Math.max(...each.map((one) => rankOf(one.withDefaults ?? one.verdict))));
      }
      const sure = each.filter((one) => one.verdict === 'protected');
      expect(selections).toEqual(expect.arrayContaining(sure.flatMap((one) => one.selections)));
      const why = sure.flatMap((one) => one.reasons.filter((reason: string) => reason.startsWith('the selection')));
      expect(reasons).toEqual(expect.arrayContaining(why));
    }
  }), RUNS);
});
