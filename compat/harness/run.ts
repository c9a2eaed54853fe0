import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import type { Peer } from './peer';
import type { Kit, Program } from './program';

/** What became of a program: its templates, or the error that refused it. */
export type Outcome = Synthesised | Refused;

export interface Synthesised {
  readonly kind: 'synthesised';
  /** Every template by its path in the assembly, and the dependencies of stacks on stacks. */
  readonly files: Record<string, any>;
}

export interface Refused {
  readonly kind: 'refused';
  readonly message: string;
  /** A fault of the program or of the library (such as a TypeError), not a refusal in words. */
  readonly crashed: boolean;
}

/** Where a construct was made is told to nobody here, and would cost a fifth of the time. */
const WITHOUT_STACK_TRACES = { 'aws:cdk:disable-stack-trace': true };

export function run(program: Pick<Program, 'context' | 'run'>, peer: Peer): Outcome {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'compat-'));
  try {
    const kit = createKit(peer, outdir, program.context ?? {});
    program.run(kit);
    kit.app.synth();
    return { kind: 'synthesised', files: read(outdir) };
  } catch (error) {
    return refused(error);
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}

export function createKit(peer: Peer, outdir: string, context: Record<string, unknown>): Kit {
  const { core } = peer.modules;
  const app = new core.App({
    analyticsReporting: false,
    treeMetadata: false,
    outdir,
    context: { ...WITHOUT_STACK_TRACES, ...peer.context, ...context },
  });
  return {
    ...peer.modules,
    side: peer.side,
    app,
    stack: (id = 'Stack', props = {}, scope = app) => new core.Stack(scope, id, {
      synthesizer: new core.LegacyStackSynthesizer(),
      analyticsReporting: false,
      ...props,
    }),
  };
}

function refused(error: any): Refused {
  const crashed = error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError || !(error instanceof Error);
  return { kind: 'refused', message: String(error?.stack && crashed ? error.stack : error?.message ?? error), crashed };
}

function read(folder: string, prefix = ''): Record<string, any> {
  const files: Record<string, any> = {};
  for (const name of fs.readdirSync(folder).sort()) {
    const file = path.join(folder, name);
    if (fs.statSync(file).isDirectory()) {
      Object.assign(files, read(file, `${prefix}${name}/`));
    } else if (name.endsWith('.template.json')) {
      files[prefix + name] = JSON.parse(fs.readFileSync(file, 'utf-8'));
    } else if (name === 'manifest.json') {
      files[`${prefix}dependencies`] = dependencies(JSON.parse(fs.readFileSync(file, 'utf-8')));
    }
  }
  return files;
}

/** Which stack waits for which, from the manifest of an assembly. */
function dependencies(manifest: any): Record<string, string[]> {
  const artifacts = Object.entries<any>(manifest.artifacts ?? {});
  const stacks = new Set(artifacts.filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack').map(([id]) => id));
  return Object.fromEntries(artifacts
    .filter(([id]) => stacks.has(id))
    .map(([id, artifact]) => [id, (artifact.dependencies ?? []).filter((other: string) => stacks.has(other)).sort()]));
}
