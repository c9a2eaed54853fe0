import { spawn } from 'child_process';
import type { ChildProcess } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';

/** The outputs of each stack. */
export type Outputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Deploys what was synthesised. */
export interface Deployer {
  /** @param assembly the folder of the cloud assembly */
  deploy(assembly: string): Promise<Outputs>;
  destroy(assembly: string): Promise<void>;
}

/** The CDK's CLI. */
export class CdkCli implements Deployer {
  private running?: ChildProcess;

  constructor(private readonly env: NodeJS.ProcessEnv, private readonly say: (line: string) => void) {}

  public async deploy(assembly: string): Promise<Outputs> {
    const file = join(assembly, 'outputs.json');
    await this.cdk('deploy', assembly, '--method', 'direct', '--require-approval', 'never', '--outputs-file', file);
    return JSON.parse(readFileSync(file, 'utf8'));
  }

  public async destroy(assembly: string): Promise<void> {
    await this.cdk('destroy', assembly, '--force');
  }

  /** Ends the CLI at once. What CloudFormation has begun goes on. */
  public stop(): void {
    this.running?.kill('SIGKILL');
  }

  private cdk(command: string, assembly: string, ...options: string[]): Promise<void> {
    const cli = require.resolve('aws-cdk/bin/cdk');
    return new Promise((done, fail) => {
      // In a group of its own: Ctrl-C is for this program, which lets a deployment end before it undoes it.
      const run = spawn(process.execPath, [cli, command, '--all', '--app', assembly, '--no-notices', '--no-color', '--progress', 'events', ...options], {
        env: { ...this.env, CI: 'true', CDK_DISABLE_CLI_TELEMETRY: 'true' },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: process.platform !== 'win32',
      });
      this.running = run;
      let output = '';
      for (const stream of [run.stdout, run.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
          text.split('\n').filter((line) => /\b(CREATE|UPDATE|DELETE)_(COMPLETE|FAILED)\b/.test(line)).forEach((line) => this.say(`    ${line.trim()}`));
        });
      }
      run.on('error', fail);
      run.on('close', (code) => code === 0 ? done() : fail(new Error(`cdk ${command} has failed:\n${output.trim().split('\n').slice(-15).join('\n')}`)));
    });
  }
}
