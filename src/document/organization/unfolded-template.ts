import { inside, namesIn, planResource, selectionResources, valueOf } from './plan-in-policy';
import type { PolicyDocument, PolicyPlan } from './policy-document';
import type { RawResource, Template, TemplateEnvironment } from '../template';

const PLACEHOLDER = /\$account|\$region/;

/**
 * The plans of a policy as an account has them in a Region: a template that nobody has written, in which everything holds that holds for plans and selections.
 */
export class UnfoldedTemplate implements Template {
  public readonly tags = {};
  public readonly areTagsKnown = false;
  public readonly paths = new Map<string, string>();
  public readonly hasConditions = false;
  public readonly transforms = [];
  public readonly references: ReadonlySet<string> = new Set();
  public readonly constants = new WeakMap<object, unknown>();
  public readonly name: string;
  /** Where the policy was read. */
  public readonly file?: string;
  public readonly assembly: string;
  private readonly resources = new Map<string, RawResource>();

  /** @param environment where the account is, and which Region; without an account it may be any below a root or unit */
  constructor(policy: PolicyDocument, plans: readonly PolicyPlan[], public readonly environment: TemplateEnvironment) {
    const { template, logicalId } = policy;
    const { account = 'any account', region } = environment;
    this.file = (template as { readonly file?: string }).file;
    this.name = `${template.name}/${logicalId} in ${account}, ${region}`;
    this.assembly = `${this.name} of an organization`;
    for (const { name, reading } of plans) {
      const planId = `${logicalId}.${name}`;
      this.add(planId, planResource(name, reading), `${policy.name}/${name}`);
      for (const [selection, resource] of selectionResources(reading, planId)) {
        this.add(`${planId}.${selection}`, resource, `${policy.name}/${name}/${selection}`);
      }
    }
  }

  public get types(): readonly string[] {
    return [...new Set([...this.resources.values()].map(({ Type }) => Type))];
  }

  public resource(logicalId: string): RawResource | undefined {
    return this.resources.get(logicalId);
  }

  public keyOf({ logicalId }: { readonly logicalId: string }): unknown {
    return logicalId;
  }

  public isStandIn(): boolean {
    return false;
  }

  public resourcesOf(types: ReadonlySet<string>): readonly string[] {
    return [...this.resources].filter(([, { Type }]) => types.has(Type)).map(([logicalId]) => logicalId);
  }

  public entry(): undefined {
    return undefined;
  }

  public nested(): undefined {
    return undefined;
  }

  private add(logicalId: string, { Type, Properties }: RawResource, path: string): void {
    this.resources.set(logicalId, { Type, Properties: settled(Properties), Metadata: { 'aws:cdk:path': path } });
  }
}

/** A part of a policy with the account and the Region in the places that stand for them. Those of the stack of the policy are other ones. */
function settled(part: unknown): unknown {
  if (typeof part === 'string') { return PLACEHOLDER.test(part) ? { 'Fn::Sub': placed(part.replaceAll('${', '${!')) } : part; }
  if (Array.isArray(part)) { return part.map(settled); }
  if (typeof part !== 'object' || part === null) { return part; }
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => {
    if (name === 'Ref' && (inner === 'AWS::AccountId' || inner === 'AWS::Region')) { return [name, `${inner} of the policy`]; }
    return [name, name === 'Fn::Sub' && typeof inner === 'string' ? placed(inner.replace(/\$\{(AWS::(?:AccountId|Region))\}/g, '${$1 of the policy}')) : settled(inner)];
  }));
}

function placed(text: string): string {
  return text.replaceAll('$account', '${AWS::AccountId}').replaceAll('$region', '${AWS::Region}');
}

/** Whether a plan says all that it needs by itself. */
export function isWhole(plan: PolicyPlan): boolean {
  return (plan.regions.elements() ?? []).length > 0 && selectionResources(plan.reading, '').size > 0 && hasWholeRules(plan);
}

/** Whether it says of its rules what each needs. */
export function hasWholeRules({ reading }: PolicyPlan): boolean {
  const rules = inside(reading, 'rules');
  const names = namesIn(rules);
  return names.length > 0
    && names.every((name) => !valueOf(rules.at(name), 'schedule_expression').isAbsent && !valueOf(rules.at(name), 'target_backup_vault_name').isAbsent);
}
