import type { ResourceEnvironment } from 'aws-cdk-lib';
import type { Hindrance } from './hindrance';
import { asOne } from './hindrance';
import { denialOfCopies, keyHindrances, ofKind, rangeHindrances } from './vault-hindrances';
import { DEFAULT_VAULT } from '../../checks/plan/copies/copies';
import { notCopiedFrom } from '../../checks/plan/copies/copy-from-air-gapped-vault';
import { copyOutOfRange, daysKeptBy, isCopyRangeOpen, isRangeOpen, ruleOutOfRange } from '../../checks/plan/retentions';
import type { Caller } from '../../checks/vault/denied-backups';
import type { VaultReference } from '../../document/arns/vault-reference';
import type { Documents } from '../../document/documents';
import type { CopyDocument, PlanDocument, RuleDocument } from '../../document/plan-document';
import { canCopy, canCopyTo, canHold, mayGoStraight } from '../../model/resources/copy-abilities';
import { CROSSED, isCopiedIn } from '../../model/resources/regional-copies';
import type { ResourceKind } from '../../model/resources/resource-kind';
import { isKnownText } from '../../private/known-text';

/** By whom a plan copies what. */
export interface Copying {
  readonly documents: Documents;
  readonly plan: PlanDocument;
  readonly caller: Caller;
  readonly kind: ResourceKind;
}

/** What keeps a copy of a rule from being made, or may do so. */
export function copyHindrance(copying: Copying, rule: RuleDocument, copy: CopyDocument): Hindrance | undefined {
  const { documents, plan: { env }, caller, kind } = copying;
  const { vault } = copy;
  const abilities = abilitiesFor(copying, vault);
  if (abilities) { return abilities; }
  const unmade = rule.airGappedVault && mayGoStraight(kind) ? notCopiedFrom(rule.airGappedVault, vault, env) : undefined;
  return asOne([
    ...unmade === undefined ? [] : ofKind([{ why: unmade, isSure: true }], kind),
    ...kind.apiName === STORAGE_GATEWAY && vault.name === DEFAULT_VAULT ? [{ why: `the vault ${DEFAULT_VAULT} takes no copies of ${kind.name}`, isSure: true }] : [],
    ...denialOfCopies(vault, caller, documents),
    ...keyHindrances(vault, caller, documents),
    ...rangeHindrances(vault, isCopyRangeOpen(rule, copy), copyOutOfRange(rule, copy)),
  ]);
}

const STORAGE_GATEWAY = 'Storage Gateway';

/** The same of the logically air-gapped vault that a rule sends recovery points to. */
export function airGappedHindrance({ documents, caller, kind }: Copying, rule: RuleDocument, vault: VaultReference): Hindrance | undefined {
  if (!canHold(kind)) { return { why: `a logically air-gapped vault holds no recovery points of ${kind.name}`, isSure: true }; }
  return asOne([
    ...denialOfCopies(vault, caller, documents), ...keyHindrances(vault, caller, documents),
    ...rangeHindrances(vault, isRangeOpen(daysKeptBy(rule), vault), ruleOutOfRange(rule, vault)),
  ]);
}

/** What single Regions do not have. */
function regionalHindrance(kind: ResourceKind, own: ResourceEnvironment, there: ResourceEnvironment): Hindrance | undefined {
  const crossed = CROSSED.filter((place) => own[place] !== there[place]);
  const isCopied = isCopiedIn(kind, crossed, own.region, there.region);
  if (isCopied) { return undefined; }
  const isSure = isCopied === false && crossed.every((place) => isKnownText(own[place]) && isKnownText(there[place]));
  const where = own.region === there.region || !isKnownText(there.region) ? `in ${own.region}` : `from ${own.region} to ${there.region}`;
  const [makesNone, what] = [`AWS Backup makes no copies of ${kind.name}`, `${where}${crossed.includes('account') ? ' into another account' : ''}`];
  if (isCopied === undefined) { return { why: `AWS Backup is not documented to make copies of ${kind.name} ${what}`, isSure }; }
  return { why: isSure ? `${makesNone} ${what}` : `${makesNone} ${what}, and whether this is one is known only at deployment`, isSure };
}

/** What AWS Backup does not copy of a kind: of some nothing, of others not everywhere. What may be elsewhere is taken as such. */
function abilitiesFor({ plan: { env }, kind }: Copying, { env: there, isAirGapped }: VaultReference): Hindrance | undefined {
  if (!canCopy(kind)) { return { why: `AWS Backup makes no copies of ${kind.name}`, isSure: true }; }
  if (isAirGapped && !canHold(kind)) { return { why: `a logically air-gapped vault holds no recovery points of ${kind.name}`, isSure: true }; }
  return CROSSED.map((place): Hindrance | undefined => {
    if (canCopyTo(kind, place) || env[place] === there[place]) { return undefined; }
    const isSure = isKnownText(env[place]) && isKnownText(there[place]);
    const what = `AWS Backup copies no ${kind.name} into another ${place === 'account' ? 'account' : 'Region'}`;
    return { why: isSure ? what : `${what}, and whether this is one is known only at deployment`, isSure };
  }).find((each) => each !== undefined) ?? regionalHindrance(kind, env, there);
}
