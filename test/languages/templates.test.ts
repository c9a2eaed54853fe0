import { differences } from '../../languages/driver/templates';

const TEMPLATE = {
  'Plans.template.json': {
    Resources: {
      Plan: { Type: 'AWS::Backup::BackupPlan', Properties: { Rules: [{ Name: 'daily', Days: 35 }, { Name: 'weekly' }], Tags: {} } },
    },
  },
};
const PLAN = 'Plans.template.json.Resources.Plan';

function changed(change: (properties: any, templates: any) => void): string[] {
  const copy = structuredClone(TEMPLATE);
  change(copy['Plans.template.json'].Resources.Plan.Properties, copy);
  return differences(TEMPLATE, copy);
}

test('a template is the same as itself, in whatever order its keys are', () => {
  expect(changed(() => {})).toEqual([]);
  expect(changed((properties) => { properties.Rules[0] = { Days: 35, Name: 'daily' }; })).toEqual([]);
});

test.each<[string, Parameters<typeof changed>[0], string[]]>([
  ['another value', (plan) => { plan.Rules[0].Days = 36; }, [`${PLAN}.Properties.Rules.0.Days: expected 35, got 36`]],
  ['a number that became a string', (plan) => { plan.Rules[0].Days = '35'; }, [`${PLAN}.Properties.Rules.0.Days: expected 35, got "35"`]],
  ['a key too few', (plan) => { delete plan.Rules[0].Days; }, [`${PLAN}.Properties.Rules.0.Days: expected 35, got undefined`]],
  ['a key too many', (plan) => { plan.Rules[1].Days = null; }, [`${PLAN}.Properties.Rules.1.Days: expected undefined, got null`]],
  ['another order in a list', (plan) => { plan.Rules[0].Name = 'weekly'; plan.Rules[1].Name = 'daily'; }, [
    `${PLAN}.Properties.Rules.0.Name: expected "daily", got "weekly"`,
    `${PLAN}.Properties.Rules.1.Name: expected "weekly", got "daily"`,
  ]],
  ['an element too few', (plan) => { plan.Rules.pop(); }, [`${PLAN}.Properties.Rules.1: expected {"Name":"weekly"}, got undefined`]],
  ['a list for an object', (plan) => { plan.Tags = []; }, [`${PLAN}.Properties.Tags: expected {}, got []`]],
  ['a template too many', (_, all) => { all['More.template.json'] = {}; }, ['More.template.json: expected undefined, got {}']],
  ['a template too few', (_, all) => { delete all['Plans.template.json']; }, [
    `Plans.template.json: expected ${JSON.stringify(TEMPLATE['Plans.template.json'])}, got undefined`,
  ]],
])('%s is a difference', (_, change, found) => {
  expect(changed(change)).toEqual(found);
});
