import type { Described, Description, InWorlds, OrganizationSelectionDescription, ResourceUse, RuleDescription, VaultUse } from './description';
import { Names } from './text/names';
import { inWords, scheduleInWords } from './text/words';

/** Nobody reads more in a box. */
const LONGEST = 80;
/** Nobody reads more boxes of one selection. */
const MOST = 10;

/** A flowchart for Mermaid: from resources by selections to plans, rules, vaults and copies. What is made only at times is dashed. */
export function describeAsMermaid(description: Description): string {
  return new Chart(description).lines.join('\n');
}

class Chart {
  public readonly lines = ['flowchart LR'];
  private readonly ids = new Map<string, string>();
  private readonly names: Names;

  constructor(description: Description) {
    const { plans, selections, vaults, restoreTestingPlans: tests, restoreTestingSelections: tested, organizationPolicies } = description;
    this.names = new Names(description);
    for (const vault of vaults) { this.box(vault.id, '[(', `${inWords(vault.name) || vault.logicalId}${vault.region === null ? '' : `\n${vault.region}`}`, ')]'); }
    for (const plan of plans) { this.plan(plan); }
    for (const selection of selections) { this.selection(selection); }
    for (const test of tests) { this.test(test); }
    for (const selection of tested) { this.tested(selection); }
    for (const policy of organizationPolicies) { this.policy(policy); }
  }

  private plan(plan: Description['plans'][number]): void {
    this.box(plan.id, '[', `${inWords(plan.name) || plan.logicalId}${sometimes(plan)}`, ']');
    this.rules(plan.id, plan, plan.rules ?? []);
  }

  private rules(plan: string, owner: InWorlds<Described>, rules: readonly RuleDescription[]): void {
    for (const [index, rule] of rules.entries()) {
      const id = `${plan} rule ${index}`;
      this.box(id, '(', `${inWords(rule.name)}${rule.schedule === null ? '' : `\n${scheduleInWords(rule.schedule, rule.timeZone)}`}`, ')');
      this.edge(plan, owner, '', id);
      this.edge(id, owner, '', this.vault(rule.vault));
      if (rule.airGappedVault) { this.edge(id, owner, 'air-gapped', this.vault(rule.airGappedVault)); }
      for (const copy of rule.copies) { this.edge(id, owner, 'copy', this.vault(copy.vault)); }
    }
  }

  /** Accounts, units and roots get the plans of a policy. */
  private policy(policy: Description['organizationPolicies'][number]): void {
    this.box(policy.id, '[[', `${inWords(policy.name) || policy.logicalId}${sometimes(policy)}`, ']]');
    for (const target of policy.targets.slice(0, MOST).map(inWords)) {
      const id = `target ${target}`;
      if (!this.ids.has(id)) { this.box(id, '[', target, ']'); }
      this.edge(id, policy, '', policy.id);
    }
    for (const { name, regions, rules, selections } of policy.plans ?? []) {
      const id = `${policy.id} plan ${name}`;
      this.box(id, '[', [name, ...regions.slice(0, 3).map(inWords), ...regions.length > 3 ? ['…'] : []].join('\n'), ']');
      this.edge(policy.id, policy, '', id);
      this.rules(id, policy, rules);
      for (const selection of selections) { this.ofPolicy(id, policy, selection); }
    }
  }

  private ofPolicy(plan: string, policy: InWorlds<Described>, { name, resourceTypes, tags }: OrganizationSelectionDescription): void {
    const id = `${plan} selection ${name}`;
    const more = [...resourceTypes.map(inWords), ...tags.map(({ key, value }) => `tag ${inWords(key)} = ${inWords(value)}`)];
    this.box(id, '{{', [name, ...more.slice(0, 3), ...more.length > 3 ? ['…'] : []].join('\n'), '}}');
    this.edge(id, policy, '', plan);
  }

  private selection(selection: Description['selections'][number]): void {
    const { id, plan, resources, arns, tags } = selection;
    const more = [...arns.map(inWords), ...tags.map(({ key, value }) => `tag ${inWords(key)} = ${inWords(value)}`)];
    this.box(id, '{{', [`${inWords(selection.name) || selection.logicalId}${sometimes(selection)}`, ...more.slice(0, 3), ...more.length > 3 ? ['…'] : []].join('\n'), '}}');
    if (plan !== null) { this.edge(id, selection, '', plan); }
    for (const resource of resources.slice(0, MOST)) { this.edge(this.resource(resource), selection, '', id); }
    if (resources.length > MOST) {
      this.box(`${id} more`, '[', `${(resources.length - MOST).toLocaleString('en-US')} more resources`, ']');
      this.edge(`${id} more`, selection, '', id);
    }
  }

  /** Restores go from vaults by tests to resources. */
  private test(test: Description['restoreTestingPlans'][number]): void {
    const { id, name, logicalId, schedule, timeZone, vaults, vaultPatterns } = test;
    this.box(id, '[/', [`${inWords(name) || logicalId}${sometimes(test)}`, ...schedule === null ? [] : [scheduleInWords(schedule, timeZone)], ...vaultPatterns.slice(0, 3).map(inWords)].join('\n'), '/]');
    for (const vault of vaults) { this.edge(this.vault(vault), test, 'restore', id); }
  }

  private tested(selection: Description['restoreTestingSelections'][number]): void {
    const { id, plan, name, logicalId, resourceType, resources, arns, conditions } = selection;
    const more = [inWords(resourceType), ...arns.map(inWords), ...conditions.map(({ operator, key, value }) => `tag ${inWords(key)} ${operator} ${inWords(value)}`)];
    this.box(id, '{{', [`${inWords(name) || logicalId}${sometimes(selection)}`, ...more.slice(0, 3), ...more.length > 3 ? ['…'] : []].join('\n'), '}}');
    if (plan !== null) { this.edge(plan, selection, '', id); }
    for (const resource of resources.slice(0, MOST)) { this.edge(id, selection, 'tests', this.resource(resource)); }
    if (resources.length > MOST) {
      this.box(`${id} more`, '[', `${(resources.length - MOST).toLocaleString('en-US')} more resources`, ']');
      this.edge(id, selection, 'tests', `${id} more`);
    }
  }

  private resource({ path, logicalId, type }: ResourceUse): string {
    const id = `resource ${path ?? ''} ${logicalId} ${type}`;
    if (!this.ids.has(id)) { this.box(id, '[', `${path?.replace(/\/Resource$/, '') ?? logicalId}\n${type}`, ']'); }
    return id;
  }

  private vault(use: VaultUse): string {
    if (use.vault !== null && this.ids.has(use.vault)) { return use.vault; }
    const id = `vault ${this.names.vault(use)}`;
    if (!this.ids.has(id)) { this.box(id, '[(', this.names.vault(use), ')]'); }
    return id;
  }

  private box(id: string, open: string, text: string, close: string): void {
    const name = `n${this.ids.size}`;
    this.ids.set(id, name);
    this.lines.push(`  ${name}${open}"${label(text)}"${close}`);
  }

  private edge(from: string, { onlyWhere }: InWorlds<Described>, text: string, to: string): void {
    const ends = [from, to].map((id) => this.ids.get(id));
    const arrow = onlyWhere === null ? '-->' : '-.->';
    if (!ends.includes(undefined)) { this.lines.push(`  ${ends[0]} ${arrow}${text === '' ? '' : `|${text}|`} ${ends[1]}`); }
  }
}

function sometimes({ onlyWhere }: InWorlds<Described>): string {
  return onlyWhere === null ? '' : `\nonly ${onlyWhere}`;
}

/** Nothing of a text can be taken for the syntax of a chart, or for HTML. */
function label(text: string): string {
  const clip = (line: string) => line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
  return text.split('\n').map((line) => [...clip(line)].map((character) => /[\w ,.:/=@+-]/.test(character) ? character : `#${character.codePointAt(0)};`).join('')).join('<br/>');
}
