import * as fs from 'fs';
import { createRequire } from 'module';
import * as os from 'os';
import * as path from 'path';
import type { Peer } from './harness/peer';
import type { Program } from './harness/program';
import { createKit } from './harness/run';
import type { Tally } from './harness/tally';
import { PROGRAMS } from './programs';

/** What is said of something: its path, and the id of a warning or the words of an error. */
type Said = ReadonlySet<string>;

/** What only constructs know, and no template tells: what was collected from what, what was imported, what an author has said. */
const KNOWN_TO_CONSTRUCTS: ReadonlySet<string> = new Set([
  'autoDeleteMayBeDenied', 'autoDeleteUnderLock', 'copiesFromEverybody', 'exceptionWithoutEffect', 'grantWithoutEffect', 'importedRole', 'importedTopic', 'importedTopicKey',
  'keyPolicyNotWritten', 'leftOut', 'nameMayBeRefused', 'noNotificationEvents', 'notificationEventsWithoutTopic', 'protectedFromEverybody', 'selectsEverything', 'sharedPattern',
  'topicKeyNotShared', 'topicOfOtherAccount', 'topicUnderAwsManagedKey', 'vaultEventsElsewhere', 'vaultOfOtherEnvironment', 'vaultPolicyNotWritten',
]);

/** Programs of which a template tells more or less than their constructs, and why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'corner: what a member of a cluster is, and what is none': 'what is collected is told by what was given, as aws-cdk-lib does it',
};

/** Compares what is said of the programs at synthesis with what the command says of their assemblies. */
export function compareCommand(ours: Peer, tally: Tally, only = ''): void {
  // It is loaded when the copy of aws-cdk-lib is settled that it is to run on.
  const { main } = createRequire(__filename)('../src/cli/main');
  for (const program of PROGRAMS.filter(({ id, refused }) => id.includes(only) && !refused)) {
    const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'compat-'));
    try {
      const atSynthesis = saidAtSynthesis(program, ours, outdir);
      const byCommand = atSynthesis && saidByCommand(main, outdir);
      if (!byCommand) { continue; }
      const missing = [...atSynthesis].filter((each) => !byCommand.has(each));
      const added = [...byCommand].filter((each) => !atSynthesis.has(each));
      const isOtherwise = program.id in OTHERWISE;
      if (isOtherwise) { tally.check(`${program.id}: is said alike, which was to be otherwise`, missing.length + added.length > 0); }
      tally.check(`${program.id}: the command says ${missing.length > 0 ? `nothing of ${missing.join('; ')}` : ''}${added.length > 0 ? ` besides ${added.join('; ')}` : ''}`,
        isOtherwise || missing.length + added.length === 0);
    } finally {
      fs.rmSync(outdir, { recursive: true, force: true });
    }
  }
}

/** Nothing where the program itself throws. */
function saidAtSynthesis(program: Program, ours: Peer, outdir: string): Said | undefined {
  const kit = createKit(ours, outdir, program.context ?? {});
  try {
    program.run(kit);
  } catch {
    return undefined;
  }
  try {
    kit.app.synth();
  } catch {
    return undefined;
  }
  return new Set(warningsIn(outdir));
}

function warningsIn(folder: string): string[] {
  const { artifacts } = JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf-8'));
  return Object.values<any>(artifacts ?? {}).flatMap(({ type, properties, metadata, additionalMetadataFile }) => {
    if (type === 'cdk:cloud-assembly') { return warningsIn(path.join(folder, properties.directoryName)); }
    const all = { ...metadata, ...additionalMetadataFile ? JSON.parse(fs.readFileSync(path.join(folder, additionalMetadataFile), 'utf-8')) : {} };
    return Object.entries<any>(all).flatMap(([where, entries]) => entries.flatMap(({ type: kind, data }: any) => {
      const id = kind === 'aws:cdk:warning' ? /\[ack: cdk-aws-backup:(\w+)\]$/.exec(String(data))?.[1] : undefined;
      return id && !KNOWN_TO_CONSTRUCTS.has(id) ? [`${id} of ${where.replace(/^\//, '')}`] : [];
    }));
  });
}

function saidByCommand(main: (args: string[], process: object) => number, outdir: string): Said {
  let output = '';
  const write = (text: string) => { output += text; return true; };
  main(['check', outdir, '--format', 'json'], { stdout: { write }, stderr: { write: () => true }, env: {} });
  const { findings } = JSON.parse(output);
  return new Set(findings.filter(({ level, id }: any) => level !== 'note' && !KNOWN_TO_CONSTRUCTS.has(id)).map(({ id, path: where, logicalId }: any) =>
    `${id} of ${String(where ?? logicalId).replace(/\/Resource$/, '')}`));
}
