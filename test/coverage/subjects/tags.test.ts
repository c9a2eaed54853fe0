import { BACKUP, coverageOfFiles, find, selection, tag, tags } from '../templates';
import type { Json } from '../templates';

const PARAMETERS: Json = { Name: { Type: 'String' }, List: { Type: 'CommaDelimitedList' } };
const DAILY = tags({ backup: 'daily' });

/** The verdict of what a selection by a tag may select. */
function verdict(resources: Json): string {
  return find(coverageOfFiles({ Parameters: PARAMETERS, Resources: { ...BACKUP, Selection: selection(tag('backup', 'daily')), ...resources } }), 'It').verdict;
}

const instance = (LaunchTemplate: Json, more: Json = {}): Json => ({ Type: 'AWS::EC2::Instance', Properties: { LaunchTemplate, ...more } });
const launch = (TagSpecifications?: Json): Json => ({ Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: { TagSpecifications } } });
const BY_REF = { LaunchTemplateId: { Ref: 'Launch' }, Version: '1' };
const group = (more: Json): Json => ({ Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: { MinSize: '1', MaxSize: '1', ...more } });
const replicated = (...Replicas: Json[]): Json => ({ Type: 'AWS::DynamoDB::GlobalTable', Properties: { Replicas } });

test.each<[string, Json, string]>([
  ['a launch template of the template', { It: instance(BY_REF), Launch: launch([{ ResourceType: 'instance', ...DAILY }]) }, 'protected'],
  ['a launch template of which only a name is known', { It: instance({ LaunchTemplateName: 'web', Version: '1' }), Launch: launch([{ ResourceType: 'instance', ...DAILY }]) }, 'conditional'],
  ['a launch template without tags', { It: instance(BY_REF), Launch: launch() }, 'unprotected'],
  ['a launch template that tags volumes', { It: instance(BY_REF), Launch: launch([{ ResourceType: 'volume', ...DAILY }]) }, 'unprotected'],
  ['a launch template that tags what a parameter says', { It: instance(BY_REF), Launch: launch([{ ResourceType: { Ref: 'Name' }, ...DAILY }]) }, 'conditional'],
  ['a launch template whose tags are a parameter', { It: instance(BY_REF), Launch: launch({ Ref: 'List' }) }, 'conditional'],
  ['a launch template of another place', { It: instance({ LaunchTemplateId: 'lt-1', Version: '1' }) }, 'conditional'],
  ['an own tag beside one of another place', { It: instance({ LaunchTemplateId: 'lt-1', Version: '1' }, DAILY) }, 'protected'],
  ['another own tag beside the launch template', { It: instance(BY_REF, tags({ backup: 'none' })), Launch: launch([{ ResourceType: 'instance', ...DAILY }]) }, 'unprotected'],
  ['tags of a list that is a parameter', { It: { Type: 'AWS::DynamoDB::Table', Properties: { Tags: { Ref: 'List' } } } }, 'conditional'],
  ['a tag whose key is a parameter', { It: { Type: 'AWS::DynamoDB::Table', Properties: { Tags: [{ Key: { Ref: 'Name' }, Value: 'daily' }] } } }, 'conditional'],
  ['a tag without a value', { It: { Type: 'AWS::DynamoDB::Table', Properties: { Tags: [{ Key: 'backup' }] } } }, 'conditional'],
  ['a replica of the only Region', { It: replicated({ Region: 'eu-west-1', ...DAILY }) }, 'protected'],
  ['replicas that all have the tag', { It: replicated({ Region: 'eu-west-1', ...DAILY }, { Region: 'eu-central-1', ...tags({ backup: 'daily', a: 'b' }) }) }, 'protected'],
  ['replicas of which none is known to be here, and one has the tag', { It: replicated({ Region: 'eu-west-1', ...DAILY }, { Region: 'eu-central-1' }) }, 'conditional'],
  ['replicas with two values of the tag', { It: replicated({ Region: 'eu-west-1', ...DAILY }, { Region: 'eu-central-1', ...tags({ backup: 'never' }) }) }, 'conditional'],
  ['replicas without tags', { It: replicated({ Region: 'eu-west-1' }, { Region: 'eu-central-1' }) }, 'unprotected'],
  ['a group that may propagate a tag', { It: group({ Tags: [{ Key: 'backup', Value: 'daily', PropagateAtLaunch: { Ref: 'Name' } }] }) }, 'conditional'],
  ['a group of mixed instances', {
    It: group({ MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: BY_REF } } }), Launch: launch([{ ResourceType: 'instance', ...DAILY }]),
  }, 'protected'],
  ['a group of mixed instances with overrides', {
    It: group({ MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: BY_REF, Overrides: [{ InstanceType: 'm5.large' }] } } }),
    Launch: launch([{ ResourceType: 'instance', ...DAILY }]),
  }, 'conditional'],
])('%s', (_, resources, expected) => {
  expect(verdict(resources)).toBe(expected);
});
