import { collectedIn } from './collected';
import { outputOfStack, READER, valueHandedOver } from '../cross-stack';
import { beginsReference, branchesOf, inText, isFunction, joinedIn, NOTHING, textIn, textOf, textsIn } from './expression';
import type { Application, Referent, Template } from '../template';
import { isListType, listIn } from './list-parameter';
import type { World } from './world';
import { isPartlyLater, later } from '../../private/later';
import { writtenOut } from '../../private/messages/written-out';

/** Deeper than anybody writes, and than a cycle of references gets. */
const DEEPEST = 60;
/** More than anybody writes: a text that doubles with each reference stops here. */
const LONGEST_TEXT = 100_000;

/**
 * The values of a template in a world, with a name for each thing that only deployment knows.
 *
 * An intrinsic function that is not understood is such a thing, too: reading never fails.
 */
export class Evaluation {
  private depth = 0;
  /** Whether something was not read to its end. */
  private isCut = false;

  constructor(private readonly application: Application, public readonly world: World) {}

  /** What an expression of a template stands for: a value without intrinsic functions, or `NOTHING`. */
  public of(expression: unknown, template: Template): unknown {
    if (typeof expression === 'string') { return this.text(expression, template); }
    if (typeof expression !== 'object' || expression === null) { return expression ?? NOTHING; }
    this.spend();
    if (this.depth >= DEEPEST) { return this.cut(template); }
    const { constants } = template;
    if (constants.has(expression)) { return constants.get(expression); }
    const { isAsked: wasAsked } = this.world;
    const wasCut = this.isCut;
    this.world.isAsked = false;
    this.isCut = false;
    this.depth++;
    try {
      const value = this.ofObject(expression, template);
      if (!this.world.isAsked && !this.isCut) { constants.set(expression, value); }
      return value;
    } finally {
      this.depth--;
      this.world.isAsked ||= wasAsked;
      this.isCut ||= wasCut;
    }
  }

  /** The part of a template that an expression is in this world: branches are taken, and whatever else is a function is what it gives. What has parts keeps its own functions. */
  public part(expression: unknown, template: Template): unknown {
    this.spend();
    let part = expression;
    for (let depth = 0; depth < DEEPEST; depth++) {
      const branches = branchesOf(part);
      if (!branches) { return isFunction(part) || typeof part === 'string' ? this.of(part, template) : part ?? NOTHING; }
      part = this.holds(branches[0], template) ? branches[1] : branches[2];
    }
    return this.cut(template);
  }

  /** A text; undefined where it is something else or nothing at all. */
  public textOf(expression: unknown, template: Template): string | undefined {
    return textOf(this.of(expression, template));
  }

  /** Whether a condition of a template holds. */
  public holds(name: unknown, template: Template): boolean {
    const expression = typeof name === 'string' ? template.entry('Conditions', name) : undefined;
    const key = `${template.name}/${textOf(name) ?? ''}`;
    const holds = expression === undefined ? this.world.decide(key, partOf(name)) : this.test(expression, template, name);
    return this.world.record(key, textOf(name) ?? '', holds);
  }

  private spend(text?: string): void {
    this.application.budget.spend(text);
  }

  private text(text: string, template: Template): string {
    this.spend(text);
    return text.length > LONGEST_TEXT ? this.cut(template) : textIn(template, text);
  }

  private cut({ name }: Template): string {
    this.isCut = true;
    this.application.budget.cut();
    return later(`${name}.too much`);
  }

  private ofObject(expression: object, template: Template): unknown {
    if (Array.isArray(expression)) {
      const elements = expression.flatMap((element) => collectedIn(element)?.write() ?? [element]);
      return elements.map((element) => this.of(element, template)).filter((element) => element !== NOTHING);
    }
    const entries = Object.entries(expression);
    const [name, argument] = entries.length === 1 ? entries[0] : [''];
    if (isFunction(expression)) {
      return this.call(name, argument, template) ?? this.unknown(expression, template);
    }
    const values = entries.map(([key, value]) => [key, this.of(value, template)] as const).filter(([, value]) => value !== NOTHING);
    return Object.assign(Object.create(null), Object.fromEntries(values));
  }

  /** What an expression gives that is not understood: the same as where else it stands, unless it is too much to be compared. */
  private unknown(expression: object, template: Template): string {
    const text = writtenOut(expression);
    if (text === undefined) { return this.cut(template); }
    this.spend(text);
    return later(`${template.name}.${text}`);
  }

  /** What a function gives; undefined where it is not understood. */
  private call(name: string, argument: unknown, template: Template): unknown {
    switch (name) {
      case 'Ref': return typeof argument === 'string' ? this.ref(argument, template) : undefined;
      case 'Fn::GetAtt': return this.attribute(argument, template);
      case 'Fn::If': return this.branch(argument, template);
      case 'Fn::Sub': return this.substitute(argument, template);
      case 'Fn::Join': return this.join(argument, template);
      case 'Fn::Select': return this.select(argument, template);
      case 'Fn::Split': return this.split(argument, template);
      case 'Fn::FindInMap': return this.find(argument, template);
      case 'Fn::ImportValue': return this.imported(argument, template);
      case 'Fn::ToJsonString': return this.written(argument, template);
      case 'Fn::GetStackOutput': return this.handedOver(argument, template);
      default: return undefined;
    }
  }

  private ref(name: string, template: Template): unknown {
    if (name === 'AWS::NoValue') { return NOTHING; }
    if (name.startsWith('AWS::')) { return this.pseudoParameter(name, template); }
    return template.resource(name) ? this.reference({ template, logicalId: name }) : this.parameter(name, template);
  }

  private reference(referent: Referent): string {
    const { template, logicalId, attribute } = referent;
    const text = later(`${template.name}/${logicalId}${attribute === undefined ? '' : `.${attribute}`}`);
    this.application.referents.set(text, referent);
    return text;
  }

  private pseudoParameter(name: string, { environment, stackName, outer, name: own }: Template): unknown {
    const known: Record<string, string | undefined> = {
      'AWS::AccountId': environment.account,
      'AWS::Region': environment.region,
      'AWS::Partition': environment.partition,
      'AWS::URLSuffix': environment.partition && (environment.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'),
      'AWS::StackName': stackName,
    };
    // A nested stack is where the one around it is, but has a name of its own.
    if (outer && !/Stack/.test(name)) { return known[name] ?? this.pseudoParameter(name, outer.template); }
    return known[name] ?? this.world.settled(later(`${own}.${name}`));
  }

  /** Of a parameter of a nested stack, what the stack around it gives. */
  private parameter(name: string, template: Template): unknown {
    const declared = template.entry('Parameters', name) as { readonly Type?: unknown; readonly Default?: unknown; readonly AllowedValues?: unknown } | undefined;
    const unknown = later(`${template.name}/${name}`);
    const isList = isListType(declared?.Type);
    const { outer } = template;
    if (outer) {
      const given = (outer.template.resource(outer.logicalId)?.Properties as { Parameters?: Record<string, unknown> } | undefined)?.Parameters;
      if (given && Object.hasOwn(given, name)) {
        const value = this.of(given[name], outer.template);
        return isList ? listIn(value) : value;
      }
    }
    if (isList && declared?.Default !== undefined && this.world.takesDefault()) { return listIn(declared.Default); }
    if (!SCALAR_TYPES.has(declared?.Type)) { return this.world.valueOf(unknown); }
    const { Default: byDefault, AllowedValues: allowed } = declared!;
    const valueOf = () => this.world.valueOf(unknown, textsIn(allowed));
    if (byDefault === undefined) { return valueOf(); }
    return this.world.takesDefault() ? byDefault : valueOf();
  }

  /** An attribute by its name; of a nested stack, its output. */
  private attribute(argument: unknown, template: Template): unknown {
    const parts: unknown[] = typeof argument === 'string' ? argument.split('.') : Array.isArray(argument) ? argument : [];
    const [logicalId, ...names] = parts;
    const name = names.map((each) => this.textOf(each, template)).join('.');
    if (typeof logicalId !== 'string' || name === '' || isPartlyLater(name)) { return undefined; }
    const handedOver = template.resource(logicalId)?.Type === READER ? valueHandedOver(this.application, name, template) : undefined;
    if (handedOver) { return this.of(handedOver.value, handedOver.template); }
    const nested = template.nested(logicalId);
    const output = nested && name.startsWith('Outputs.') ? nested.entry('Outputs', name.slice('Outputs.'.length)) : undefined;
    return output === undefined
      ? this.reference({ template, logicalId, attribute: name })
      : this.of((output as { Value?: unknown } | null)?.Value, nested!);
  }

  private branch(argument: unknown, template: Template): unknown {
    const branches = branchesOf({ 'Fn::If': argument });
    return branches && this.of(this.holds(branches[0], template) ? branches[1] : branches[2], template);
  }

  private substitute(argument: unknown, template: Template): unknown {
    const [text, given] = Array.isArray(argument) ? argument : [argument];
    if (typeof text !== 'string') { return undefined; }
    if (text.length > LONGEST_TEXT) { return this.cut(template); }
    const variables = typeof given === 'object' && given !== null ? given as Record<string, unknown> : {};
    return this.bounded(template, text.replace(/\$\{(!?)([^{}]*)\}/g, (_, literal: string, name: string) => {
      if (literal) { return `\${${name}}`; }
      const key = name.trim();
      if (Object.hasOwn(variables, key)) { return inText(this.of(variables[key], template)); }
      return inText(this.of(key.includes('.') && !key.startsWith('AWS::') ? { 'Fn::GetAtt': key } : { Ref: key }, template));
    }));
  }

  private join(argument: unknown, template: Template): unknown {
    const [separator, list] = Array.isArray(argument) ? argument : [];
    const values = Array.isArray(list) && list.some(beginsReference)
      ? list.flatMap((each) => beginsReference(each) ? [each] : this.of([each], template) as unknown[])
      : this.of(list, template);
    return typeof separator === 'string' && Array.isArray(values) ? this.bounded(template, values.map(inText).join(separator)) : undefined;
  }

  private split(argument: unknown, template: Template): unknown {
    const [separator, text] = Array.isArray(argument) ? argument : [];
    const value = this.textOf(text, template);
    const sections = separator === ':' ? this.sectionsOf(value) : undefined;
    // What only deployment knows may have the separator in it.
    return sections ?? (typeof separator === 'string' && separator !== '' && value !== undefined && !isPartlyLater(value) ? String(value).split(separator) : undefined);
  }

  /** The sections of the ARN of a vault or a plan of the application, the last of which is its name or id. */
  private sectionsOf(arn: string | undefined): unknown[] | undefined {
    const referent = arn === undefined ? undefined : this.application.referents.get(arn);
    const [resource, name] = (referent?.attribute !== undefined && NAMED_BY_ARN[referent.attribute]) || [];
    if (!referent || resource === undefined || name === undefined) { return undefined; }
    const { template, logicalId } = referent;
    const [partition, region, account] = ['Partition', 'Region', 'AccountId'].map((each) => this.pseudoParameter(`AWS::${each}`, template));
    const isMadeByName = template.resource(logicalId)?.Type === `AWS::Backup::${name}`;
    return ['arn', partition, 'backup', region, account, resource, this.reference({ template, logicalId, ...(isMadeByName ? {} : { attribute: `${name}Name` }) })];
  }

  private written(argument: unknown, template: Template): unknown {
    const text = writtenOut(this.of(argument, template));
    return text === undefined ? undefined : this.bounded(template, text);
  }

  private select(argument: unknown, template: Template): unknown {
    const [index, list] = Array.isArray(argument) ? argument : [];
    const values = this.of(list, template);
    const position = this.textOf(index, template);
    return Array.isArray(values) && position !== undefined && /^\d+$/.test(position) ? values[Number(position)] : undefined;
  }

  private find(argument: unknown, template: Template): unknown {
    const [name, ...keys] = (Array.isArray(argument) ? argument : []).slice(0, 3).map((each) => this.textOf(each, template));
    if (name === undefined || keys.some((key) => key === undefined)) { return undefined; }
    const options: unknown = Array.isArray(argument) ? argument[3] : undefined;
    const otherwise = () => typeof options === 'object' && options !== null && Object.hasOwn(options, 'DefaultValue') && !keys.some(isPartlyLater)
      ? this.of((options as Record<string, unknown>).DefaultValue, template)
      : undefined;
    let value = template.entry('Mappings', name);
    for (const key of keys) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key!)) { return otherwise(); }
      value = (value as Record<string, unknown>)[key!];
    }
    return this.of(value, template);
  }

  private imported(argument: unknown, template: Template): unknown {
    const name = this.textOf(argument, template);
    const output = name === undefined ? undefined : this.application.exported(name, template);
    return output && this.of(output.value, output.template);
  }

  private handedOver(argument: unknown, template: Template): unknown {
    const output = outputOfStack(this.application, this.of(argument, template), template);
    return output && this.of(output.value, output.template);
  }

  /** A text that was put together. More than anybody writes counts as not known, and so does what has come to look like a token of aws-cdk-lib. */
  private bounded(template: Template, text: string): string {
    this.spend(text);
    if (text.length > LONGEST_TEXT) { return this.cut(template); }
    return FOREIGN_TOKEN.test(text) ? later(`${template.name}.a text that looks like a token`) : joinedIn(template, text);
  }

  /** Whether an expression of a condition holds. */
  private test(expression: unknown, template: Template, condition: unknown): boolean {
    const [name, argument] = typeof expression === 'object' && expression !== null ? Object.entries(expression)[0] ?? [''] : [''];
    const parts = Array.isArray(argument) ? argument : [];
    this.spend();
    if (this.depth >= DEEPEST) {
      this.cut(template);
      return this.world.decide(`${template.name}/too deep`, partOf(condition));
    }
    this.depth++;
    try {
      if (name === 'Condition') { return this.holds(argument, template); }
      const hasParts = name === 'Fn::Equals' ? parts.length === 2 : parts.length > 0;
      switch (hasParts ? name : '') {
        case 'Fn::Not': return !this.test(parts[0], template, condition);
        case 'Fn::And': return parts.every((part) => this.test(part, template, condition));
        case 'Fn::Or': return parts.some((part) => this.test(part, template, condition));
        case 'Fn::Equals': return this.areEqual(parts, template);
        default: return this.world.decide(`${template.name}/${writtenOut(expression)}`, partOf(condition));
      }
    } finally {
      this.depth--;
    }
  }

  private areEqual(parts: unknown[], template: Template): boolean {
    const [a, b] = parts.map((part) => inText(this.of(part, template)));
    if (a === b) { return true; }
    return (isPartlyLater(a) || isPartlyLater(b)) && this.world.areEqual(a, b);
  }
}

/** What is said of a part of a condition, of which nothing better is known. */
function partOf(condition: unknown): (holds: boolean) => string {
  return (holds) => `a part of the condition '${textOf(condition) ?? ''}' ${holds ? 'holds' : 'does not hold'}`;
}

const FOREIGN_TOKEN = /\{Token\[(?!later\.[\w.-]+\]\})/;

/** What the ARNs of these attributes are of, and the type of which `Ref` returns what they end with. */
const NAMED_BY_ARN: Readonly<Record<string, readonly [resource: string, type: string]>> = {
  BackupVaultArn: ['backup-vault', 'BackupVault'],
  BackupPlanArn: ['backup-plan', 'BackupPlan'],
};

/** Parameters whose value is what the template writes, and not the name of something that has it. */
const SCALAR_TYPES: ReadonlySet<unknown> = new Set(['String', 'Number']);
