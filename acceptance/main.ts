import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { acceptanceApp } from './app/acceptance-app';
import { SdkSurroundings } from './cloud/sdk';
import { EMULATORS, withEmulator } from './emulator/emulators';
import { emulatedConfig, emulatedEnv } from './emulator/server';
import { NOTHING, UNSUPPORTED_BY_MINISTACK } from './emulator/unsupported';
import type { Unsupported } from './emulator/unsupported';
import { AcceptanceRun } from './run/acceptance-run';
import { written } from './run/assembly';
import { CdkCli } from './run/cdk';
import { CONSOLE } from './run/console';
import { Interruption } from './run/interruption';
import { optionsOf, regionOf } from './run/options';
import type { Options } from './run/options';
import { reportOf } from './run/report';
import { ExitCode } from './run/terminal';

const USAGE = 'npm run acceptance -- [--profile P] [--region R] [--yes] [--keep] [--ended RUN] [--framework] [--report FILE] [--emulator]';

/** Where a run takes place. */
interface Place {
  readonly region: string;
  readonly config: object;
  readonly env: NodeJS.ProcessEnv;
  readonly unsupported: Unsupported;
  readonly emulator?: string;
}

async function acceptance(options: Options, interruption: Interruption, { region, config, env, unsupported, emulator }: Place): Promise<ExitCode> {
  const surroundings = new SdkSurroundings(config, emulator === undefined ? 1 : 0.001);
  const started = surroundings.now();
  const run = started.toISOString().replace(/[-:]|\..*/g, '').toLowerCase();
  const folder = mkdtempSync(join(tmpdir(), 'acceptance-'));
  const deployer = new CdkCli(env, CONSOLE.say);
  const program = new AcceptanceRun({
    surroundings,
    deployer,
    terminal: CONSOLE,
    signal: interruption.signal,
    region,
    run,
    yes: options.yes || emulator !== undefined,
    keep: options.keep,
    ended: options.ended,
    withFramework: options.framework,
    unsupported,
    synth: (account, version) => {
      const outdir = join(folder, version);
      const deployment = { account, region, run, outdir, withoutBootstrap: emulator !== undefined, withFramework: options.framework };
      return written(acceptanceApp(deployment, version).synth(), unsupported.types);
    },
  });
  const end = () => {
    rmSync(folder, { recursive: true, force: true });
    const day = started.toISOString().slice(0, 10);
    const report = reportOf({ run, day, region, emulator, results: program.results.all, requests: surroundings.requests }, program.account);
    const file = options.report ?? 'acceptance-report.json';
    writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
    CONSOLE.say(`written: ${file}`);
  };
  interruption.atOnce = () => {
    deployer.stop();
    end();
    return program.leaves;
  };
  try {
    return await program.run();
  } finally {
    end();
  }
}

async function main(args: readonly string[]): Promise<ExitCode> {
  const options = optionsOf(args, false);
  const interruption = new Interruption();
  if (options.help) {
    CONSOLE.say(USAGE);
    return ExitCode.PASSED;
  }
  if (options.emulator) {
    return withEmulator(EMULATORS.ministack, (endpoint) => acceptance(options, interruption, {
      region: 'us-east-1',
      config: emulatedConfig(endpoint),
      env: emulatedEnv(process.env, endpoint),
      unsupported: UNSUPPORTED_BY_MINISTACK,
      emulator: EMULATORS.ministack.package.requirements[0],
    }));
  }
  const region = regionOf(options, process.env);
  const env = { ...process.env, AWS_REGION: region, ...options.profile === undefined ? {} : { AWS_PROFILE: options.profile } };
  return acceptance(options, interruption, { region, config: options.profile === undefined ? {} : { profile: options.profile }, env, unsupported: NOTHING });
}

main(process.argv.slice(2)).then((code) => { process.exitCode = code; }, (error: Error) => {
  console.error(`${error.message}\n${USAGE}`);
  process.exitCode = ExitCode.USAGE;
});
