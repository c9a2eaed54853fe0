import { join } from 'path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import type { CfnBackupVault, IBackupVaultRef } from 'aws-cdk-lib/aws-backup';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import * as fc from 'fast-check';
import { saidOf } from './api/orders';
import { deploy } from './oracle';
import { ASSIGNMENTS, REQUIRED, TEMPLATE } from './requirement-apps';
import { ACCOUNT, REGION, unmetOf } from './requirement-oracle';
import { find } from './templates';
import type { Json } from './templates';
import { BackupCopyRequirement, BackupCoverage, BackupResourceType, BackupVault } from '../../src';
import { needInJson } from '../../src/coverage/api/requirements/need-in-json';
import { unmetBy } from '../../src/coverage/api/requirements/unmet';
import { coverageOf } from '../../src/coverage/coverage-of';
import { TemplateFile, TemplateFiles } from '../../src/document/template-file';
import { Folder, run } from '../cli/run';

const environment = { account: ACCOUNT, region: REGION, partition: 'aws' };

/** What is not met, and how bad that is. */
function foundIn(template: Json, required: readonly Json[]): Map<string, string> {
  const coverage = coverageOf(new TemplateFiles([new TemplateFile({ name: 'T', content: template, environment })]));
  return new Map(unmetBy(find(coverage, 'It'), required.map((each) => needInJson(each).need)).map(({ id, level }) => [id, level]));
}

/** What is not met in some case is not met. */
function expectedIn(template: Json, required: readonly Json[]): Record<string, 'unmet' | 'open'> {
  const told = ASSIGNMENTS.flatMap((parameters) => {
    const stack = deploy({ template, region: REGION, account: ACCOUNT, parameters });
    return required.map((each) => unmetOf(stack, 'It', each));
  });
  if (told.some(({ unprotected }) => unprotected)) { return { unprotected: 'unmet' }; }
  return Object.assign({}, ...['open', 'unmet'].flatMap((worth) => told.map((each) => Object.fromEntries(Object.entries(each).filter(([, own]) => own === worth)))));
}

/** 1,500 runs were made once; here are those that a suite has time for. */
test('what is required is met where a simple program of the documentation finds that it is', () => {
  const seen = new Set<string>();
  fc.assert(fc.property(TEMPLATE, fc.array(REQUIRED, { minLength: 1, maxLength: 2 }), (template, required) => {
    const found = foundIn(template, required);
    const [all, errors] = [required, required.filter(({ enforcement }) => enforcement !== 'warning')].map((each) => expectedIn(template, each));
    for (const id of new Set([...found.keys(), ...Object.keys(all)])) {
      const expected = errors[id] === 'unmet' ? 'error' : errors[id] === 'open' || all[id] === 'open' ? undefined : all[id] === 'unmet' ? 'warning' : 'nothing';
      const own = found.get(id) ?? 'nothing';
      if (expected !== undefined && own !== expected) { throw new Error(`${id}: ${own} instead of ${expected}\n${JSON.stringify(required)}\n${JSON.stringify(template.Resources)}`); }
      seen.add(id);
    }
  }), { numRuns: Number(process.env.RUNS ?? 60), seed: Number(process.env.SEED ?? 1) });
  expect(seen.size).toBeGreaterThan(7);
});

describe('by constructs and by the command', () => {
  const folder = new Folder();

  test('it is the same', () => {
    let count = 0;
    fc.assert(fc.property(TEMPLATE, REQUIRED, (template, required) => {
      count++;
      const app = new App({ outdir: join(`${folder}`, `cdk.out${count}`) });
      const stack = new Stack(app, 'Stack', { env: { account: ACCOUNT, region: REGION } });
      const included = new CfnInclude(stack, 'T', { templateFile: folder.file('t.json', template) });
      BackupCoverage.of(app).require(requirementOf(required, included, stack));
      const said = saidOf(app).violations.filter((each) => each.includes('/Stack/')).map((each) => /^(\w+) (\w+)\//.exec(each)!.slice(1, 3)).map(([level, id]) => [id, level]);
      const expected = [...foundIn(template, [required])];
      expect(said.sort()).toEqual(expected.sort());
      const { out } = run(['coverage', app.outdir, '--require', folder.file('r.json', required), '--format', 'json']);
      expect(JSON.parse(out).unmet.map(({ id, level }: Json) => [id, level]).sort()).toEqual(expected);
    }), { numRuns: Number(process.env.RUNS ?? 5), seed: Number(process.env.SEED ?? 1) });
  });
});

function requirementOf(required: Json, included: CfnInclude, stack: Stack): Json {
  const { copies, resourceTypes, pointInTimeRecovery, customerManagedKey, immutability, enforcement, ...times } = required;
  return {
    ...Object.fromEntries(Object.entries<string>(times).map(([name, time]) => [name, Duration.parse(time)])),
    copies: copies?.map((copy: Json) => copyOf(copy, included, stack)),
    resourceTypes: resourceTypes?.map((name: string) => BackupResourceType.of(name)),
    pointInTimeRecovery,
    customerManagedKey,
    immutability,
    enforcement,
  };
}

function copyOf({ toOtherRegion, toOtherAccount, toRegion, toVault, minRetention }: Json, included: CfnInclude, stack: Stack): BackupCopyRequirement {
  const options = { minRetention: minRetention && Duration.parse(minRetention) };
  if (toOtherRegion) { return BackupCopyRequirement.toOtherRegion(options); }
  if (toOtherAccount) { return BackupCopyRequirement.toOtherAccount(options); }
  if (toRegion) { return BackupCopyRequirement.toRegion(toRegion, options); }
  return BackupCopyRequirement.toVault(vaultOf(toVault, included, stack), options);
}

function vaultOf(name: string, included: CfnInclude, stack: Stack): IBackupVaultRef {
  if (name === 'second') { return included.getResource('Second') as CfnBackupVault; }
  const imported = stack.node.tryFindChild(name) as BackupVault | undefined;
  return imported ?? (name.includes(':') ? BackupVault.fromBackupVaultArn(stack, name, name) : BackupVault.fromBackupVaultName(stack, name, name));
}
