import type { ResourceEnvironment } from 'aws-cdk-lib';
import type { Application, Template } from '../../document/template';
import type { Answer } from '../../model/resources/selection-semantics';
import { isKnownText } from '../../private/known-text';
import { isPartlyLater, later, laterInWords, namesLater } from '../../private/later';
import { memo } from '../../private/memo';

const OF_ENVIRONMENT = /^(.*)\.AWS::(AccountId|Partition|Region|URLSuffix)$/;
const ALL = new WeakMap<Application, Environments>();

/**
 * Where templates are deployed to. Those of one assembly of which nobody knows it are taken as deployed to one place, and so are templates that are named together.
 */
export class Environments {
  public static of(application: Application): Environments {
    return memo(ALL, application, () => new Environments(application));
  }

  private readonly groups: ReadonlyMap<string, string>;
  private readonly environments = new Map<Template, ResourceEnvironment>();
  private readonly partitions = new Map<Template, string>();
  private readonly commonParts = new Map<string, string>();

  private constructor({ templates }: Application) {
    this.groups = new Map(templates.map((template) => [template.name, groupOf(template)]));
  }

  /** A text in which the account of one template that is not known is that of another one, as far as they are deployed together. */
  public common(text: string): string {
    if (!isPartlyLater(text) || !text.includes('AWS_3a__3a_')) { return text; }
    return laterInWords(text, (part) => {
      const [, template, name] = OF_ENVIRONMENT.exec(namesLater(part)[0] ?? '') ?? [];
      const group = template === undefined ? undefined : this.groups.get(template);
      return group === undefined ? part : later(`${group}.AWS::${name}`);
    });
  }

  /** The same of an account and a Region. */
  public commonEnv({ account, region }: ResourceEnvironment): ResourceEnvironment {
    const common = (part: string) => memo(this.commonParts, part, () => this.common(part));
    return { account: common(account), region: common(region) };
  }

  /** Where a template is deployed to, whatever a world decides of it. */
  public envOf(template: Template): ResourceEnvironment {
    return memo(this.environments, template, () => {
      const { account, region } = outermost(template).environment;
      return { account: account ?? later(`${groupOf(template)}.AWS::AccountId`), region: region ?? later(`${groupOf(template)}.AWS::Region`) };
    });
  }

  /** The partition of a template; nothing where it is not known. */
  public partitionOf(template: Template): string | undefined {
    return outermost(template).environment.partition;
  }

  /** What stands for that. */
  public unknownPartition(template: Template): string {
    return memo(this.partitions, template, () => later(`${groupOf(template)}.AWS::Partition`));
  }

  /** Whether a text has something that is not known and says more than where it is deployed to. */
  public isOpen(text: string): boolean {
    return !isKnownText(text.replace(ENVIRONMENT_PART, ''));
  }
}

const ENVIRONMENT_PART = /\$\{Token\[later\.[\w.-]*AWS_3a__3a_(AccountId|Partition|Region|URLSuffix)\]\}/g;

/** Whether two environments are the same: yes, no, or known only at deployment. */
export function isSameEnv(a: ResourceEnvironment, b: ResourceEnvironment): Answer {
  const parts = [[a.account, b.account], [a.region, b.region]].map(([one, other]) => one === other || (isKnownText(one + other) ? false : undefined));
  return parts.includes(false) ? false : parts.every((part) => part === true) || undefined;
}

/** What is deployed together: an assembly, or all templates that are named by themselves. */
function groupOf(template: Template): string {
  const { assembly, name } = outermost(template);
  return assembly === undefined || assembly === name ? 'together' : `assembly ${assembly}`;
}

/** A nested stack is deployed with the one around it. */
function outermost(template: Template): Template {
  return template.outer ? outermost(template.outer.template) : template;
}
