import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { HERE, THERE } from '../../util';

/** What only deployment knows: a text, and a list. */
export const LATER = { Ref: 'Somewhere' };
export const NAMES = { Ref: 'List' };

/** The policies that AWS made for backups, and for those of buckets. */
export const BACKUP = 'service-role/AWSBackupServiceRolePolicyForBackup';
export const S3 = 'AWSBackupServiceRolePolicyForS3Backup';

/** The ARNs of policies that AWS made. */
export const aws = (...names: string[]) => names.map((name) => `arn:aws:iam::aws:policy/${name}`);

function templateOf(name: string, Resources: object, environment = HERE): TemplateFile {
  return new TemplateFile({
    name,
    environment,
    tags: {},
    content: { Parameters: { Somewhere: { Type: 'String' }, List: { Type: 'CommaDelimitedList' } }, Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } }, Resources },
  });
}

/** A template with a role and what is beside it, and one that is deployed elsewhere. */
export function filesOf(role: object, others: object = {}, elsewhere: object = {}): TemplateFiles {
  return new TemplateFiles([
    templateOf('T', { Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'named', ...role } }, ...others }), templateOf('Other', elsewhere, THERE),
  ]);
}
