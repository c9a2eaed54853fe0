// The other tests do without aws-cdk-lib's template validation; here it is what is tested.
delete process.env.CDK_VALIDATION;

import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupResource, BackupResourceType, BackupSelectionCondition } from '../../src';
import { RESOURCE_CATALOG } from '../../src/model/resources/resource-catalog';
import { HERE } from '../util';

const TYPES = [...new Set(RESOURCE_CATALOG.flatMap(({ sources }) => sources.map(({ type }) => type)))];

/** What the strict validation finds in the resources of AWS Backup and IAM of an app. */
function findingsIn(fill: (stack: Stack) => void): string[] {
  const outdir = mkdtempSync(join(tmpdir(), 'validation-'));
  try {
    const app = new App({ outdir, context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
    const stack = new Stack(app, 'Stack', { env: HERE });
    fill(stack);
    try { app.synth(); } catch { /* bare resources lack what they need; what is found is in the report */ }
    const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
    return report.pluginReports.flatMap(({ violations }: any) => violations)
      .filter((violation: any) => JSON.stringify(violation).includes('Stack/Plan'))
      .map(({ description }: any) => description);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

test('a selection of every kind of resource is one that the strict validation takes', () => {
  expect(findingsIn((stack) => {
    TYPES.forEach((type, index) => new CfnResource(stack, `R${index}`, { type }));
    BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', {
      resources: [BackupResource.fromConstruct(stack, { resourceTypes: BackupResourceType.all() })],
      notResources: [BackupResource.allOf(BackupResourceType.EC2)],
      conditions: [BackupSelectionCondition.tagEquals('stage', 'production'), BackupSelectionCondition.tagNotLike('owner', 'tmp-*')],
      allowRestores: true,
    });
  })).toEqual([]);
});

test('patterns of every type are what the strict validation takes', () => {
  expect(findingsIn((stack) => {
    BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', {
      resources: BackupResourceType.all().map((type) => BackupResource.allOf(type)),
    });
  })).toEqual([]);
});

test('the validation looks at selections: it finds what is wrong with one', () => {
  expect(findingsIn((stack) => {
    const selection = BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', { resources: [BackupResource.everything()] });
    (selection.node.defaultChild as CfnResource).addPropertyOverride('BackupSelection.Nonsense', 'x');
  })).not.toEqual([]);
});
