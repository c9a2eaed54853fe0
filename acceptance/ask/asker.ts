import { keptInput } from './answers';
import type { Answer } from './answers';
import { filled } from './fill';
import type { Values } from './fill';
import type { Call, Probe, Question } from './question';
import { UNDO } from './undo';
import { Refusal } from '../cloud/cloud';
import type { Cloud, Fields, Operation } from '../cloud/cloud';
import { redacted } from '../run/redacted';
import { goOn } from '../run/terminal';

/** What is to be taken away. */
interface Made {
  readonly operation: Operation;
  readonly input: Fields;
}

/** What came of one call: an answer, or why there is none. */
export interface Heard {
  readonly answer?: Answer;
  readonly why?: string;
  /** What could not be taken away again. */
  readonly left: readonly string[];
}

/** What an asker has to do with. */
export interface AskerProps {
  readonly cloud: Cloud;
  readonly values: Values;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly sleep: (seconds: number) => Promise<void>;
}

/** A role that has just been made is not known everywhere at once. */
const TOO_EARLY = /cannot be assumed|not authorized to call tag:GetResources/;
const TRIES = 6;
const SECONDS_BETWEEN = 10;
const JOB_ENDED = ['COMPLETED', 'FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'];
const MOST_JOB_TRIES = 360;
/** Of a refusal with one of these codes it is not known whether it is for the value, unless the question says so. */
const OF_STATE = ['AlreadyExistsException', 'ConflictException', 'LimitExceededException', 'ResourceNotFoundException', 'ServiceQuotaExceededException'];

/** That a job is not waited for any longer. */
class NeverEnds extends Error {}

/** Makes the calls of questions, and takes away at once what they have made. */
export class Asker {
  constructor(private readonly props: AskerProps) {}

  public async ask(question: Question, value: 'inside' | 'outside', probe: Probe): Promise<Heard> {
    const made: Made[] = [];
    let values = this.props.values;
    let answer: Answer | undefined;
    let why: string | undefined;
    try {
      for (const call of probe.before ?? []) { values = await this.make(call, values, made); }
      goOn(this.props.signal);
      const { said, message, requestId } = await this.hear(question, value, probe, values, made);
      const day = this.props.now().toISOString().slice(0, 10);
      answer = said && {
        law: question.law,
        about: question.about,
        value,
        input: keptInput(probe.input),
        said,
        message: this.withoutAccount(message),
        requestId,
        day,
        region: this.props.cloud.region,
      };
      why = said ? undefined : message;
    } catch (error) {
      if (!(error instanceof Refusal) || error.isOfCredentials) {
        await this.takeAway(made);
        throw error;
      }
      why = `before it could be asked: ${error.inWords}`;
    }
    return { answer, why, left: await this.takeAway(made) };
  }

  /** Answers are kept in the repository, and whose account it was is nobody's business. */
  private withoutAccount(message: string | undefined): string | undefined {
    const { account } = this.props.values;
    return message === undefined ? undefined : redacted(message, String(account ?? ''));
  }

  private async make({ operation, input, gives = {} }: Call, values: Values, made: Made[]): Promise<Values> {
    const given = filled(input, values);
    const { operation: undo, input: inputOf } = UNDO[operation];
    let output: Fields;
    try {
      output = await this.props.cloud.call(operation, given);
    } catch (error) {
      // It may be there although no answer has come; what is known by an id alone is found by its name, when all is swept.
      const undone = inputOf(given, {});
      const isKnown = !Object.values(undone).includes(undefined);
      if (error instanceof Refusal && error.isUnanswered && isKnown) { made.push({ operation: undo, input: undone }); }
      throw error;
    }
    made.push({ operation: undo, input: inputOf(given, output) });
    return { ...values, ...Object.fromEntries(Object.entries(gives).map(([name, field]) => [name, output[field]])) };
  }

  private async hear(
    { codes = [] }: Question, value: string, probe: Probe, values: Values, made: Made[],
  ): Promise<{ said?: Answer['said']; message?: string; requestId?: string }> {
    for (let tries = 1; ; tries++) {
      try {
        return probe.operation === 'backup:StartBackupJob' ? await this.job(probe, values, made) : (await this.make(probe, values, made), { said: 'accepted' });
      } catch (error) {
        if (!(error instanceof Refusal) || error.isOfCredentials) { throw error; }
        const { code, message, requestId, inWords } = error;
        if (value === 'inside' && TOO_EARLY.test(message) && tries < TRIES) {
          await this.props.sleep(SECONDS_BETWEEN);
          continue;
        }
        const isUntold = error.isOfCaller || (OF_STATE.includes(code) && !codes.includes(code));
        return isUntold ? { message: inWords } : { said: 'refused', message: `${code}: ${message}`, requestId };
      }
    }
  }

  /** What a job is refused for may show only when it runs. One that cannot be looked at any more is stopped. */
  private async job({ operation, input }: Probe, values: Values, made: Made[]): Promise<{ said?: Answer['said']; message?: string }> {
    const { cloud } = this.props;
    const given = filled(input, values);
    const { BackupJobId, RecoveryPointArn } = await cloud.call(operation, given);
    const undo = UNDO[operation];
    /** Known to be taken away before anything else can go wrong. */
    const point = (arn: string | undefined) => {
      const isKnown = arn === undefined || made.some((each) => each.input.RecoveryPointArn === arn);
      if (!isKnown) { made.push({ operation: undo.operation, input: undo.input(given, { RecoveryPointArn: arn }) }); }
    };
    point(RecoveryPointArn);
    try {
      const { State, StatusMessage } = await this.jobEnd(BackupJobId, point);
      if (State === 'COMPLETED') { return { said: 'accepted' }; }
      if (State !== 'FAILED') { return { message: `the job ended as ${State}: ${StatusMessage ?? 'without a word'}` }; }
      // There is no recovery point.
      made.splice(0, made.length, ...made.filter((each) => each.operation !== undo.operation));
      // A job fails for its role or its table, too.
      return /retention|lifecycle/i.test(StatusMessage ?? '')
        ? { said: 'refused', message: StatusMessage } : { message: `the job ended as FAILED: ${StatusMessage ?? 'without a word'}` };
    } catch (error) {
      await cloud.call('backup:StopBackupJob', { BackupJobId }).catch(() => {});
      if (error instanceof NeverEnds) { return { message: error.message }; }
      throw error;
    }
  }

  private async jobEnd(BackupJobId: string, point: (arn: string | undefined) => void): Promise<Fields> {
    const { cloud, sleep, signal } = this.props;
    for (let tries = 0; tries < MOST_JOB_TRIES; tries++) {
      const job = await cloud.call('backup:DescribeBackupJob', { BackupJobId });
      point(job.RecoveryPointArn);
      if (JOB_ENDED.includes(job.State)) { return job; }
      goOn(signal);
      await sleep(SECONDS_BETWEEN);
    }
    throw new NeverEnds('the job has not ended in an hour, and was stopped');
  }

  /** The last first. What cannot go yet, as a vault that is still being made, is tried again. @returns what could not be taken away */
  private async takeAway(made: readonly Made[]): Promise<string[]> {
    let left = [...made].reverse();
    let said: string[] = [];
    for (let tries = 1; tries <= TRIES && left.length > 0; tries++) {
      if (tries > 1) { await this.props.sleep(SECONDS_BETWEEN); }
      const [rest, words]: [Made[], string[]] = [[], []];
      for (const each of left) {
        try {
          await this.props.cloud.call(each.operation, each.input);
        } catch (error) {
          if (error instanceof Refusal && error.isNotFound) { continue; }
          rest.push(each);
          words.push(error instanceof Refusal ? `${JSON.stringify(each.input)}: ${error.inWords}` : (error as Error).message);
        }
      }
      [left, said] = [rest, words];
    }
    return said;
  }
}
