import { fork } from 'child_process';
import type { ChildProcess } from 'child_process';
import { existsSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import type { Answer, Question } from './worker';

/** A worker that does not answer for so long has met a fault without an end. */
const SILENCE = 90_000;
/** aws-cdk-lib keeps something of every app: where that is too much, a worker begins anew. */
const MAX_MEGABYTES = 1_800;
/** Where assemblies are written for a while: in memory, if that is possible. */
const SHARED_MEMORY = '/dev/shm';

/** A process with everything loaded, and another one where it does not come back. */
export class Worker {
  private process?: ChildProcess;
  private folder?: string;

  /** Asks, and hands on every answer; false where the worker has not come to an end. */
  public ask(question: Question, heard: (answer: Answer) => void): Promise<boolean> {
    const worker = this.process ??= this.start();
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout;
      const end = (isDone: boolean) => {
        clearTimeout(timer);
        worker.removeAllListeners();
        if (!isDone) { this.stop(); }
        resolve(isDone);
      };
      const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(() => end(false), SILENCE);
      };
      worker.on('exit', () => end(false));
      worker.on('message', (answer: Answer) => {
        wait();
        heard(answer);
        if (answer.kind !== 'done') { return; }
        end(true);
        if (answer.isSpoilt || answer.megabytes > MAX_MEGABYTES) { this.stop(); }
      });
      wait();
      worker.send(question);
    });
  }

  public stop(): void {
    this.process?.removeAllListeners();
    this.process?.kill('SIGKILL');
    this.process = undefined;
    if (this.folder) { rmSync(this.folder, { recursive: true, force: true }); }
  }

  private start(): ChildProcess {
    this.folder = mkdtempSync(join(existsSync(SHARED_MEMORY) ? SHARED_MEMORY : tmpdir(), 'mutation-'));
    return fork(join(__dirname, 'worker.ts'), {
      execArgv: ['--max-old-space-size=3000', '-r', 'ts-node/register/transpile-only'],
      env: {
        ...process.env, TMPDIR: this.folder, TS_NODE_PROJECT: 'tsconfig.dev.json', CDK_VALIDATION: 'false', JSII_DEPRECATED: 'quiet', CDK_DISABLE_STACK_TRACE: '1',
      },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
  }
}
