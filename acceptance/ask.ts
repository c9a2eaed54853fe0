import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { askApp } from './app/acceptance-app';
import { ANSWERS, readAnswers, writeAnswers } from './ask/answers';
import { AskRun, DeployedFixtures } from './ask/ask-run';
import type { AskProps } from './ask/ask-run';
import { takeOver } from './ask/take-over';
import { guides } from '../projenrc/documentation';
import { SdkSurroundings } from './cloud/sdk';
import { EMULATORS, withEmulator } from './emulator/emulators';
import { MotoFixtures } from './emulator/moto-fixtures';
import { emulatedConfig } from './emulator/server';
import { unsupportedByMoto } from './emulator/unsupported';
import { QUESTIONS } from './questions';
import { CdkCli } from './run/cdk';
import { CONSOLE } from './run/console';
import { Interruption } from './run/interruption';
import { allRedacted } from './run/redacted';
import { optionsOf, regionOf, UsageError } from './run/options';
import type { Options } from './run/options';
import { ExitCode } from './run/terminal';

const USAGE = 'npm run ask -- [--profile P] [--region R] [--yes] [--ended RUN] [--report FILE] [--emulator] [law …]\nnpm run ask -- --take-over';

/** Where answers go, and how it ends. */
interface Ends {
  readonly file: string;
  /** Where the results go, if anywhere. */
  readonly report?: string;
  readonly interruption: Interruption;
  /** What does not wait. */
  readonly end: () => void;
}

/** Asks, and adds each answer to a file when it comes: nothing is lost where it is ended. */
async function ask(props: Omit<AskProps, 'keep'>, { file, report, interruption, end }: Ends): Promise<ExitCode> {
  const program = new AskRun({ ...props, keep: (answer) => writeAnswers([answer], file) });
  interruption.atOnce = () => {
    end();
    return program.leaves;
  };
  const exitCode = await program.run();
  if (report !== undefined) { writeFileSync(report, `${JSON.stringify(allRedacted(program.results.all, program.account), undefined, 2)}\n`); }
  if (program.answers.length > 0) { CONSOLE.say(`written: ${program.answers.length} answers`); }
  return exitCode;
}

function questionsOf({ laws }: Options) {
  const unknown = laws.filter((law) => !QUESTIONS.some((question) => question.law === law));
  if (unknown.length > 0) { throw new UsageError(`no question is asked of: ${unknown.join(', ')}`); }
  return laws.length === 0 ? QUESTIONS : QUESTIONS.filter(({ law }) => laws.includes(law));
}

async function main(args: readonly string[]): Promise<ExitCode> {
  const options = optionsOf(args, true);
  if (options.help) {
    CONSOLE.say(USAGE);
    return ExitCode.PASSED;
  }
  if (options.takeOver) {
    takeOver(guides(), QUESTIONS, readAnswers() ?? []).forEach((line) => CONSOLE.say(line));
    return ExitCode.PASSED;
  }
  const interruption = new Interruption();
  const folder = mkdtempSync(join(tmpdir(), 'ask-'));
  const common = { terminal: CONSOLE, signal: interruption.signal, questions: questionsOf(options) };
  try {
    if (options.emulator) {
      // What an emulator says is no answer of AWS Backup, and is not kept.
      return await withEmulator(EMULATORS.moto, (endpoint) => ask({
        ...common,
        surroundings: new SdkSurroundings(emulatedConfig(endpoint), 0.001),
        fixtures: new MotoFixtures(),
        region: 'us-east-1',
        yes: true,
        skipped: unsupportedByMoto,
        sweeps: false,
      }, { file: join(folder, 'answers.json'), report: options.report, interruption, end: () => rmSync(folder, { recursive: true, force: true }) }));
    }
    const { profile, yes, ended } = options;
    const region = regionOf(options, process.env);
    const surroundings = new SdkSurroundings(profile === undefined ? {} : { profile });
    const env = { ...process.env, AWS_REGION: region, ...profile === undefined ? {} : { AWS_PROFILE: profile } };
    const run = surroundings.now().toISOString().replace(/[-:]|\..*/g, '').toLowerCase();
    const synth = (account: string) => askApp({ account, region, run, outdir: join(folder, 'app') }).synth().directory;
    const deployer = new CdkCli(env, CONSOLE.say);
    const fixtures = new DeployedFixtures(surroundings, deployer, synth);
    const end = () => {
      deployer.stop();
      rmSync(folder, { recursive: true, force: true });
    };
    return await ask({ ...common, surroundings, fixtures, region, yes, ended, skipped: () => undefined, sweeps: true }, { file: ANSWERS, report: options.report, interruption, end });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).then((code) => { process.exitCode = code; }, (error: Error) => {
  console.error(`${error.message}\n${USAGE}`);
  process.exitCode = ExitCode.USAGE;
});
