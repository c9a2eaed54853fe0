import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ACCOUNT, FakeAws, REGION } from './fake-aws';
import { copiesStackOf, copyRegionOf, STACK } from '../../acceptance/app/names';
import { NOTHING } from '../../acceptance/emulator/unsupported';
import { AcceptanceRun } from '../../acceptance/run/acceptance-run';
import { CONSOLE } from '../../acceptance/run/console';
import { Interruption } from '../../acceptance/run/interruption';

const COPIES = copiesStackOf(REGION);
const vault = (BackupVaultName: string) => ({ Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName, EncryptionKeyArn: 'arn:key' } } });
const RESOURCES: Record<string, object> = { [STACK]: vault(`${STACK}-emptied`), [COPIES]: vault(COPIES) };
const OUTPUTS = {
  TableName: { Value: 't' },
  TableArn: { Value: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/t` },
  JobVault: { Value: `${STACK}-emptied` },
  JobRoleArn: { Value: `arn:aws:iam::${ACCOUNT}:role/r` },
};

/** An account whose job never ends; 'slow' takes its time to be cleaned up, 'denied' is not cleaned up at all. */
class SlowAws extends FakeAws {
  constructor(private readonly mode: string) {
    super();
    this.jobStates = ['RUNNING'];
    if (mode === 'denied') { this.onDestroy = () => { throw new Error('no destruction'); }; }
    if (mode === 'denied') { this.onDeploy = () => { throw new Error('no deployment'); }; }
  }

  public override async sleep(): Promise<void> {
    await new Promise((done) => { setTimeout(done, 100); });
  }

  public override async destroy(): Promise<void> {
    await new Promise((done) => { setTimeout(done, this.mode === 'slow' ? 60_000 : 300); });
    await super.destroy();
  }
}

/** An acceptance run against the fakes, started as `npm run acceptance` is: how the account behaves, a file that gets what is said, and maybe --yes. */
async function main([mode, log, yes]: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'interrupted-'));
  for (const [name, Resources] of Object.entries(RESOURCES)) {
    writeFileSync(join(folder, `${name}.template.json`), JSON.stringify({ Resources, Outputs: name === STACK ? OUTPUTS : {} }));
  }
  const interruption = new Interruption();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const fake = new SlowAws(mode);
  const say = (line: string) => {
    appendFileSync(log, `${line}\n`);
    CONSOLE.say(line);
  };
  const program = new AcceptanceRun({
    surroundings: fake,
    deployer: fake,
    terminal: { ...CONSOLE, say },
    signal: interruption.signal,
    region: REGION,
    run: 'r1',
    yes: yes === '--yes',
    keep: false,
    withFramework: true,
    unsupported: NOTHING,
    synth: () => ({
      directory: folder,
      stacks: [[STACK, REGION], [COPIES, copyRegionOf(REGION)]].map(([name, region]) => ({ name, region, resources: RESOURCES[name] })),
      leftOut: new Map(),
    }),
  });
  interruption.atOnce = () => program.leaves;
  process.exitCode = await program.run();
}

void main(process.argv.slice(2));
