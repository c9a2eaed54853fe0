import { coverageOf } from '../../../src/coverage/coverage-of';
import type { CoverageOptions } from '../../../src/coverage/coverage-of';
import type { Report } from '../../../src/coverage/report/report';
import { reportOf } from '../../../src/coverage/report/report';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { arn, BACKUP, plan, selection, tag, tags } from '../templates';
import type { Json } from '../templates';

export const HASH = 'a'.repeat(64);

/** The report of templates by their names. */
export function reportOfTemplates(templates: Record<string, Json>, options: CoverageOptions = {}, objectives: string[] = []): Report {
  const application = new TemplateFiles(Object.entries(templates).map(([name, content]) => new TemplateFile({ name, content })));
  return reportOf(application, coverageOf(application, options), { nameOf: ({ name }) => name, version: '1.2.3', sha256Of: () => HASH, objectives });
}

export const table = (properties: Json = {}, more: Json = {}): Json => ({ Type: 'AWS::DynamoDB::Table', ...more, Properties: properties });
const TRAIL = { Lifecycle: { DeleteAfterDays: 365, MoveToColdStorageAfterDays: 30 }, ScheduleExpression: 'cron(0 5 1 * ? *)', RuleName: 'monthly' };
const COPY = { CopyActions: [{ DestinationBackupVaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:other', Lifecycle: { DeleteAfterDays: 90 } }] };

/** A template with every verdict but `exempt`, which `exempts` gives. */
export const EVERY_VERDICT: Json = {
  Parameters: { Stage: { Type: 'String', Default: 'dev' } },
  Resources: {
    ...BACKUP,
    Plan: plan([{ RuleName: 'daily', ScheduleExpression: 'cron(0 5 * * ? *)', ...COPY }, TRAIL]),
    Selection: selection({ Resources: [arn('Protected')], ...{} }),
    ByTag: selection(tag('stage', 'prod')),
    Poor: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] } } },
    InVainSelection: { ...selection({}), Properties: { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { SelectionName: 'poor', IamRoleArn: arn('Poor'), Resources: [arn('InVain')] } } },
    Protected: table(),
    Conditional: table(tags({ stage: { Ref: 'Stage' } })),
    Unprotected: table(),
    InVain: table(),
    Exempt: table(),
    Native: table({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }),
    Unsupported: { Type: 'AWS::Logs::LogGroup', Properties: {} },
    Custom: { Type: 'Custom::Seeder', Properties: {} },
  },
};

export const exempts: CoverageOptions['exemptionOf'] = ({ logicalId }) => logicalId === 'Exempt' ? { reason: 'it is a cache', approvedBy: 'the owner', until: '2030-01-01' } : undefined;

export const everyVerdict = (): Report => reportOfTemplates({ 'shop.json': EVERY_VERDICT }, { exemptionOf: exempts }, ['All data is backed up at least daily.']);

/** Names that try to be more than names. */
export const HOSTILE = [
  '<script>window.hacked=1</script>', ']]><img src=x onerror="window.hacked=1">', '"\' onmouseover=\'window.hacked=1', '</style></script><svg onload=window.hacked=1>',
  'a\u202egnp.exe', 'line\nbreak\r\n|x|', '=HYPERLINK("http://evil.example","x")', '@everyone #1 [x](http://evil.example) `code` <!-- x', '${constructor}', '‏שלום',
];

/** Templates whose names, paths, ids and tags are all of that kind. */
export function hostileReport(): Report {
  const resources = Object.fromEntries(HOSTILE.map((text, index) => [`${text}${index}`, table(tags({ [text]: text }), { Metadata: { 'aws:cdk:path': `Stack/${text}/Resource` } })]));
  return reportOfTemplates(Object.fromEntries(HOSTILE.slice(0, 4).map((text, index) => [`${text}${index}.json`, {
    Parameters: { [HOSTILE[0]]: { Type: 'String' } },
    Resources: {
      ...BACKUP,
      Plan: plan([{ RuleName: HOSTILE[1], ScheduleExpression: HOSTILE[0] }, { RuleName: HOSTILE[0] }]),
      Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: HOSTILE[0] } },
      Selection: selection({ ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: HOSTILE[0], ConditionValue: HOSTILE[0] }] }, {}),
      All: selection({ Resources: ['*'], NotResources: [`arn:aws:dynamodb:*:*:table/${HOSTILE[1]}`] }),
      Custom: { Type: `Custom::${HOSTILE[0]}`, Properties: {} },
      ...resources,
    },
  }])), { exemptionOf: ({ logicalId }) => logicalId.endsWith('9') ? { reason: HOSTILE[0], approvedBy: HOSTILE[1], until: HOSTILE[2] } : undefined }, [HOSTILE[0]]);
}

/** What is one of a few words, or a schedule. */
const KEPT = new Set(['verdict', 'withDefaults', 'immutability', 'level', 'expression', 'timeZone', 'sha256']);

/** A report in which every text that can be anything is such a name. */
export function hostileThroughout(): Report {
  let index = 0;
  const unmet = [{ id: 'copies', level: 'error', template: 'x', path: 'x', logicalId: 'x', message: 'x' }];
  return JSON.parse(JSON.stringify({ ...everyVerdict(), unmet }), (key, value) => typeof value === 'string' && !KEPT.has(key) ? `${HOSTILE[index++ % HOSTILE.length]}${index}` : value);
}
