import { App, Stack } from 'aws-cdk-lib';
import type { CfnResource, Environment, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { IConstruct } from 'constructs';

/** What the tests take as an account and Region of their own, and as other ones. */
export const HERE: Required<Environment> = { account: '111111111111', region: 'eu-central-1' };
export const THERE: Required<Environment> = { account: '222222222222', region: 'us-east-1' };

export interface Warning {
  /** The path of the construct, without the leading slash. */
  readonly path: string;
  readonly id: string;
  readonly text: string;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties: any;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: string[];
}

/** A stack named `Stack` in an app of its own. */
export function testStack(env?: Environment, id = 'Stack'): Stack {
  return new Stack(new App(), id, { env });
}

/** What a function throws; throwing nothing is a failure. */
export function errorOf(fn: () => unknown): Error {
  try {
    fn();
  } catch (error) {
    return error as Error;
  }
  throw new Error('expected an error, got none');
}

/** The message of what a function throws; throwing nothing is a failure. */
export function messageOf(fn: () => unknown): string {
  return errorOf(fn).message;
}

/** The lines of the error with which an app refuses to be synthesised; synthesising is a failure. */
export function synthesisProblemsOf(scope: IConstruct): string[] {
  return messageOf(() => synth(scope)).split('\n').slice(1).map((line) => line.trim());
}

/** What is said of most plans of tests, which are there for something else than what they back up. */
export const WITHOUT_SELECTION = 'planWithoutSelection';

/** The warnings of an app after synthesis, in the order of the constructs, but for those of plans without a selection. */
export function warningsOf(scope: IConstruct): Warning[] {
  return allWarningsOf(scope).filter(({ id }) => id !== `cdk-aws-backup:${WITHOUT_SELECTION}`);
}

/** All of them. */
export function allWarningsOf(scope: IConstruct): Warning[] {
  const { stacksRecursively } = synth(scope);
  return stacksRecursively.flatMap(({ messages }) => messages).filter(({ level }) => level === 'warning').map(({ id, entry }) => {
    const [, text, warningId] = /^(.*?)(?: \[ack: (.*)\])?$/s.exec(String(entry.data))!;
    return { path: id.replace(/^\//, ''), id: warningId, text: withoutAddress(text, warningId) };
  });
}

/** Each warning of this library ends with the address of the guide that explains it. */
function withoutAddress(text: string, id = ''): string {
  const [prefix, name] = id.split(':');
  if (prefix !== 'cdk-aws-backup') { return text; }
  const [address] = / \(https:\/\/github\.com\/cdk-aws-backup\/cdk-aws-backup\/blob\/main\/docs\/warnings-\w+\.md#\w+\)$/.exec(text) ?? [];
  if (!address?.endsWith(`#${name})`)) { throw new Error(`a warning does not end with the address of its guide: ${text}`); }
  return text.slice(0, -address.length);
}

/** The resources of a type in the template of a stack, by logical id. */
export function resourcesOf(stack: Stack, type: string): Record<string, TemplateResource> {
  return Template.fromStack(stack).findResources(type) as Record<string, TemplateResource>;
}

/** The only resource of a type in the template of a stack. */
export function resourceOf(stack: Stack, type: string): TemplateResource {
  const resources = Object.values(resourcesOf(stack, type));
  expect(resources).toHaveLength(1);
  return resources[0];
}

/** The L1 within a construct. */
export function l1Of(construct: IConstruct): CfnResource {
  return construct.node.defaultChild as CfnResource;
}

/** Synthesises the app again, whether it was before or not. */
export function synth(scope: IConstruct) {
  return (scope.node.root as Stage).synth({ force: true });
}
