import { homedir } from 'os';
import { Refusal } from '../../acceptance/cloud/cloud';
import { redacted } from '../../acceptance/run/redacted';
import { reportOf } from '../../acceptance/run/report';
import { Results } from '../../acceptance/run/results';

// Made of parts, so that nothing in this file looks like what it is about.
const ACCOUNT = ['1111', '2222', '3333'].join('');
const OTHER = ['4444', '5555', '6666'].join('');
const KEY = `AK${'IA'}MADEUPMADEUPMADE`;
const SESSION = `AR${'OA'}MADEUPMADEUPMADE:jane`;

test.each([
  [`User: arn:aws:sts::${ACCOUNT}:assumed-role/Admin/jane@example.com is not authorized to perform: backup:X`, 'User: arn:aws:sts::<account>:<caller> is not authorized to perform: backup:X'],
  [`arn:aws-cn:iam::${OTHER}:user/team/jane`, 'arn:aws-cn:iam::<account>:<caller>'],
  [`"arn:aws:iam::${ACCOUNT}:role/cdk-aws-backup-ask-Role"`, '"arn:aws:iam::<account>:role/cdk-aws-backup-ask-Role"'],
  [`s3://cdk-hnb659fds-assets-${ACCOUNT}-eu-west-1`, 's3://cdk-hnb659fds-assets-<account>-eu-west-1'],
  [`of ${OTHER}: no`, 'of <account>: no'],
  [`${KEY} and ${SESSION}`, '<principal> and <principal>'],
  ['ask jane@example.com', 'ask <address>'],
  ['in o-abcdefghij/r-abcd', 'in <organization>/<organization>'],
  ['Encoded authorization failure message: abc-DEF_123', 'Encoded authorization failure message: <message>'],
  [`${homedir()}/x`, '~/x'],
  ['(request 0a1b2c3d-0000-0000-0000-123456789012)', '(request 0a1b2c3d-0000-0000-0000-123456789012)'],
  ['arn:aws:backup:eu-west-1::vault, cdk-aws-backup-ask-q-o-1', 'arn:aws:backup:eu-west-1::vault, cdk-aws-backup-ask-q-o-1'],
])('%s is kept without what concerns nobody else', (text, expected) => {
  expect(redacted(text, ACCOUNT)).toBe(expected);
});

test('a report has no account, no caller and no credential, and what a reader needs', () => {
  const results = new Results(() => {});
  results.passed('destruction');
  results.failed('nothing is left', new Refusal('backup:DescribeBackupVault', 'AccessDeniedException', `User: arn:aws:sts::${ACCOUNT}:assumed-role/Admin/jane is not authorized`, 'r-1').inWords, `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/t is there`, KEY);
  results.skipped(`nothing is left: arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/t`, OTHER);
  const report = reportOf({
    run: '20310203t040506', day: '2031-02-03', region: 'eu-west-1', results: results.all, requests: [{ operation: 'sts:GetCallerIdentity', region: 'eu-west-1', at: '2031-02-03T04:05:06.000Z', requestId: '0a1b2c3d-0000-0000-0000-0123456789ab' }],
  }, ACCOUNT);
  const text = JSON.stringify(report);

  expect(text).not.toMatch(/\d{12}(?!ab)|jane|Admin|AKIA|ASIA|AROA/);
  expect(report).toMatchObject({
    run: '20310203t040506',
    day: '2031-02-03',
    region: 'eu-west-1',
    versions: { 'cdk-aws-backup': expect.any(String), 'node': process.versions.node },
    results: [
      { step: 'destruction', state: 'passed', details: [] },
      { step: 'nothing is left', state: 'failed', details: ['backup:DescribeBackupVault: AccessDeniedException: User: arn:aws:sts::<account>:<caller> is not authorized (request r-1)', 'arn:aws:dynamodb:eu-west-1:<account>:table/t is there', '<principal>'] },
      { step: 'nothing is left: arn:aws:dynamodb:eu-west-1:<account>:table/t', state: 'skipped', details: ['<account>'] },
    ],
    requests: [{ operation: 'sts:GetCallerIdentity', requestId: '0a1b2c3d-0000-0000-0000-0123456789ab' }],
  });
});
