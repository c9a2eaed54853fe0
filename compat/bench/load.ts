import { inFreshProcess, PEERS } from './peer';
import type { Load } from './peer';
import { median } from './report';
import type { Comparison } from './report';

/** Milliseconds that loading a library takes, each time in a process that has loaded nothing else. */
interface LoadTimes {
  readonly cold: number;
  readonly warm: number;
  readonly firstPlan: number;
}

/** How long until the classes are there, and until the first plan stands. */
export function measureLoad(runs: number): Comparison[] {
  const times: LoadTimes[][] = PEERS.map(() => []);
  for (let run = 0; run < runs; run++) {
    PEERS.forEach(({ module }, peer) => times[peer].push(inFreshProcess(timeOfLoading, module).result));
  }

  const row = (label: string, key: keyof LoadTimes): Comparison => {
    const [base, ours] = times.map((samples) => median(samples.map((sample) => sample[key])));
    return { label, base, ours, target: 1.2 };
  };
  return [
    row('from nothing, aws-cdk-lib included', 'cold'),
    row('after aws-cdk-lib and constructs', 'warm'),
    row('the same, and a first plan is made', 'firstPlan'),
  ];
}

function timeOfLoading(load: Load, module: string) {
  const now = () => Number(process.hrtime.bigint()) / 1e6;
  const begin = now();
  const { App, Stack } = load('aws-cdk-lib');
  const { Construct } = load('constructs');
  const stack = new Stack(new App(), 'Stack');
  new Construct(stack, 'Construct');

  const prepared = now();
  // Named one by one, because aws-cdk-lib loads a class only when it is asked for.
  const { BackupPlan, BackupPlanRule, BackupResource, BackupSelection, BackupVault } = load(module);
  const loaded = now();

  const plan = new BackupPlan(stack, 'Plan', { backupVault: new BackupVault(stack, 'Vault'), backupPlanRules: [BackupPlanRule.daily()] });
  new BackupSelection(stack, 'Selection', { backupPlan: plan, resources: [BackupResource.fromTag('backup', 'daily')] });
  return { cold: loaded - begin, warm: loaded - prepared, firstPlan: now() - prepared };
}
