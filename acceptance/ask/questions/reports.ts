import type { Fields } from '../../cloud/cloud';
import { named, PREFIX_ } from '../question';
import type { Call, Question } from '../question';

const TEMPLATE = { ReportTemplate: 'BACKUP_JOB_REPORT' };
/** It reports nothing: the first report comes within a day, and the plan is removed at once. */
const reportPlan = (more: Fields = {}): Call => ({
  operation: 'backup:CreateReportPlan',
  input: { ReportPlanName: `${PREFIX_}report`, ReportDeliveryChannel: { S3BucketName: '{bucket}', Formats: ['CSV'] }, ReportSetting: TEMPLATE, ...more },
});
const called = (ReportPlanName: string) => reportPlan({ ReportPlanName });
const writing = (Formats: readonly string[], more: Fields = {}) => reportPlan({ ReportDeliveryChannel: { S3BucketName: '{bucket}', Formats }, ...more });
const on = (...Regions: string[]) => ({ ReportSetting: { ...TEMPLATE, Regions } });
const LAW = 'invalidReportPlan';

/** Of report plans, which have the rule of names of frameworks. */
export const REPORT_QUESTIONS: readonly Question[] = [
  { law: 'invalidAuditName', about: 'a hyphen in that of a report plan', library: 'refuse', of: ['NameRule.AUDIT'], inside: called(`${PREFIX_}a_b`), outside: called(`${PREFIX_}a-b`) },
  { law: 'invalidAuditName', about: 'a digit as the first character', library: 'refuse', inside: called(`${PREFIX_}1`), outside: called(`1${PREFIX_}`) },
  { law: 'invalidAuditName', about: '257 characters', library: 'refuse', inside: called(named(256, PREFIX_)), outside: called(named(257, PREFIX_)) },
  {
    law: 'duplicateAuditName',
    about: 'two report plans of one name',
    library: 'refuse',
    codes: ['AlreadyExistsException', 'ConflictException'],
    inside: { ...called(`${PREFIX_}other`), before: [reportPlan()] },
    outside: { ...reportPlan(), before: [reportPlan()] },
  },
  { law: LAW, about: 'a description of 1,025 characters', library: 'refuse', of: ['descriptionProblems'], inside: reportPlan({ ReportPlanDescription: named(1024) }), outside: reportPlan({ ReportPlanDescription: named(1025) }) },
  { law: LAW, about: 'another template', library: 'refuse', inside: reportPlan(), outside: reportPlan({ ReportSetting: { ReportTemplate: 'BACKUP_REPORT' } }) },
  { law: LAW, about: 'another format', library: 'refuse', inside: writing(['CSV', 'JSON']), outside: writing(['PARQUET']) },
  { law: LAW, about: 'JSON of two Regions', library: 'refuse', of: ['reportFormatProblems'], inside: writing(['CSV'], on('{region}', '{otherRegion}')), outside: writing(['JSON'], on('{region}', '{otherRegion}')) },
  { law: LAW, about: 'no Region', library: 'refuse', of: ['reportRegionProblems'], inside: reportPlan(on('{region}')), outside: reportPlan(on('nowhere')) },
];
