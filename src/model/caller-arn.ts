import type { ResourceEnvironment } from 'aws-cdk-lib';
import { canMeanTheSame } from './arn-pattern';
import { colonSectionsOf } from '../private/arn';
import { isKnownText, withUnknownAs } from '../private/known-text';
import { partitionOf, PARTITIONS } from '../private/partition';

/** What the ARN of a caller can be, as `aws:PrincipalArn` has it, by its service. A session of a role has the ARN of the role. */
const CALLERS: Record<string, readonly string[]> = { iam: ['role/*', 'user/*', 'root'], sts: ['federated-user/*'] };

const KINDS = ['role', 'user'];

/** Names of which two have no character in common: what stands for both stands for all. */
const NAMES = ['a'.repeat(64), '0'.repeat(64)];

/**
 * The ARN of somebody who calls a service, as a condition on `aws:PrincipalArn` has it: `*` and `?` stand for parts of it, and some of it may be known at deployment only.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
export class CallerArn {
  /** The sections, in which `*` stands for what is not known, too; nothing if it is no ARN. */
  private readonly sections?: string[];
  /** Whom it stands for in an account, and nothing of that can become less at deployment. */
  private readonly known: string;

  constructor(arn: string) {
    const pattern = arn.replace(VARIABLE, '*');
    this.sections = sectionsOf(pattern, '*');
    this.known = sectionsOf(pattern, UNKNOWN)?.[RESOURCE] ?? '';
  }

  /** Why it is the ARN of no caller, or that of all of a kind; nothing if it is neither. */
  public get problem(): string | undefined {
    const { misfit, kindsInFull: all } = this;
    return misfit ?? [undefined, `every ${all[0]} would be excepted`, 'everybody would be excepted'][all.length];
  }

  /** Whether it stands for every role or every user of an account. */
  public isOfAllIn(account: string): boolean {
    return this.canBeIn(account) && this.kindsInFull.length > 0;
  }

  /** Whether it can be the ARN of somebody in an account. */
  public canBeIn(account: string): boolean {
    return this.misfit === undefined && this.strangeness({ account, region: '' }) === undefined;
  }

  /** The kinds of which it stands for all. */
  private get kindsInFull(): string[] {
    return KINDS.filter((kind) => NAMES.every((name) => matches(this.known, `${kind}/${name}`)));
  }

  private get misfit(): string | undefined {
    if (!this.sections) { return 'it is no ARN'; }
    const [arn, , service, region, account, resource] = this.sections;
    if (!canBe(arn, 'arn') || !canBe(region, '') || !canBeAccount(account)) { return 'it is no ARN of a role or user'; }
    if (canBe(service, 'sts') && resource.startsWith('assumed-role/')) { return 'a session counts as its role'; }
    if (canBe(service, 'iam') && resource.startsWith('group/')) { return 'a group is not the principal of a call'; }
    const canBeOne = Object.entries(CALLERS).some(([each, callers]) => canBe(service, each) && callers.some((caller) => canBe(resource, caller)));
    return !canBeOne || resource.endsWith('/') ? 'it is no ARN of a role or user' : undefined;
  }

  /** The account or partition that keeps it from being the ARN of anybody in an environment; nothing where it can be. */
  public strangeness({ account, region }: ResourceEnvironment): string | undefined {
    const [, partition, , , own] = this.sections ?? [];
    const there = partitionOf(region);
    if (own !== undefined && isKnownText(account) && !matches(own, account)) { return `account ${own}`; }
    return partition !== undefined && there !== undefined && !matches(partition, there) ? `partition ${partition}` : undefined;
  }
}

/** Whether a pattern that is compared with the ARN of a caller as a text has every role or every user of an account, in some partition: it need not have the parts of an ARN. */
export function isTextOfAll(pattern: string, account: string): boolean {
  if (new CallerArn(pattern).isOfAllIn(account)) { return true; }
  const known = withUnknownAs(pattern.replace(VARIABLE, '*'), () => UNKNOWN);
  const id = isKnownText(account) ? account : '0'.repeat(12);
  return PARTITIONS.some((partition) => KINDS.some((kind) => NAMES.every((name) => matches(known, `arn:${partition}:iam::${id}:${kind}/${name}`))));
}

const RESOURCE = 5;

/** A variable of a policy, which has for each caller a value of his own, such as his own name. */
const VARIABLE = /\$\{(?!Token\[)[^{}]*\}/g;

/** A character that nobody writes. */
const UNKNOWN = '\ue000';

/** The six sections of an ARN, with something else for what is not known. One that ends early, with a `*`, is open in all that would follow. */
function sectionsOf(arn: string, unknown: string): string[] | undefined {
  const written = withUnknownAs(arn, () => unknown);
  const sections = colonSectionsOf(written);
  const resource = sections.splice(RESOURCE).join(':');
  if (resource) { return [...sections, resource]; }
  const last = colonSectionsOf(withUnknownAs(arn, () => UNKNOWN)).pop()!;
  if (last.endsWith('*') && !last.includes(UNKNOWN)) { return [...sections, ...Array(RESOURCE + 1 - sections.length).fill('*')]; }
  // What is not known may be several sections.
  return written === arn ? undefined : Array(RESOURCE + 1).fill(unknown);
}

function canBeAccount(account: string): boolean {
  return /[*?]/.test(account) || /^\d{12}$/.test(account);
}

function canBe(pattern: string, caller: string): boolean {
  return canMeanTheSame(pattern.replaceAll('?', '*'), caller);
}

function matches(pattern: string, text: string): boolean {
  const expression = pattern.replace(/[^*?]/g, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`).replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 'su').test(text);
}
