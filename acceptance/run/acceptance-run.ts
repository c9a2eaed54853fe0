import type { Written } from './assembly';
import { atWork } from './at-work';
import type { Deployer, Outputs } from './cdk';
import { cleanUp, whatToDo } from './clean-up';
import { backUp, recoveryPoint } from './job';
import { standingStacks } from './leftovers';
import type { Standing } from './leftovers';
import { logGroupsOf, removeLogGroups } from './log-groups';
import { Results } from './results';
import { ExitCode, goOn, Interrupted } from './terminal';
import type { Terminal } from './terminal';
import type { Version } from '../app/acceptance-app';
import { copiesStackOf, copyRegionOf, RUN_TAG, STACK } from '../app/names';
import { wordsOf } from '../cloud/cloud';
import type { Surroundings } from '../cloud/cloud';
import { compare } from '../compare/compare';
import { inWords } from '../compare/differences';
import type { Unsupported } from '../emulator/unsupported';

/** What a run has to do with. */
export interface AcceptanceProps {
  readonly surroundings: Surroundings;
  readonly deployer: Deployer;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  readonly region: string;
  readonly run: string;
  readonly yes: boolean;
  readonly keep: boolean;
  /** A run that may look as if it were still at work, and has ended. */
  readonly ended?: string;
  readonly withFramework?: boolean;
  readonly unsupported: Unsupported;
  /** Synthesises the application. */
  readonly synth: (account: string, version: Version) => Written;
}

/** Deploys, compares, backs up, updates, compares again, and takes everything away. */
export class AcceptanceRun {
  public readonly results: Results;
  /** Known once the service was asked. */
  public account = '';
  /** Whether something is there that is to be taken away. */
  private isStanding = false;
  /** The runs that have left what is taken away first. */
  private earlier: readonly (string | undefined)[] = [];

  constructor(private readonly props: AcceptanceProps) {
    this.results = new Results((line) => props.terminal.say(line));
  }

  /** What is left where it is ended at once. */
  public get leaves(): readonly string[] {
    const { region, run } = this.props;
    return this.isStanding ? [`It leaves what has the tag '${RUN_TAG}': '${run}', in the stacks ${STACK} in ${region} and ${copiesStackOf(region)} in ${copyRegionOf(region)}.`, ...whatToDo(region)] : [];
  }

  /** @returns the exit code */
  public async run(): Promise<ExitCode> {
    const { terminal, yes, region, surroundings, keep, signal, ended } = this.props;
    let exitCode = ExitCode.PASSED;
    try {
      this.account = (await surroundings.cloudOf(region).call('sts:GetCallerIdentity')).Account;
      const left = await standingStacks(surroundings, region);
      this.announce(left.length > 0);
      const others = atWork(left, surroundings.now(), ended);
      others.forEach(({ line }) => terminal.say(line));
      if (others.some(({ isCertain }) => isCertain || yes)) {
        terminal.say('Nothing was made: two runs at once in a Region would take away what the other one has.');
        return ExitCode.USAGE;
      }
      const isAgreed = yes || await terminal.confirm('Go on?', signal);
      goOn(signal);
      if (!isAgreed) {
        terminal.say('Nothing was made. Give --yes to go on without being asked.');
        return ExitCode.USAGE;
      }
      this.isStanding = true;
      this.earlier = left.map((stack) => stack.run);
      if (left.length > 0) {
        terminal.say(`An earlier run has left: ${left.map(({ name, region: where, status, run }) => `${name} in ${where} (${status}, run ${run})`).join(', ')}. It goes first.`);
        await this.destroyLeft(left);
      }
      await this.steps();
    } catch (error) {
      exitCode = this.ended(error);
    }
    if (keep && this.isStanding) {
      terminal.say(`Everything is kept. The same command without --keep takes it away first, and makes it anew: for two hours with --ended ${this.props.run}.`);
    } else if (this.isStanding) {
      const isClean = await cleanUp(this.props, this.results, () => this.props.synth(this.account, 'first').directory, (run) => run === this.props.run || this.earlier.includes(run));
      this.isStanding = !isClean;
      if (!isClean) {
        ['Not everything could be taken away.', ...whatToDo(region)].forEach((line) => terminal.say(line));
        exitCode = ExitCode.LEFT_BEHIND;
      }
    }
    this.results.table().forEach((line) => terminal.say(line));
    return exitCode === ExitCode.PASSED && this.results.count('failed') > 0 ? ExitCode.FAILED : exitCode;
  }

  /** With what its functions have logged. */
  private async destroyLeft(left: readonly Standing[]): Promise<void> {
    const { surroundings, deployer, synth, signal } = this.props;
    const groups = await logGroupsOf(surroundings, left);
    await deployer.destroy(synth(this.account, 'first').directory);
    const still = await removeLogGroups(surroundings, groups);
    if (still.length > 0) { this.results.failed('logs of an earlier run', ...still); }
    goOn(signal);
  }

  private announce(isLeft: boolean): void {
    const { terminal, region, run, keep, withFramework } = this.props;
    [
      `An acceptance run in the account ${this.account}:`,
      `  ${STACK} in ${region}: a table with one item, a key, a topic, roles, a function, three vaults, a plan, a restore testing plan, a report plan and its empty bucket, a legal hold that holds nothing${withFramework ? ', a framework' : ''}`,
      `  ${copiesStackOf(region)} in ${copyRegionOf(region)}: a vault`,
      '  one backup of the table. It costs less than a dollar, nearly all of it for the key, which AWS KMS deletes after 7 days.',
      keep ? '  All is kept (--keep).' : '  All is taken away at the end: after 15 to 60 minutes.',
      `  What is made has the tag 'cdk-aws-backup-acceptance': '${run}'.`,
      ...isLeft ? ['  What an earlier run has left is taken away first.'] : [],
    ].forEach((line) => terminal.say(line));
  }

  private async steps(): Promise<void> {
    const { unsupported } = this.props;
    const { outputs, stacks } = await this.deploy('first');
    await this.compareAll('first', stacks);
    const { TableName, TableArn, JobVault, JobRoleArn } = outputs[STACK];
    const { surroundings, region, run, signal, terminal } = this.props;
    const cloud = surroundings.cloudOf(region);
    await cloud.call('dynamodb:PutItem', { TableName, Item: { id: { S: run } } });
    goOn(signal);

    const input = { vault: JobVault, resourceArn: TableArn, roleArn: JobRoleArn, run };
    const job = await backUp({ cloud, signal, say: (line) => terminal.say(line), sleep: (seconds) => surroundings.sleep(seconds) }, input);
    this.results.passed('backup job');
    const reason = unsupported.steps['recovery point'];
    if (reason === undefined) {
      const { wrong, untold } = await recoveryPoint(cloud, input, job);
      this.results.judged('recovery point', wrong);
      untold.forEach((each) => this.results.skipped('recovery point', each));
    } else {
      this.results.skipped('recovery point', reason);
    }
    goOn(signal);

    await this.compareAll('second', (await this.deploy('second')).stacks);
    if (!this.props.withFramework) { this.results.skipped('framework', 'it takes a recorder of AWS Config in the Region: say by --framework that there is one'); }
  }

  private async deploy(version: Version): Promise<{ outputs: Outputs; stacks: Written['stacks'] }> {
    const { deployer, terminal, signal, synth, unsupported } = this.props;
    goOn(signal);
    terminal.say(version === 'first' ? 'Deploying' : 'Updating: a rule by another name, other retentions, one more selection');
    const { directory, stacks, leftOut } = synth(this.account, version);
    const outputs = await deployer.deploy(directory);
    this.results.passed(`${version} deployment`);
    for (const [logicalId, type] of leftOut) { this.results.skipped(`${version}: ${type} ${logicalId}`, unsupported.types[type]); }
    goOn(signal);
    return { outputs, stacks };
  }

  private async compareAll(version: Version, stacks: Written['stacks']): Promise<void> {
    const { surroundings, unsupported, signal } = this.props;
    for (const { name, region, resources } of stacks) {
      for (const { logicalId, type, isMissing, differences } of await compare(surroundings.cloudOf(region), resources, name, this.account)) {
        const step = `${version}: ${type} ${logicalId}`;
        const reasonOf = (property: string) => unsupported.properties[`${type}.${property.split(/[.[]/)[0]}`];
        const skipped = new Set(differences.map(({ property }) => property.split(/[.[]/)[0]).filter(reasonOf));
        this.results.judged(step, isMissing ? ['the service does not have it'] : differences.filter(({ property }) => reasonOf(property) === undefined).map(inWords));
        skipped.forEach((property) => this.results.skipped(`${step} ${property}`, reasonOf(property)));
      }
      goOn(signal);
    }
  }

  /** Says why it has ended before its end. */
  private ended(error: unknown): ExitCode {
    if (error instanceof Interrupted) {
      this.props.terminal.say('Interrupted');
      return ExitCode.INTERRUPTED;
    }
    this.results.failed('the run to its end', wordsOf(error));
    return ExitCode.FAILED;
  }
}
