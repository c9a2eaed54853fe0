import { LineCounter, parseDocument, visit } from 'yaml';
import type { Scalar } from 'yaml';
import { isReadable, isTemplate, knownContentOf, policiesOf } from './policies-of-template';
import { contentOf } from './wrapped-policy';
import { unlessTooMuch } from '../../document/budget';
import type { PolicyDocument } from '../../document/organization/policy-document';
import { TemplateFile, TemplateFiles } from '../../document/template-file';
import { notRead } from '../../private/messages/file-problem';
import { UsageError } from '../../private/messages/usage-error';
import { writtenOut } from '../../private/messages/written-out';
import { BoundedFiles } from '../bounded-file';
import { parseYamlTemplate } from '../yaml-template';

/** A policy has 10,000 characters at most; this takes what somebody has indented, and a template. */
const MOST_MEGABYTES = 1;

/** What stands for a policy in the template that it is judged in. */
const POLICY = 'Policy';

/** A file with a policy, a list of policies that are attached side by side, or a template that has some. */
export class PolicyFile {
  /** What it is judged in. */
  public readonly application: TemplateFiles;
  /** The policies that it has. */
  public readonly policies: readonly PolicyDocument[];
  private readonly content: unknown;

  /** @throws `UsageError` for what cannot be read, has no policy, or has one of another type */
  constructor(private readonly file: string) {
    this.content = read(file);
    const content = isTemplate(this.content) ? this.content : { Resources: resourcesOf(this.content, file) };
    this.application = new TemplateFiles([new TemplateFile({ name: file, file, content })]);
    this.policies = unlessTooMuch(() => policiesOf(this.application), undefined) ?? tooMuch(file);
    if (this.policies.length === 0) { throw new UsageError(`'${file}' has no backup policy`); }
  }

  /** Whether its policies are of one level, and not too much to be read. */
  public get isOfOneLevel(): boolean {
    return !isTemplate(this.content) || (this.policies.length === 1 && isReadable(this.policies[0]));
  }

  /**
   * What is of one level of an organization.
   *
   * @throws `UsageError` for a template with several policies, whose levels nobody knows
   */
  public get level(): unknown {
    if (!isTemplate(this.content)) { return this.content; }
    if (this.isOfOneLevel) { return knownContentOf(this.policies[0]); }
    if (this.policies.length === 1) { return tooMuch(this.file); }
    const names = this.policies.map(({ name }) => `'${name}'`).join(', ');
    throw new UsageError(`'${this.file}' has several backup policies, ${names}: write the content of each into a file of its own`);
  }
}

function read(file: string): unknown {
  try {
    const text = new BoundedFiles().read(file, MOST_MEGABYTES);
    return isYaml(text, file) ? parseYamlTemplate(text) : contentOf(jsonIn(text), jsonIn);
  } catch (error) {
    throw new UsageError(notRead(file, error));
  }
}

/** As texts, in which a name such as 'Ref' is a name. */
function resourcesOf(content: unknown, file: string): object {
  const policies: readonly unknown[] = Array.isArray(content) ? content : [content];
  return Object.fromEntries(policies.map((policy, index) => [Array.isArray(content) ? `${POLICY}${index + 1}` : POLICY, {
    Type: 'AWS::Organizations::Policy', Properties: { Name: POLICY, Type: 'BACKUP_POLICY', Content: writtenOut(policy) ?? tooMuch(file) },
  }]));
}

function tooMuch(file: string): never {
  throw new UsageError(`'${file}' is too much to be read to its end`);
}

function isYaml(text: string, file: string): boolean {
  return /\.ya?ml$/.test(file) && !/^\s*[{[]/.test(text);
}

function jsonIn(text: string): unknown {
  const content: unknown = JSON.parse(text);
  refuseKeysTwice(text);
  return content;
}

/** Of two equal keys JSON has the last, and AWS Organizations takes neither. */
function refuseKeysTwice(text: string): void {
  const lines = new LineCounter();
  visit(parseDocument(text, { logLevel: 'silent', uniqueKeys: false, prettyErrors: false, lineCounter: lines }), {
    Map: (_, { items }) => {
      const keys = new Set<unknown>();
      for (const { key } of items) {
        const { value, range } = key as Scalar;
        if (keys.has(value)) { throw new UsageError(`the key in line ${lines.linePos(range![0]).line} is there twice, which AWS Organizations refuses`); }
        keys.add(value);
      }
    },
  });
}
