import { many, planOf, planWith, PREFIX } from '../question';
import type { Question } from '../question';

const tag = (index: number, length = 8) => `${PREFIX}${index}`.padEnd(length, 'k');
const tagsOf = (count: number) => Object.fromEntries(many(count, (index) => [tag(index), 'value']));

/** Of plans, and of rules but for their schedules, lifecycles and copies. */
export const PLAN_QUESTIONS: readonly Question[] = [
  { law: 'invalidPlanName', about: 'a space', library: 'refuse', of: ['NameRule.PLAN'], inside: planWith({}, { BackupPlanName: `${PREFIX}a_b.c-d` }), outside: planWith({}, { BackupPlanName: `${PREFIX}a b` }) },
  { law: 'nameMayBeRefused', about: 'a plan of 51 characters', library: 'warn', inside: planWith({}, { BackupPlanName: PREFIX.padEnd(50, 'x') }), outside: planWith({}, { BackupPlanName: PREFIX.padEnd(51, 'x') }) },
  { law: 'nameMayBeRefused', about: 'a rule of 51 characters', library: 'warn', inside: planWith({ RuleName: PREFIX.padEnd(50, 'x') }), outside: planWith({ RuleName: PREFIX.padEnd(51, 'x') }) },
  { law: 'ruleCount', about: 'at most', library: 'refuse', of: ['Quota.RULES'], codes: ['LimitExceededException'], inside: planOf(many(10, () => ({}))), outside: planOf(many(11, () => ({}))) },
  { law: 'ruleCount', about: 'none', library: 'refuse', inside: planOf([{}]), outside: planOf([]) },
  { law: 'invalidRuleName', about: 'a space', library: 'refuse', of: ['NameRule.RESOURCE_TYPE'], inside: planWith({ RuleName: 'a_b.c-d' }), outside: planWith({ RuleName: 'a b' }) },
  { law: 'duplicateRuleName', about: 'two rules of one name', library: 'warn', inside: planOf([{ RuleName: 'a' }, { RuleName: 'b' }]), outside: planOf([{ RuleName: 'a' }, { RuleName: 'a' }]) },
  {
    law: 'duplicatePlan',
    about: 'the same document twice',
    library: 'warn',
    codes: ['AlreadyExistsException'],
    inside: { ...planWith({}, { BackupPlanName: `${PREFIX}other` }), before: [planWith({})] },
    outside: { ...planWith({}), before: [planWith({})] },
  },
  {
    law: 'tooManyRecoveryPointTags',
    about: 'at most',
    library: 'refuse',
    of: ['Quota.RECOVERY_POINT_TAGS'],
    codes: ['LimitExceededException'],
    inside: planWith({ RecoveryPointTags: tagsOf(10) }),
    outside: planWith({ RecoveryPointTags: tagsOf(11) }),
  },
  { law: 'invalidTag', about: 'a key of 129 characters', library: 'refuse', of: ['tagProblems'], inside: planWith({ RecoveryPointTags: { [tag(1, 128)]: '' } }), outside: planWith({ RecoveryPointTags: { [tag(1, 129)]: '' } }) },
  { law: 'invalidTag', about: 'a value of 257 characters', library: 'refuse', inside: planWith({ RecoveryPointTags: { key: 'v'.repeat(256) } }), outside: planWith({ RecoveryPointTags: { key: 'v'.repeat(257) } }) },
  { law: 'invalidTag', about: 'a key of AWS', library: 'refuse', inside: planWith({ RecoveryPointTags: { 'awsome:key': '' } }), outside: planWith({ RecoveryPointTags: { 'aws:key': '' } }) },
  {
    law: 'invalidIndexAction',
    about: 'at most one',
    library: 'refuse',
    of: ['Quota.INDEX_ACTIONS'],
    inside: planWith({ IndexActions: [{ ResourceTypes: ['EBS'] }] }),
    outside: planWith({ IndexActions: [{ ResourceTypes: ['EBS'] }, { ResourceTypes: ['S3'] }] }),
  },
  {
    law: 'invalidIndexAction',
    about: 'one type',
    library: 'refuse',
    inside: planWith({ IndexActions: [{ ResourceTypes: ['S3'] }] }),
    outside: planWith({ IndexActions: [{ ResourceTypes: ['EBS', 'S3'] }] }),
  },
  {
    law: 'invalidIndexAction',
    about: 'a type without an index',
    library: 'refuse',
    of: ['indexedTypeProblems'],
    inside: planWith({ IndexActions: [{ ResourceTypes: ['S3'] }] }),
    outside: planWith({ IndexActions: [{ ResourceTypes: ['EFS'] }] }),
  },
  {
    law: 'invalidAdvancedSettings',
    about: 'another type than EC2',
    library: 'refuse',
    inside: planWith({}, { AdvancedBackupSettings: [{ ResourceType: 'EC2', BackupOptions: { WindowsVSS: 'enabled' } }] }),
    outside: planWith({}, { AdvancedBackupSettings: [{ ResourceType: 'RDS', BackupOptions: { WindowsVSS: 'enabled' } }] }),
  },
  {
    law: 'invalidAdvancedSettings',
    about: 'another value of an option',
    library: 'refuse',
    inside: planWith({}, { AdvancedBackupSettings: [{ ResourceType: 'EC2', BackupOptions: { WindowsVSS: 'disabled' } }] }),
    outside: planWith({}, { AdvancedBackupSettings: [{ ResourceType: 'EC2', BackupOptions: { WindowsVSS: 'on' } }] }),
  },
];
