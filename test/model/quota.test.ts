import { Quota } from '../../src/model/quota';

/** How many AWS Backup, and AWS Organizations, take, as their guides have it. */
const MOST: Record<string, number> = {
  RULES: 10,
  COPY_ACTIONS: 5,
  INDEX_ACTIONS: 1,
  RECOVERY_POINT_TAGS: 10,
  ARNS: 500,
  WILDCARD_ARNS: 30,
  TAGS: 30,
  CONDITIONS: 30,
  SELECTIONS: 100,
  SELECTIONS_WITH_TAGS: 10,
  RESTORE_TESTING_SELECTIONS: 30,
  VAULT_SELECTORS: 30,
  TESTED_ARNS: 30,
  FRAMEWORKS: 15,
  CONTROLS: 50,
  REPORT_PLANS: 20,
  EXEMPT_ROLES: 5,
  ACCOUNTS_OF_CONTROL: 5,
  FRAMEWORKS_OF_REPORT: 1000,
  POLICIES_OF_TARGET: 10,
  LEGAL_HOLDS: 50,
  ACCESS_POINTS: 5,
};

test('each quota is what the guides say', () => {
  expect(Object.fromEntries(Object.entries(Quota).map(([name, { max }]) => [name, max]))).toEqual(MOST);
});

test('as many as that are taken, and one more is not', () => {
  expect(Quota.RULES.problemsOf('the plan', 10)).toEqual([]);
  expect(Quota.RULES.problemsOf('the plan', 11)).toEqual(['the plan must have at most 10 rules, got 11']);
  expect(Quota.INDEX_ACTIONS.problemsOf("'indexActions'", 2)).toEqual(["'indexActions' must have at most one element, got 2"]);
  expect(Quota.ARNS.problemsOf("'resources'", 501, 'of them')).toEqual(["'resources' must have at most 500 of them, got 501; split them into several selections"]);
});
