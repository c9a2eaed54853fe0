import { fc } from './fast-check';
import type { Era, Place, PlanSpec, ResourceSpec, RuleSpec, SelectionSpec, Thing, TreeSpec, VaultSpec, World } from './world';

/** Every world that both peers, or v2 alone, can be asked for. Whatever is special about it is chosen by number. */
export function worlds(specials: number): fc.Arbitrary<World> {
  return fc.oneof(world('both', specials), world('v2', specials));
}

function world(era: Era, specials: number): fc.Arbitrary<World> {
  return fc.record({
    era: fc.constant(era),
    concrete: fc.boolean(),
    staged: fc.boolean(),
    minimizePolicies: fc.boolean(),
    partitionLiterals: inV2(era, fc.boolean(), false),
    vaults: fc.array(vault(era), { maxLength: 3 }),
    trees: fc.array(tree(era), { minLength: 1, maxLength: 3 }),
    plans: fc.array(plan(era), { maxLength: 3 }),
    special: seldom(fc.nat(specials - 1)),
  }).map((made) => made.plans.length > 0 ? { ...made, vaults: made.vaults.map(takingAll) } : made);
}

/** Vaults that plans write to have locks that let everything in: here, the retention of rules has to fit. */
function takingAll(spec: VaultSpec): VaultSpec {
  return spec.lock ? { ...spec, lock: { ...spec.lock, min: 1, more: undefined } } : spec;
}

const EVENTS = [
  'BACKUP_JOB_STARTED', 'BACKUP_JOB_COMPLETED', 'BACKUP_JOB_FAILED', 'RESTORE_JOB_COMPLETED', 'COPY_JOB_FAILED', 'RECOVERY_POINT_MODIFIED',
  'BACKUP_PLAN_CREATED',
];
const SCHEDULES = ['cron(0 5 * * ? *)', 'cron(30 1 ? * SUN *)', 'cron(0 3 1 * ? *)', 'cron(0/15 8-17 ? * MON-FRI *)', 'cron(5 4 L 1,7 ? 2026-2040)'];
const PLACES: Place[] = ['main', 'main nested', 'data', 'data nested'];
const ZONES = ['Etc/UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata'];

function vault(era: Era): fc.Arbitrary<VaultSpec> {
  const events = fc.subarray(EVENTS, { minLength: 1 });
  return fc.record({
    place: fc.constantFrom(...PLACES),
    kind: fc.constantFrom<VaultSpec['kind']>('made', 'made', 'made', 'by name', 'by ARN', 'by name token', ...only<VaultSpec['kind']>(era, 'by ARN token', 'bare')),
    name: fc.constantFrom<VaultSpec['name']>('none', 'literal', ...only<VaultSpec['name']>(era, 'lazy')),
    key: fc.constantFrom<VaultSpec['key']>('none', 'own', 'imported', ...only<VaultSpec['key']>(era, 'bare')),
    topic: fc.constantFrom<VaultSpec['topic']>('none', 'own', 'imported'),
    events: era === 'v2' ? maybe(events) : events,
    lock: inV2(era, maybe(lock()), undefined),
    statements: fc.nat(2),
    addedStatements: fc.nat(2),
    block: fc.constantFrom<VaultSpec['block']>('no', 'prop', 'method', 'both'),
    removal: maybe(fc.constantFrom('RETAIN', 'DESTROY')),
    granted: fc.boolean(),
  });
}

function lock(): fc.Arbitrary<NonNullable<VaultSpec['lock']>> {
  return fc.record({
    min: fc.integer({ min: 1, max: 36000 }),
    more: maybe(fc.integer({ min: 1, max: 500 })),
    changeable: maybe(fc.integer({ min: 3, max: 36500 })),
  });
}

function tree(era: Era): fc.Arbitrary<TreeSpec> {
  const kinds: Thing[] = ['table', 'fileSystem', 'instance', 'volume', 'database', 'bucket', ...only<Thing>(era, 'cluster', 'member')];
  const things = fc.array(fc.constantFrom(...kinds), { maxLength: 4 });
  return fc.record({ place: fc.constantFrom(...PLACES), things, below: fc.array(things, { maxLength: 3 }) });
}

function plan(era: Era): fc.Arbitrary<PlanSpec> {
  const rules = fc.array(rule(era), { maxLength: 3 });
  return fc.record({
    place: fc.constantFrom('main', 'main nested'),
    name: fc.constantFrom('none', 'literal', 'lazy'),
    vault: maybe(fc.nat(2)),
    windowsVss: maybe(fc.boolean()),
    readyMade: seldom(fc.nat(3)),
    rules,
    addedRules: rules,
    selections: fc.array(selection(era), { maxLength: 3 }),
    tagged: inV2(era, fc.boolean(), false),
    outputs: fc.boolean(),
  });
}

function rule(era: Era): fc.Arbitrary<RuleSpec> {
  const vaultNumber = maybe(fc.nat(2));
  const lifecycle = {
    cold: maybe(fc.integer({ min: 1, max: 365 })),
    kept: maybe(fc.integer({ min: 1, max: 400 })),
  };
  return fc.record({
    readyMade: seldom(fc.nat(4)),
    named: fc.boolean(),
    schedule: maybe(fc.constantFrom(...SCHEDULES)),
    timeZone: inV2(era, maybe(fc.constantFrom(...ZONES)), undefined),
    start: maybe(fc.integer({ min: 60, max: 10000 })),
    completionAfterStart: maybe(fc.integer({ min: 60, max: 20000 })),
    ...lifecycle,
    continuous: maybe(fc.boolean()),
    vault: vaultNumber,
    lazy: inV2(era, fc.boolean(), false),
    copies: inV2(era, fc.array(fc.record({ vault: fc.nat(2), ...lifecycle }), { maxLength: 3 }), []),
    tags: inV2(era, maybe(fc.dictionary(fc.constantFrom('team', 'cost center', 'app:id'), fc.constantFrom('a', 'b c', ''))), undefined),
    index: inV2(era, maybe(fc.constantFrom('S3', 'EBS')), undefined),
  });
}

function selection(era: Era): fc.Arbitrary<SelectionSpec> {
  return fc.record({
    named: fc.boolean(),
    direct: fc.boolean(),
    role: fc.constantFrom('made', 'own', 'imported', 'immutable'),
    allowRestores: maybe(fc.boolean()),
    disableDefaultBackupPolicy: inV2(era, maybe(fc.boolean()), undefined),
    resources: fc.array(resource(), { minLength: 1, maxLength: 4 }),
  });
}

function resource(): fc.Arbitrary<ResourceSpec> {
  return fc.oneof(
    fc.record({ of: fc.constant('arn' as const), name: fc.constantFrom('one', 'two', 'three'), token: fc.boolean() }),
    fc.record({ of: fc.constant('tag' as const), key: fc.constantFrom('backup', 'tier'), value: fc.constantFrom('yes', 'gold', ''), operation: fc.boolean() }),
    fc.record({ of: fc.constant('tree' as const), tree: fc.nat(2), below: maybe(fc.nat(2)) }),
    fc.record({ of: fc.constant('table' as const), tree: fc.nat(2) }),
    fc.record({ of: fc.constantFrom('stack' as const, 'stage' as const) }),
  );
}

function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 2 });
}

/** One time in four. */
function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

function inV2<T>(era: Era, arbitrary: fc.Arbitrary<T>, otherwise: T): fc.Arbitrary<T> {
  return era === 'v2' ? arbitrary : fc.constant(otherwise);
}

function only<T>(era: Era, ...values: T[]): T[] {
  return era === 'v2' ? values : [];
}
