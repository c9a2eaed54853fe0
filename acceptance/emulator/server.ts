import { spawn } from 'child_process';
import type { ChildProcess } from 'child_process';
import { createServer } from 'net';
import { join } from 'path';

/** An account that AWS gives to nobody: it stands in its documentation. */
export const EMULATED_ACCOUNT = '111122223333';
const HOST = '127.0.0.1';
const MOST_SECONDS = 60;

/** How an emulator is started. */
export interface Program {
  readonly command: string;
  readonly args: (host: string, port: number) => string[];
  readonly env: (host: string, port: number) => NodeJS.ProcessEnv;
  /** Where it says that it is ready. */
  readonly healthPath: string;
}

export const MINISTACK: Program = {
  command: 'ministack',
  args: () => [],
  env: (host, port) => ({ BIND_HOST: host, GATEWAY_PORT: String(port), MINISTACK_ACCOUNT_ID: EMULATED_ACCOUNT, PERSIST_STATE: '0' }),
  healthPath: '/_ministack/health',
};

export const MOTO: Program = {
  command: 'moto_server',
  args: (host, port) => ['-H', host, '-p', String(port)],
  env: () => ({ MOTO_ACCOUNT_ID: EMULATED_ACCOUNT }),
  healthPath: '/moto-api/data.json',
};

/** An emulator that runs, on loopback and a port that was free. */
export class Server {
  public static async start(bin: string, { command, args, env, healthPath }: Program): Promise<Server> {
    const port = await freePort();
    const run = spawn(join(bin, command), args(HOST, port), {
      env: { ...emulatedEnv(process.env), ...env(HOST, port) },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Ctrl-C is for the program, which still needs it to clean up.
      detached: process.platform !== 'win32',
    });
    process.once('exit', () => run.kill());
    let output = '';
    for (const stream of [run.stdout, run.stderr]) { stream.setEncoding('utf8').on('data', (text: string) => { output = `${output}${text}`.slice(-4000); }); }
    const server = new Server(`http://${HOST}:${port}`, run);
    let failure: string | undefined;
    run.on('error', ({ message }) => { failure = message; });
    run.on('exit', (code) => { failure ??= `it has ended with ${code}`; });
    for (let waited = 0; waited < MOST_SECONDS * 10 && failure === undefined; waited++) {
      if (await fetch(`${server.endpoint}${healthPath}`).then(({ ok }) => ok, () => false)) { return server; }
      await new Promise((done) => { setTimeout(done, 100); });
    }
    await server.stop();
    throw new Error(`${command} has not started: ${failure ?? `it does not answer after ${MOST_SECONDS} seconds`}\n${output}`);
  }

  private constructor(public readonly endpoint: string, private readonly process: ChildProcess) {}

  /** Ends it, by its process id. */
  public async stop(): Promise<void> {
    const { process: run } = this;
    if (run.pid === undefined || run.exitCode !== null || run.signalCode !== null) { return; }
    const ended = new Promise<void>((done) => { run.once('exit', () => done()); });
    const force = setTimeout(() => run.kill('SIGKILL'), 5000);
    run.kill('SIGTERM');
    await ended;
    clearTimeout(force);
  }
}

/** An environment in which nothing leads to an account: no profile, no credentials but those of an emulator, no proxy before loopback. */
export function emulatedEnv(env: NodeJS.ProcessEnv, endpoint?: string): NodeJS.ProcessEnv {
  const others = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_') || name === 'AWS_CA_BUNDLE'));
  return {
    ...others,
    ...EMULATED_KEYS,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    NO_PROXY: HOST,
    no_proxy: HOST,
    ...endpoint === undefined ? {} : { AWS_ENDPOINT_URL: endpoint },
  };
}

/** What an emulator takes for credentials: anything. */
const EMULATED_KEYS = { AWS_ACCESS_KEY_ID: 'emulator', AWS_SECRET_ACCESS_KEY: 'emulator', AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-1' };

/** The same for the clients of the SDK. */
export function emulatedConfig(endpoint: string) {
  return { endpoint, credentials: { accessKeyId: EMULATED_KEYS.AWS_ACCESS_KEY_ID, secretAccessKey: EMULATED_KEYS.AWS_SECRET_ACCESS_KEY } };
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, HOST, () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}
