import type { Finding } from '../../checks/findings/finding';
import { problemsIn } from '../../checks/laws';
import { Documents } from '../../document/documents';
import type { Place } from '../../document/template';
import { Answers } from '../../document/values/questions';
import { memo } from '../../private/memo';
import { LAW_IDS } from '../../private/messages/finding-ids';

/** Why AWS Backup or CloudFormation refuses something. */
export interface Refusal {
  readonly id: string;
  readonly message: string;
}

/** What is found at times only is a warning, whose id may be another one then. */
const REFUSALS: ReadonlySet<string> = new Set([...LAW_IDS, 'conditionalReference', 'emptyUnderCondition']);

/** What keeps the jobs of a rule from being made, or those of a copy: other rules may work, and so may the rule without the copy. */
const TOLD_BY_RULE: ReadonlySet<string> = new Set(['backupsDenied', 'retentionOutOfRange']);

/**
 * Which plans, selections and vaults of an application are refused: in any world, or in that of some documents.
 */
export class Refusals {
  private readonly sure = new Map<string, Refusal[]>();
  private readonly sometimes = new Set<string>();
  private readonly answers = new Map<string, Answers<readonly Refusal[]>>();
  private readonly inWorlds = new WeakMap<Documents, Map<string, readonly Refusal[]>>();
  private readonly unread: ReadonlySet<string>;

  constructor(findings: readonly Finding[]) {
    for (const { id, level, message, document: { key } } of findings) {
      if (TOLD_BY_RULE.has(id)) { continue; }
      if (level === 'error') {
        memo(this.sure, key, () => []).push({ id, message });
      } else if (REFUSALS.has(id)) {
        this.sometimes.add(key);
      }
    }
    this.unread = new Set(findings.filter(({ id }) => id === 'tooMuchToRead').map(({ document: { template } }) => template.name));
  }

  /** Why something is refused. */
  public of(documents: Documents, place: Place): readonly Refusal[] {
    const key = `${place.template.name}/${place.logicalId}`;
    const sure = this.sure.get(key) ?? [];
    if (sure.length > 0 || !this.sometimes.has(key)) { return sure; }
    const { application, world } = documents;
    const answers = memo(this.answers, key, () => new Answers<readonly Refusal[]>());
    // Documents of their own have nothing yet that was asked for before, so that all is known that the answer depends on.
    return memo(memo(this.inWorlds, documents, () => new Map<string, readonly Refusal[]>()), key, () => answers.in(world, () =>
      problemsIn(new Documents(application, world), place).filter(({ id, level }) => level === 'error' && !TOLD_BY_RULE.has(id)).map(({ id, message }) => ({ id, message }))));
  }

  /** Whether not all was read that may tell that something is refused. */
  public isUnread({ template }: Place): boolean {
    return this.unread.has(template.name);
  }
}
