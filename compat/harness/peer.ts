import * as fs from 'fs';
import Module, { createRequire } from 'module';
import * as path from 'path';

/** The two that are compared with, and the library of this repository. */
export type PeerName = 'v1' | 'v2';
export type Side = PeerName | 'ours';

/** The modules that a program of the dialect is written against, with the backup module of one side, and `cfn` for its L1s. */
export interface Modules {
  readonly [module: string]: any;
}

export interface Peer {
  readonly name: string;
  readonly side: Side;
  readonly modules: Modules;
  /** Feature flags that this side needs to behave as the others do without them. */
  readonly context: Record<string, unknown>;
}

export const ROOT = path.resolve(__dirname, '..', '..');
const SERVICES = ['dynamodb', 'ec2', 'efs', 'events', 'iam', 'kms', 'rds', 's3', 'sns'];

const v1Require = createRequire(path.join(ROOT, 'compat', 'v1', 'package.json'));
const v2Require = createRequire(path.join(ROOT, 'compat', 'v2', 'package.json'));
const ownRequire = createRequire(path.join(ROOT, 'package.json'));

/** Flags that v2 has made permanent: v1 has to be asked for them. */
const PERMANENT_IN_V2 = [
  '@aws-cdk/aws-efs:defaultEncryptionAtRest',
  '@aws-cdk/aws-kms:defaultKeyPolicies',
  '@aws-cdk/aws-rds:lowercaseDbIdentifier',
  '@aws-cdk/core:enableStackNameDuplicates',
  '@aws-cdk/core:stackRelativeExports',
];

export function loadV1(): Peer {
  const core = v1Require('@aws-cdk/core');
  return {
    name: 'v1',
    side: 'v1',
    modules: {
      ...services((name) => v1Require(`@aws-cdk/aws-${name}`)),
      core,
      Construct: core.Construct,
      backup: v1Require('@aws-cdk/aws-backup'),
      cfn: v1Require('@aws-cdk/aws-backup'),
    },
    context: Object.fromEntries(PERMANENT_IN_V2.map((flag) => [flag, true])),
  };
}

export function loadV2(): Peer {
  return { name: 'v2', side: 'v2', modules: { ...v2Modules(), backup: v2Require('aws-cdk-lib/aws-backup') }, context: {} };
}

/** Ours differs from v2 by the backup module alone: it runs on the very copy of aws-cdk-lib that v2 is in. */
export function loadOurs(): Peer {
  const main = path.join(ROOT, 'lib', 'index.js');
  if (!fs.existsSync(main)) {
    throw new Error('the library is not compiled: run "npx projen compile" first');
  }
  shareAwsCdkLib();
  const backup = ownRequire(main);
  return { name: 'ours', side: 'ours', modules: { ...v2Modules(), backup }, context: {} };
}

/** What was loaded of the copy of aws-cdk-lib that the library is built with: nothing, if it runs on the one that v2 is in. */
export function strayModules(): string[] {
  const packages = ['aws-cdk-lib', 'constructs'].map((name) => path.join(ROOT, 'node_modules', name) + path.sep);
  return Object.keys(ownRequire.cache).filter((file) => packages.some((folder) => file.startsWith(folder)));
}

/** The same side with a part of its backup module replaced. */
export function altered(peer: Peer, name: string, replace: (backup: any) => Record<string, unknown>): Peer {
  const backup = peer.modules.backup;
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(backup));
  for (const [key, value] of Object.entries(replace(backup))) {
    Object.defineProperty(copy, key, { value, enumerable: true });
  }
  return { ...peer, name, modules: { ...peer.modules, backup: copy } };
}

function v2Modules(): Record<string, unknown> {
  return {
    ...services((name) => v2Require(`aws-cdk-lib/aws-${name}`)),
    core: v2Require('aws-cdk-lib'),
    Construct: v2Require('constructs').Construct,
    cfn: v2Require('aws-cdk-lib/aws-backup'),
  };
}

function services(load: (name: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(SERVICES.map((name) => [name, load(name)]));
}

function shareAwsCdkLib(): void {
  const own = ['lib', 'src'].map((name) => path.join(ROOT, name) + path.sep);
  const resolver = Module as unknown as { _resolveFilename(request: string, parent?: { filename?: string }, ...rest: unknown[]): string };
  const resolve = resolver._resolveFilename;
  resolver._resolveFilename = function (request, parent, ...rest) {
    const shared = /^(aws-cdk-lib|constructs)(\/|$)/.test(request) && own.some((folder) => parent?.filename?.startsWith(folder));
    return shared ? v2Require.resolve(request) : resolve.call(this, request, parent, ...rest);
  };
}
