import { App, CfnResource, Stack, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import * as fc from 'fast-check';
import { BackupResource } from '../../../src';
import { RESOURCE_CATALOG } from '../../../src/model/resources/resource-catalog';
import type { ResourceKind } from '../../../src/model/resources/resource-kind';
import { rootOf } from '../../../src/private/tree';
import { ResourceCollection } from '../../../src/selection/resources/resource-collection';
import { select, selectedArns } from '../resources';

const BY_DEFAULT = RESOURCE_CATALOG.filter(({ isCollectedByDefault }) => isCollectedByDefault);
const COLLECTED = typesOf(BY_DEFAULT);

function typesOf(kinds: readonly ResourceKind[]): string[] {
  return [...new Set(kinds.flatMap(({ sources }) => sources.map(({ type }) => type)))];
}

/** A node of a random tree: a construct, a resource, or the root of a stage. */
interface Shape {
  readonly type: string;
  readonly children: Shape[];
}

const { node: shape } = fc.letrec<{ node: Shape; children: Shape[] }>((tie) => ({
  node: fc.record({
    type: fc.constantFrom('construct', 'construct', 'construct', 'stage', ...COLLECTED, 'AWS::S3::Bucket', 'AWS::DynamoDB::GlobalTable', 'member'),
    children: tie('children'),
  }),
  children: fc.oneof({ maxDepth: 4 }, fc.constant<Shape[]>([]), fc.array(tie('node'), { maxLength: 4 })),
}));

function build(scope: Construct, { type, children }: Shape, index: number): void {
  const id = `N${index}`;
  const construct = make(scope, id, type);
  children.forEach((child, at) => build(construct, child, at));
}

function make(scope: Construct, id: string, type: string): Construct {
  switch (type) {
    case 'construct': return new Construct(scope, id);
    case 'stage': return new Stack(new Stage(scope, id), 'Staged');
    case 'member': return new CfnResource(scope, id, { type: 'AWS::RDS::DBInstance', properties: { DBClusterIdentifier: 'cluster' } });
    default: return new CfnResource(scope, id, { type });
  }
}

/** What is collected, said as simply as can be. */
function naively(scopes: IConstruct[], stage: Stage): CfnResource[] {
  return stage.node.findAll()
    .filter((construct): construct is CfnResource => CfnResource.isCfnResource(construct))
    .filter((resource) => Stage.of(resource) === stage)
    .filter((resource) => COLLECTED.includes(resource.cfnResourceType) && !(resource as any).cfnProperties.DBClusterIdentifier)
    .filter((resource) => resource.node.scopes.some((scope) => scopes.includes(scope)));
}

const forest = fc.array(shape, { minLength: 1, maxLength: 5 });
const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 6 });

test('a collection is what a search of the tree finds, for any scopes', () => {
  fc.assert(fc.property(forest, picks, (shapes, chosen) => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    shapes.forEach((each, index) => build(stack, each, index));
    const constructs = app.node.findAll().filter((construct) => construct === app || (Stage.of(construct) === app && !Stage.isStage(construct)));
    const scopes = chosen.map((pick) => constructs[pick % constructs.length]);

    const found = new ResourceCollection(app).within(scopes.map((construct) => ({ construct })));
    expect(found.map(({ resource }) => resource)).toEqual(naively(scopes, app));
    expect(found.map(({ source }) => source.type)).toEqual(found.map(({ resource }) => resource.cfnResourceType));
  }), { numRuns: 50 });
});

test('a template has what a search of the tree finds, for any scopes', () => {
  fc.assert(fc.property(forest, picks, (shapes, chosen) => {
    const app = new App({ context: { '@aws-cdk/core:enablePartitionLiterals': false } });
    const stack = new Stack(app, 'Stack');
    const holder = new Construct(stack, 'Holder');
    shapes.filter(({ type }) => type !== 'stage').forEach((each, index) => build(holder, withoutStages(each), index));
    const constructs = holder.node.findAll();
    const scopes = chosen.map((pick) => constructs[pick % constructs.length] as Construct);
    select(stack, [BackupResource.fromArn('arn:aws:s3:::bucket'), ...scopes.map((scope) => BackupResource.fromConstruct(scope))]);

    const logicalIds = selectedArns(stack).slice(1).map((arn: any) => arn['Fn::Join'][1].at(-1).Ref);
    expect(logicalIds).toEqual(naively(scopes, app).map((resource) => stack.getLogicalId(resource)));
  }), { numRuns: 25 });
});

function withoutStages({ type, children }: Shape): Shape {
  return { type, children: children.filter((child) => child.type !== 'stage').map(withoutStages) };
}

describe('within', () => {
  test('is nothing for a construct of another tree', () => {
    const [one, two] = ['One', 'Two'].map((id) => new Stack(new App(), id));
    make(two, 'Table', 'AWS::DynamoDB::Table');
    expect(new ResourceCollection(one.node.root).within([{ construct: two }])).toEqual([]);
  });

  test('is nothing for no construct', () => {
    const stack = new Stack();
    make(stack, 'Table', 'AWS::DynamoDB::Table');
    expect(new ResourceCollection(stack.node.root).within([])).toEqual([]);
  });
});

describe('the tree of a construct', () => {
  test('is its app', () => {
    const app = new App();
    expect(rootOf(new Construct(new Stack(app, 'Stack'), 'Construct'))).toBe(app);
    expect(rootOf(app)).toBe(app);
  });

  test('is its stage', () => {
    const stage = new Stage(new App(), 'Stage');
    expect(rootOf(new Construct(new Stack(stage, 'Stack'), 'Construct'))).toBe(stage);
  });

  test('is its uppermost construct where there is no app', () => {
    const root = new Construct(undefined as any, '');
    expect(rootOf(new Construct(root, 'Construct'))).toBe(root);
  });
});
