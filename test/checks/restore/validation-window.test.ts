import { aws_events as events, aws_iam as iam, aws_lambda as lambda, aws_stepfunctions as stepfunctions, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { RestoreTestingPlan, RestoreTestingSelectionOptions } from '../../../src';
import * as ours from '../../../src';
import { HERE } from '../../util';
import { allSaidOf, ORIGINS_OF_OURS } from '../origins';
import type { Program } from '../origins';

type Add = (tests: RestoreTestingPlan, stack: Stack) => void;

function program(add: Add, validationWindow?: Duration, options: Partial<RestoreTestingSelectionOptions> = {}): Program {
  return (app, backup) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    const tests = new backup.RestoreTestingPlan(stack, 'Tests', { scheduleExpression: Schedule.cron({ weekDay: 'SUN', hour: '4', minute: '0' }) });
    tests.addSelection('Selection', { resourceType: ours.BackupResourceType.EBS, validationWindow, ...options });
    add(tests, stack);
  };
}

/** A rule for what a plan has restored. */
function rule(stack: Stack, tests: RestoreTestingPlan, targetArn: string, detail: object = {}, more: Partial<events.CfnRuleProps> = {}): void {
  new events.CfnRule(stack, 'Rule', {
    eventPattern: {
      'source': ['aws.backup'],
      'detail-type': ['Restore Job State Change'],
      'detail': { status: ['COMPLETED'], restoreTestingPlanArn: [tests.restoreTestingPlanArn], ...detail },
    },
    targets: [{ arn: targetArn, id: 'Target' }],
    ...more,
  });
}

const statements = [{ Effect: 'Allow', Action: 'backup:PutRestoreValidationResult', Resource: '*' }];
const role = (stack: Stack, withStatements = true) => new iam.CfnRole(stack, 'Role', {
  assumeRolePolicyDocument: {}, policies: withStatements ? [{ policyName: 'p', policyDocument: { Statement: statements } }] : undefined,
});
const fn = (stack: Stack, roleArn: string, timeout?: number) => new lambda.CfnFunction(stack, 'Validator', { code: {}, role: roleArn, timeout }).attrArn;
const machine = (stack: Stack, definition: object) => new stepfunctions.CfnStateMachine(stack, 'Validator', { roleArn: 'arn:aws:iam::111111111111:role/r', definition }).attrArn;
const REPORT = { Report: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:backup:putRestoreValidationResult' } };

const byFunction = (timeout?: number, detail?: object, more?: Partial<events.CfnRuleProps>): Add => (tests, stack) =>
  rule(stack, tests, fn(stack, role(stack).attrArn, timeout), detail, more);
const byMachine = (definition: object): Add => (tests, stack) => rule(stack, tests, machine(stack, definition));

const said = (deleted: string, time: string, hours: string, validator = 'Stack/Validator') => expect.stringMatching(new RegExp(
  `^warning 'Stack/Tests/Selection': what is restored for the test is deleted ${deleted}, and '${validator}', which validates it, may take ${time}: '\\w+' should be at least ${hours} `
  + '\\[restoreValidationWindowTooShort\\]$'));

describe.each(ORIGINS_OF_OURS)('in %s', (origin) => {
  const hours = (amount: number) => Duration.hours(amount);

  test.each<[string, Add, Duration | undefined, unknown[]]>([
    ['a function, and nothing stays', byFunction(), undefined, [said('soon after it', '3 seconds', '1 hour')]],
    ['a function, and it stays', byFunction(900), hours(1), []],
    ['a function with a time, and nothing stays', byFunction(120), undefined, [said('soon after it', '2 minutes', '1 hour')]],
    ['a function for restores of any plan', byFunction(120, { restoreTestingPlanArn: [{ exists: true }] }), undefined, [said('soon after it', '2 minutes', '1 hour')]],
    ['a function for restores of another plan', byFunction(120, { restoreTestingPlanArn: ['arn:aws:backup:eu-central-1:111111111111:restore-testing-plan:other-1'] }), undefined, []],
    ['a function for the type', byFunction(120, { resourceType: ['EBS'] }), undefined, [said('soon after it', '2 minutes', '1 hour')]],
    ['a function for another type', byFunction(120, { resourceType: ['S3'] }), undefined, [expect.stringMatching(/\[restoreValidationUnused\]$/)]],
    ['a function for failed restores', byFunction(120, { status: ['FAILED'] }), undefined, []],
    ['a function that nobody calls', byFunction(120, {}, { state: 'DISABLED' }), undefined, []],
    ['a function that may not tell a result', (tests, stack) => rule(stack, tests, fn(stack, role(stack, false).attrArn)), undefined, []],
    ['a function by a policy', (tests, stack) => {
      const { ref, attrArn } = role(stack, false);
      new iam.CfnPolicy(stack, 'Policy', { policyName: 'p', roles: [ref], policyDocument: { Statement: statements } });
      rule(stack, tests, fn(stack, attrArn));
    }, undefined, [said('soon after it', '3 seconds', '1 hour')]],
    ['a function with a role of others', (tests, stack) => rule(stack, tests, fn(stack, 'arn:aws:iam::111111111111:role/r')), undefined, []],
    ['a function whose time deployment knows', (tests, stack) => rule(stack, tests, fn(stack, role(stack).attrArn, new CfnParameter(stack, 'Time', { type: 'Number' }).valueAsNumber)), undefined, []],
    ['a state machine within the time', byMachine({ TimeoutSeconds: 7200, States: REPORT }), hours(2), []],
    ['a state machine that may take longer', byMachine({ TimeoutSeconds: 7201, States: REPORT }), hours(2), [said('after 2 hours', '2 hours 1 second', '3 hours')]],
    ['a state machine without a time', byMachine({ States: REPORT }), hours(2), []],
    ['a state machine that does something else', byMachine({ TimeoutSeconds: 7201, States: {} }), hours(2), []],
    ['something else', (tests, stack) => rule(stack, tests, 'arn:aws:sns:eu-central-1:111111111111:topic'), undefined, []],
    ['a validation of this library', (tests) => tests.addValidation('V', { validator: ours.RestoreValidator.ebs({ timeout: Duration.minutes(46) }) }), hours(1),
      [said('after 1 hour', '1 hour 1 minute', '2 hours', 'Stack/Tests/V')]],
    ['one with enough time', (tests) => tests.addValidation('V', { validator: ours.RestoreValidator.ebs({ timeout: Duration.minutes(45) }) }), hours(1), []],
  ])('%s', (_, add, window, expected) => {
    expect(allSaidOf(program(add, window), origin)).toEqual(expected);
  });

  test('a state machine whose definition is no JSON is not known', () => {
    expect(allSaidOf(program((tests, stack) => rule(stack, tests, new stepfunctions.CfnStateMachine(stack, 'Validator', {
      roleArn: 'arn:aws:iam::111111111111:role/r', definitionString: 'PutRestoreValidationResult',
    }).attrArn)), origin)).toEqual([]);
  });
});
