import type { Place, Template, TemplateEnvironment } from '../document/template';
import { and } from '../model/resources/selection-semantics';
import type { Answer } from '../model/resources/selection-semantics';

/** A copy that is required of the recovery points of a resource. */
export interface CopyNeed {
  /** Where to, as a part of a sentence: `to another Region`. */
  readonly where: string;
  readonly minRetentionDays?: number;
  /** The one Region that it has to go to, `*` for any other one. */
  readonly region?: string;
  /** Whether it has to go to another account. */
  readonly isToOtherAccount?: boolean;
  /** Whether a vault is where the copy has to be. */
  readonly isIn: (vault: KnownVault, resource: Template) => Answer;
}

/** What is known of a vault that copies go to. */
export interface KnownVault extends VaultName {
  /** Where it is, if it is one of the application. */
  readonly place?: Place;
}

/** A vault, as far as it is told by its name and place. */
export interface VaultName {
  readonly name: string;
  readonly account?: string;
  readonly region?: string;
}

export function toOtherRegion(minRetentionDays?: number): CopyNeed {
  return { where: 'to another Region', minRetentionDays, region: '*', isIn: (vault, resource) => isElsewhere('region', vault, resource) };
}

export function toOtherAccount(minRetentionDays?: number): CopyNeed {
  return { where: 'to another account', minRetentionDays, isToOtherAccount: true, isIn: (vault, resource) => isElsewhere('account', vault, resource) };
}

export function toRegion(wanted: string, minRetentionDays?: number): CopyNeed {
  return { where: `to the Region ${wanted}`, minRetentionDays, region: wanted, isIn: ({ region }, resource) => same(region ?? environmentOf(resource).region, wanted) };
}

/** A vault as it can be found in templates: by its resource there, or by what it is called. */
export interface VaultInTemplate {
  /** The template, by its name, and the resource in it. */
  readonly place?: { readonly template: string; readonly logicalId: string };
  readonly called?: VaultName;
}

/** @param find how the vault is found, when that is asked for */
export function toVault(words: string, find: () => VaultInTemplate, minRetentionDays?: number): CopyNeed {
  return {
    where: `to the vault '${words}'`,
    minRetentionDays,
    isIn: (vault) => {
      const { place, called } = find();
      if (place && vault.place) { return place.logicalId === vault.place.logicalId && place.template === vault.place.template.name; }
      if (!called || called.name !== vault.name) { return false; }
      return and([sameIfGiven(called.account, vault.account), sameIfGiven(called.region, vault.region)]);
    },
  };
}

/** Whether a vault is in another account or Region than a resource: not where both are of one stack, wherever that is. */
function isElsewhere(part: 'account' | 'region', vault: KnownVault, resource: Template): Answer {
  const outermost = outermostOf(resource);
  if (vault[part] === undefined && vault.place && outermostOf(vault.place.template) === outermost) { return false; }
  return differ(vault[part], outermost.environment[part]);
}

/** A nested stack is where the one around it is. */
function environmentOf(template: Template): TemplateEnvironment {
  return outermostOf(template).environment;
}

function outermostOf(template: Template): Template {
  return template.outer ? outermostOf(template.outer.template) : template;
}

function same(one: string | undefined, other: string | undefined): Answer {
  return one === undefined || other === undefined ? undefined : one === other;
}

function differ(one: string | undefined, other: string | undefined): Answer {
  const answer = same(one, other);
  return answer === undefined ? undefined : !answer;
}

function sameIfGiven(given: string | undefined, found: string | undefined): Answer {
  return given === undefined || found === undefined || given === found;
}
