import { ORIGINS, planOf, saidOf } from '../origins';

describe.each(ORIGINS)('of %s', (origin) => {
  test('rules of one name are warned of', () => {
    expect(saidOf(planOf(() => [{ ruleName: 'a' }, { ruleName: 'a' }]), origin)).toContain(
      "warning 'Stack/Plan': the plan has 2 rules named 'a': their jobs cannot be told apart [duplicateRuleName]");
  });

  test('nothing is said of rules of different names', () => {
    expect(saidOf(planOf(() => [{ ruleName: 'a' }, { ruleName: 'b' }]), origin).join()).not.toContain('duplicateRuleName');
  });
});
