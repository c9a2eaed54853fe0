import { inWords } from './words';
import type { Described, Description, Value, VaultUse } from '../description';

/** What things are called for a person. */
export class Names {
  /** The path of its construct, or where there is none, its template and logical id. */
  public static placeOf({ path, template, logicalId }: Described): string {
    return path?.replace(/\/Resource$/, '') ?? `${template}: ${logicalId}`;
  }

  private readonly byId: ReadonlyMap<string, Described & { readonly name: Value }>;

  constructor({ plans, vaults }: Description) {
    this.byId = new Map([...plans, ...vaults].map((each) => [each.id, each]));
  }

  /** A plan by its id. */
  public plan(id: string): string {
    const plan = this.byId.get(id);
    return plan ? inWords(plan.name) || plan.logicalId : id;
  }

  /** A vault by its path, its name and its Region. */
  public vault({ vault, name, account, region }: VaultUse): string {
    const known = vault === null ? undefined : this.byId.get(vault);
    const where = region ?? (known ? 'the Region of the deployment' : null);
    const text = inWords(name);
    if (known) { return `${known.path?.replace(/\/Resource$/, '') ?? known.logicalId} (${[text, where].filter(Boolean).join(', ')})`; }
    return typeof name === 'string' && region !== null ? `${text} (${[account, region].filter(Boolean).join(', ')})` : text;
  }
}
