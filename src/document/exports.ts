import type { Template, TemplateEnvironment } from './template';
import { memo } from '../private/memo';

/** An output that is exported. */
interface Exported {
  readonly template: Template;
  readonly value: unknown;
  /** Where it is known by its name. */
  readonly environment: TemplateEnvironment;
}

/** What templates export: a name is that of one output in an account and Region, and of another one elsewhere. */
export class Exports {
  private readonly byName = new Map<string, Exported[]>();

  public add(template: Template, exports: readonly (readonly [name: string, value: unknown])[], environment = environmentOf(template)): this {
    for (const [name, value] of exports) { memo(this.byName, name, () => []).push({ template, value, environment }); }
    return this;
  }

  /** What a template imports by a name; nothing where several may be meant, or none of them can be. */
  public of(name: string, importer: Template): Exported | undefined {
    const own = environmentOf(importer);
    const near = (this.byName.get(name) ?? []).filter(({ environment }) => mayBeOne(environment, own));
    const same = near.filter(({ environment }) => isOne(environment, own));
    const together = same.filter(({ template }) => template.assembly === importer.assembly);
    const candidates = [together, same, near].find((each) => each.length > 0) ?? [];
    return candidates.length === 1 ? candidates[0] : undefined;
  }
}

/** A nested stack is where the one around it is. */
export function environmentOf({ environment, outer }: Template): TemplateEnvironment {
  return outer ? environmentOf(outer.template) : environment;
}

function isOne(a: TemplateEnvironment, b: TemplateEnvironment): boolean {
  return a.account === b.account && a.region === b.region;
}

function mayBeOne(a: TemplateEnvironment, b: TemplateEnvironment): boolean {
  return [[a.account, b.account], [a.region, b.region]].every(([one, other]) => one === undefined || other === undefined || one === other);
}
