import { CfnDeletionPolicy, CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import { isDeleted, isDeletedWhenReplaced } from '../../../src/model/resources/deletion-policy';
import { testStack } from '../../util';

test.each<[string, (resource: CfnResource) => void, boolean, boolean]>([
  ['nothing', () => undefined, true, true],
  ['that it stays', (resource) => resource.applyRemovalPolicy(RemovalPolicy.RETAIN), false, false],
  ['that it goes', (resource) => resource.applyRemovalPolicy(RemovalPolicy.DESTROY), true, true],
  ['that it stays unless it was just made', (resource) => resource.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE), false, false],
  ['that a snapshot stays', (resource) => { resource.cfnOptions.deletionPolicy = CfnDeletionPolicy.SNAPSHOT; }, false, true],
  ['that it stays when it is replaced', (resource) => { resource.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN; }, true, false],
  ['by an override that it stays', (resource) => resource.addOverride('DeletionPolicy', 'Retain'), false, true],
  ['by an override that it stays when it is replaced', (resource) => resource.addOverride('UpdateReplacePolicy', 'Retain'), true, false],
  ['that it stays, and by an override that it goes', (resource) => {
    resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
    resource.addOverride('DeletionPolicy', 'Delete');
  }, true, false],
  ['that it stays, and by an override nothing', (resource) => {
    resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
    resource.addDeletionOverride('UpdateReplacePolicy');
  }, false, true],
])('of a resource that says %s', (_, say, isGone, isGoneWhenReplaced) => {
  const resource = new CfnResource(testStack(), 'R', { type: 'Test::Thing' });
  say(resource);
  expect([isDeleted(resource), isDeletedWhenReplaced(resource)]).toEqual([isGone, isGoneWhenReplaced]);
});
