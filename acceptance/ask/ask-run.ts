import type { Answer } from './answers';
import { Asker } from './asker';
import { placeValues } from './fill';
import type { Values } from './fill';
import { PREFIX, PREFIX_ } from './question';
import type { Question } from './question';
import { sweep } from './sweep';
import { ASK_STACK } from '../app/names';
import { wordsOf } from '../cloud/cloud';
import type { Cloud, Surroundings } from '../cloud/cloud';
import { atWork } from '../run/at-work';
import type { Deployer } from '../run/cdk';
import { standing } from '../run/leftovers';
import { Results } from '../run/results';
import { ExitCode, goOn, Interrupted } from '../run/terminal';
import type { Terminal } from '../run/terminal';

/** What questions need around them: deployed and destroyed, or, of an emulator that does not look at it, made by a call or made up. */
export interface Fixtures {
  prepare(cloud: Cloud, account: string): Promise<Values>;
  /** Throws where something is left. */
  remove(cloud: Cloud): Promise<void>;
}

/** What asking has to do with. */
export interface AskProps {
  readonly surroundings: Surroundings;
  readonly fixtures: Fixtures;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  readonly region: string;
  readonly yes: boolean;
  /** A run that may look as if it were still at work, and has ended. */
  readonly ended?: string;
  readonly questions: readonly Question[];
  /** Why a question is not asked here; nothing where it is. */
  readonly skipped: (question: Question) => string | undefined;
  /** Keeps an answer as soon as it is there. */
  readonly keep: (answer: Answer) => void;
  /** Whether what was left is looked for by name. */
  readonly sweeps: boolean;
}

const WHAT_TO_DO = `The same command again, with valid credentials, begins with that; or delete the stack ${ASK_STACK} and what has such a name.`;

/** Asks every question, and takes away what it has made for it. */
export class AskRun {
  public readonly results: Results;
  public readonly answers: Answer[] = [];
  /** Known once the service was asked. */
  public account = '';
  /** Whether something is there that is to be taken away. */
  private isStanding = false;

  constructor(private readonly props: AskProps) {
    this.results = new Results((line) => props.terminal.say(line));
  }

  /** What is left where it is ended at once. */
  public get leaves(): readonly string[] {
    return this.isStanding ? [`It leaves the stack ${ASK_STACK} in ${this.props.region}, and what has a name that begins with '${PREFIX}' or '${PREFIX_}'.`, WHAT_TO_DO] : [];
  }

  /** @returns the exit code */
  public async run(): Promise<ExitCode> {
    const { terminal, yes, region, surroundings, fixtures, questions, signal, ended, sweeps } = this.props;
    const cloud = surroundings.cloudOf(region);
    let exitCode = ExitCode.PASSED;
    try {
      const { Account: account } = await cloud.call('sts:GetCallerIdentity');
      this.account = account;
      terminal.say(`${questions.length} ${questions.length === 1 ? 'question' : 'questions'} to AWS Backup in ${region}, in the account ${account}. For them a stack ${ASK_STACK} is deployed, and what a question makes is removed at once;`);
      terminal.say("  all of it has a name that begins with 'cdk-aws-backup-ask' or 'cdk_aws_backup_ask'. It takes about an hour, and costs less than a dollar, nearly all of it for a key.");
      const others = atWork(sweeps ? await standing(surroundings, [{ name: ASK_STACK, region }]) : [], surroundings.now(), ended);
      others.forEach(({ line }) => terminal.say(line));
      if (others.some(({ isCertain }) => isCertain || yes)) {
        terminal.say('Nothing was asked: two runs at once in a Region would take away what the other one has.');
        return ExitCode.USAGE;
      }
      const isAgreed = yes || await terminal.confirm('Go on?', signal);
      goOn(signal);
      if (!isAgreed) {
        terminal.say('Nothing was asked. Give --yes to go on without being asked.');
        return ExitCode.USAGE;
      }
      this.isStanding = true;
      await this.sweep(cloud);
      goOn(signal);
      await this.askAll(cloud, { ...placeValues(account, region), ...await fixtures.prepare(cloud, account) });
    } catch (error) {
      exitCode = this.ended(error);
    }
    if (this.isStanding) {
      this.isStanding = !await this.removed(cloud);
      if (this.isStanding) { exitCode = ExitCode.LEFT_BEHIND; }
    }
    this.results.table().forEach((line) => terminal.say(line));
    return exitCode === ExitCode.PASSED && this.results.count('failed') > 0 ? ExitCode.FAILED : exitCode;
  }

  private async askAll(cloud: Cloud, values: Values): Promise<void> {
    const { surroundings, signal, questions, skipped } = this.props;
    const asker = new Asker({ cloud, values, signal, now: () => surroundings.now(), sleep: (seconds) => surroundings.sleep(seconds) });
    for (const question of questions) {
      const name = `${question.law}: ${question.about}`;
      const reason = skipped(question);
      if (reason !== undefined) {
        this.results.skipped(name, reason);
        continue;
      }
      for (const value of ['inside', 'outside'] as const) {
        goOn(signal);
        const probe = question[value];
        if (!probe) { continue; }
        const { answer, why, left } = await asker.ask(question, value, probe);
        if (answer) {
          this.answers.push(answer);
          this.props.keep(answer);
        }
        this.judge(question, `${name}, ${value}`, value, answer, why);
        if (left.length > 0) { this.results.failed(`${name}, ${value}: taken away`, ...left); }
      }
    }
  }

  /** As the library has it: what is inside is accepted. What is outside is refused, or only told where the library does not know. */
  private judge({ library }: Question, name: string, value: string, answer: Answer | undefined, why: string | undefined): void {
    if (!answer) { return this.results.skipped(name, `not answered: ${why}`); }
    const { said, message } = answer;
    const expected = value === 'inside' || library === 'pass' ? 'accepted' : library === 'refuse' ? 'refused' : said;
    this.results.judged(name, said === expected ? [] : [`AWS Backup has ${said} it, and the library says that it is ${expected}${message === undefined ? '' : `: ${message}`}`]);
  }

  private async sweep(cloud: Cloud): Promise<void> {
    if (!this.props.sweeps) { return; }
    const left = await sweep(cloud);
    if (left.length > 0) { this.props.terminal.say(`An earlier run has left, and it is gone now: ${left.join(', ')}`); }
  }

  private async removed(cloud: Cloud): Promise<boolean> {
    const errors: string[] = [];
    // The stack goes also where something else cannot.
    for (const step of [() => this.sweep(cloud), () => this.props.fixtures.remove(cloud)]) { await step().catch((error) => { errors.push(wordsOf(error)); }); }
    this.results.judged('nothing is left', errors);
    if (errors.length > 0) { this.props.terminal.say(`Not everything could be taken away. ${WHAT_TO_DO}`); }
    return errors.length === 0;
  }

  private ended(error: unknown): ExitCode {
    if (error instanceof Interrupted) {
      this.props.terminal.say('Interrupted');
      return ExitCode.INTERRUPTED;
    }
    this.results.failed('all questions', wordsOf(error));
    return ExitCode.FAILED;
  }
}

/** The stack that the questions need, deployed by the CDK's CLI. */
export class DeployedFixtures implements Fixtures {
  private directory?: string;

  constructor(
    private readonly surroundings: Surroundings,
    private readonly deployer: Deployer,
    private readonly synth: (account: string) => string,
  ) {}

  public async prepare(_cloud: Cloud, account: string): Promise<Values> {
    this.directory = this.synth(account);
    return (await this.deployer.deploy(this.directory))[ASK_STACK];
  }

  public async remove({ region }: Cloud): Promise<void> {
    if (this.directory === undefined) { return; }
    await this.deployer.destroy(this.directory);
    const left = await standing(this.surroundings, [{ name: ASK_STACK, region }]);
    if (left.length > 0) { throw new Error(`the stack ${ASK_STACK} in ${region} is ${left[0].status}`); }
  }
}
