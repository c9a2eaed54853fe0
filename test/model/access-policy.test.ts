import { Lazy } from 'aws-cdk-lib';
import { wildcardProblems } from '../../src/model/access-policy';

const refusal = (action: string) =>
  `an access policy of a vault must name each action, without '*', got '${action}': AWS Backup takes no wildcard there`;

describe('wildcardProblems', () => {
  test.each([
    [[]],
    [['backup:StartBackupJob', 'backup:StartCopyJob']],
    [[Lazy.string({ produce: () => 'backup:*' })]],
    [[{ Ref: 'Action' } as unknown as string]],
  ])('takes %j', (actions) => {
    expect(wildcardProblems(actions)).toEqual([]);
  });

  test('says one beside a token', () => {
    const action = `${Lazy.string({ produce: () => 'backup' })}:*`;
    expect(wildcardProblems([action])).toEqual([refusal(action)]);
  });

  test('says each', () => {
    expect(wildcardProblems(['*', 'backup:StartBackupJob', 'backup:Start*'])).toEqual([refusal('*'), refusal('backup:Start*')]);
  });
});
