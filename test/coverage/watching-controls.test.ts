import { BACKUP, coverageOfFiles, find, selection, tags } from './templates';
import type { Json } from './templates';
import { publicForm } from '../../src/coverage/api/resource-coverage';
import { coverageJson } from '../../src/coverage/json';
import { run, Folder } from '../cli/run';

const NAME = 'BACKUP_LAST_RECOVERY_POINT_CREATED';
const volume = (map: Record<string, Json> = {}): Json => ({ Type: 'AWS::EC2::Volume', Properties: { AvailabilityZone: 'a', ...tags(map) } });
const framework = (scope: Json, name = NAME, more: Json = {}): Json => ({
  Type: 'AWS::Backup::Framework', ...more, Properties: { FrameworkName: 'base', FrameworkControls: [{ ControlName: name, ControlScope: scope }] },
});
const watching = (resources: Json, more: Json = {}) => find(coverageOfFiles({ ...more, Resources: { ...BACKUP, Selection: selection({ Resources: ['*'] }), ...resources } }), 'It').controls?.map(({ control }) => control);
const IS_PROD: Json = { Parameters: { Env: { Type: 'String', Default: 'prod' } }, Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } } };

test.each<[string, Json, boolean, Json?]>([
  ['everything', { It: volume(), F: framework(undefined) }, true],
  ['an empty scope', { It: volume(), F: framework({}) }, true],
  ['its type', { It: volume(), F: framework({ ComplianceResourceTypes: ['S3', 'EBS'] }) }, true],
  ['another type', { It: volume(), F: framework({ ComplianceResourceTypes: ['S3'] }) }, false],
  ['a type that only deployment knows', { It: volume(), F: framework({ ComplianceResourceTypes: [{ Ref: 'AWS::StackName' }] }) }, false],
  ['its tag', { It: volume({ stage: 'prod' }), F: framework({ Tags: [{ Key: 'stage', Value: 'prod' }] }) }, true],
  ['another value of its tag', { It: volume({ stage: 'dev' }), F: framework({ Tags: [{ Key: 'stage', Value: 'prod' }] }) }, false],
  ['any value of a tag, which may mean none', { It: volume({ stage: 'prod' }), F: framework({ Tags: [{ Key: 'stage', Value: '' }] }) }, false],
  ['its id', { It: volume(), F: framework({ ComplianceResourceTypes: ['EBS'], ComplianceResourceIds: [{ Ref: 'It' }] }) }, true],
  ['the id of another one', { It: volume(), Other: volume(), F: framework({ ComplianceResourceTypes: ['EBS'], ComplianceResourceIds: [{ Ref: 'Other' }] }) }, false],
  ['an id that is written out', { It: volume(), F: framework({ ComplianceResourceTypes: ['EBS'], ComplianceResourceIds: ['vol-1'] }) }, false],
  ['restores', { It: volume(), F: framework(undefined, 'RESTORE_TIME_FOR_RESOURCES_MEET_TARGET') }, true],
  ['plans', { It: volume(), F: framework(undefined, 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK') }, false],
  ['what is newer', { It: volume(), F: framework(undefined, 'NEWER') }, false],
  ['a type that is not judged', { It: { Type: 'AWS::Neptune::DBCluster' }, F: framework(undefined) }, false],
  ['a framework that a condition makes', { It: volume(), F: framework(undefined, NAME, { Condition: 'IsProd' }) }, false, IS_PROD],
  ['a scope that a parameter makes', { It: volume(), F: framework({ 'Fn::If': ['IsProd', { ComplianceResourceTypes: ['EBS'] }, { ComplianceResourceTypes: ['S3'] }] }) }, false, IS_PROD],
  ['no framework', { It: volume() }, false],
])('%s', (_, resources, isWatched, more = {}) => {
  expect(watching(resources, more)).toEqual(isWatched ? [resources.F.Properties.FrameworkControls[0].ControlName] : undefined);
});

const folder = new Folder();

test('all forms say it', () => {
  const template = { Resources: { ...BACKUP, Selection: selection({ Resources: ['*'] }), It: volume(), F: framework(undefined) } };
  const coverage = coverageOfFiles(template);
  const controls = [{ framework: { template: 'T0', path: null, logicalId: 'F' }, control: NAME }];
  expect((coverageJson(coverage, ({ name }) => name) as Json).resources.find(({ logicalId }: Json) => logicalId === 'It').controls).toEqual(controls);
  expect(publicForm(find(coverage, 'It')).frameworkControls).toEqual([{ framework: 'F', control: NAME }]);
  const file = folder.file('t.json', template);
  expect(run(['coverage', file]).out).toContain(`    judged by F: ${NAME}`);
  expect(run(['coverage', file, '--format', 'html']).out).toContain(`${NAME}</bdi></code> of <bdi>F</bdi>`);
});
