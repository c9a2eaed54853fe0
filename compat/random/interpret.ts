import { makePlan } from './plan';
import { makeVault } from './vault';
import type { Place, Thing, TreeSpec, World } from './world';
import type { Kit } from '../harness/program';
import { bucket, cluster, database, fileSystem, group, instance, table, volume } from '../programs/things';

/** What has been made of a world so far, for what comes later to refer to. */
export interface Made {
  readonly k: Kit;
  readonly at: (place: Place) => any;
  readonly vaults: any[];
  readonly trees: { readonly scope: any; readonly table: any; readonly below: any[] }[];
}

/** Makes a world with the modules of one side. */
export function interpret(world: World, k: Kit): void {
  const made: Made = { k, at: places(world, k), vaults: [], trees: [] };
  world.trees.forEach((spec, index) => made.trees.push(makeTree(spec, index, made)));
  world.vaults.forEach((spec, index) => made.vaults.push(makeVault(spec, index, made)));
  world.plans.forEach((spec, index) => makePlan(spec, index, made));
}

/** Stacks are made when something is put there. */
function places(world: World, k: Kit): (place: Place) => any {
  const env = world.concrete ? { env: { account: '123456789012', region: 'eu-west-1' } } : {};
  const root = world.staged ? new k.core.Stage(k.app, 'World') : k.app;
  const made = new Map<Place, any>();
  const at = (place: Place): any => {
    const make: Record<Place, () => any> = {
      'main': () => k.stack('WorldMain', env, root),
      'data': () => k.stack('WorldData', env, root),
      'main nested': () => new k.core.NestedStack(at('main'), 'Nested'),
      'data nested': () => new k.core.NestedStack(at('data'), 'Nested'),
    };
    made.set(place, made.get(place) ?? make[place]());
    return made.get(place);
  };
  return at;
}

const MAKE: Record<Thing, (k: Kit, scope: any, id: string) => any> = {
  table,
  fileSystem,
  instance,
  volume,
  database,
  bucket,
  cluster,
  member: (k, scope, id) => database(k, scope, id, { dbClusterIdentifier: 'a-cluster', engine: 'aurora-postgresql' }),
};

/** Each group starts with a table, so that no selection of it is empty. */
function makeTree(spec: TreeSpec, index: number, { k, at }: Made): Made['trees'][number] {
  const scope = group(k, at(spec.place), `Tree${index}`);
  const fill = (inside: any, things: readonly Thing[]) => things.forEach((thing, number) => MAKE[thing](k, inside, `${thing}${number}`));
  const first = table(k, scope, 'First');
  fill(scope, spec.things);
  const below = spec.below.map((things, number) => {
    const inside = group(k, scope, `Below${number}`);
    table(k, inside, 'First');
    fill(inside, things);
    return inside;
  });
  return { scope, table: first, below };
}
