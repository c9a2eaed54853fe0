import { readFileSync } from 'fs';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';

/** A value as it stands in a template: plain JSON, with intrinsic functions in it. */
export type TemplateValue = any;

/** A resource of a template. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Record<string, TemplateValue>;
  readonly deletionPolicy?: string;
  readonly stack: StackTemplate;

  /** Where the resource lies in the tree of constructs. */
  readonly path: string;
}

/** The template of a stack, and where the stack goes. */
export interface StackTemplate {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly file: string;
  readonly resources: TemplateResource[];
  readonly outputs: Record<string, TemplateValue>;
}

/**
 * The templates of a cloud assembly, and what their intrinsic functions lead to, also from one stack to another.
 */
export class Templates {
  public readonly stacks: StackTemplate[];

  constructor(directory: string) {
    this.stacks = new CloudAssembly(directory).stacksRecursively.map((artifact) => {
      const paths = new Map(artifact.findMetadataByType('aws:cdk:logicalId').map((entry) => [entry.data, entry.path]));
      const { Resources = {}, Outputs = {} } = JSON.parse(readFileSync(artifact.templateFullPath, 'utf-8'));

      const stack: StackTemplate = {
        name: artifact.stackName,
        account: artifact.environment.account,
        region: artifact.environment.region,
        file: artifact.templateFullPath,
        resources: [],
        outputs: Outputs,
      };
      for (const [logicalId, { Type, Properties = {}, DeletionPolicy }] of Object.entries<TemplateValue>(Resources)) {
        const path = paths.get(logicalId)?.replace(/^\//, '').replace(/\/Resource$/, '') ?? `${stack.name}/${logicalId}`;
        stack.resources.push({ logicalId, type: Type, properties: Properties, deletionPolicy: DeletionPolicy, stack, path });
      }
      return stack;
    });
  }

  public ofType(...types: string[]): TemplateResource[] {
    return this.stacks.flatMap((stack) => stack.resources.filter(({ type }) => types.includes(type)));
  }

  /**
   * The resource that a value of a template refers to, if it is one of these templates.
   */
  public resourceBehind(value: TemplateValue, stack: StackTemplate): TemplateResource | undefined {
    const [name, argument] = intrinsic(value);
    switch (name) {
      case 'Ref': return stack.resources.find(({ logicalId }) => logicalId === argument);
      case 'Fn::GetAtt': return stack.resources.find(({ logicalId }) => logicalId === argument[0]);
      case 'Fn::Join': return firstOf<TemplateResource>(argument[1], (part) => this.resourceBehind(part, stack));
      case 'Fn::ImportValue': return this.behindOutput(({ Export }) => Export?.Name === argument);
      case 'Fn::GetStackOutput': return this.behindOutput((_, id, { name: owner, region }) =>
        id === argument.OutputName && owner === argument.StackName && region === argument.Region);
      default: return undefined;
    }
  }

  /**
   * A value of a template as text, with the path of a resource where its name is known only at deployment.
   */
  public text(value: TemplateValue, stack: StackTemplate): string {
    const [name, argument] = intrinsic(value);
    if (name === 'Fn::Join') {
      return argument[1].map((part: TemplateValue) => this.text(part, stack)).join(argument[0]);
    }
    if (name === 'Ref' && argument.startsWith('AWS::')) {
      return ({ 'AWS::Partition': 'aws', 'AWS::Region': stack.region, 'AWS::AccountId': stack.account })[argument as string] ?? argument;
    }
    return typeof value === 'string' ? value : this.resourceBehind(value, stack)?.path ?? JSON.stringify(value);
  }

  private behindOutput(wanted: (output: TemplateValue, id: string, stack: StackTemplate) => boolean) {
    return firstOf(this.stacks, (stack) => {
      const found = Object.entries(stack.outputs).find(([id, output]) => wanted(output, id, stack));
      return found && this.resourceBehind(found[1].Value, stack);
    });
  }
}

function intrinsic(value: TemplateValue): [string | undefined, TemplateValue] {
  return typeof value === 'object' && value !== null ? Object.entries(value)[0] ?? [undefined, undefined] : [undefined, undefined];
}

function firstOf<R, T = TemplateValue>(items: T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found) { return found; }
  }
  return undefined;
}
