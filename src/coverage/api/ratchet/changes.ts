import { basename } from 'path';
import { lostCopies } from './copies';
import type { ReportedResource } from './reported';
import { lostRetention } from './retention';
import type { Told } from './retention';
import { lostKeys, lostLock } from './vaults';
import { IMMUTABILITIES } from '../../../model/immutability';
import { PITR } from '../../../model/resources/native-backup';
import { wholeInWords } from '../../../private/in-words';
import { memo } from '../../../private/memo';
import { nameOfResource } from '../../../private/paths';
import { isWatched } from '../../report/words';
import type { Verdict } from '../../verdict';
import { keptInWords, KEPT_BY } from '../requirements/words';

/** What has become of the protection of a resource. */
export interface Change {
  /** What people call it. */
  readonly name: string;
  readonly before?: ReportedResource;
  readonly after?: ReportedResource;
  /** What it has lost, the worst first, each as a part of a sentence that begins with the resource. */
  readonly losses: readonly string[];
  readonly gains: readonly string[];
}

/** How much a verdict is worth. */
const WORTH: Readonly<Record<Verdict, number>> = {
  unprotected: 0,
  selectedInVain: 0,
  unsupported: 0,
  nativeOnly: 1,
  exempt: 2,
  conditional: 3,
  protected: 4,
};

const VERDICT_IN_WORDS: Readonly<Record<Verdict, string>> = {
  protected: 'protected',
  conditional: 'protected under conditions only',
  unprotected: 'unprotected',
  selectedInVain: 'selected in vain',
  exempt: 'exempt',
  nativeOnly: 'backed up by its own service only',
  unsupported: 'of a type that AWS Backup does not back up',
};

/** What differs between two reports, the worst first. */
export function changesBetween(before: readonly ReportedResource[], after: readonly ReportedResource[]): Change[] {
  const partners = partnersOf(before, after);
  const gone = new Set(before);
  const changes = after.map((now): Change => {
    const then = partners.get(now);
    if (then) { gone.delete(then); }
    return then ? changed(then, now) : { name: nameOfResource(now), after: now, losses: [], gains: [] };
  });
  return [...changes, ...[...gone].map((then): Change => ({ name: nameOfResource(then), before: then, losses: [], gains: [] }))]
    .filter((change) => change.losses.length > 0 || change.gains.length > 0 || !change.before || !change.after)
    .sort((a, b) => badnessOf(b) - badnessOf(a));
}

/** What resources were in the earlier report: by their paths, else by their ids in templates of the same name, or in the only ones that there are; of several, first those of the same file, and then one after the other. */
function partnersOf(before: readonly ReportedResource[], after: readonly ReportedResource[]): ReadonlyMap<ReportedResource, ReportedResource> {
  const areSingle = [before, after].every((all) => new Set(all.map(({ template }) => template)).size <= 1);
  const keys: ((resource: ReportedResource) => string | undefined)[] = [
    ({ template, path, type }) => path === null ? undefined : `${template} ${path} ${type}`,
    ({ path, type }) => path === null ? undefined : `${path} ${type}`,
    ({ template, logicalId, type }) => `${template} ${logicalId} ${type}`,
    ({ template, logicalId, type }) => `${basename(template.replace(/\\/g, '/'))} ${logicalId} ${type}`,
    ...areSingle ? [({ logicalId, type }: ReportedResource) => `${logicalId} ${type}`] : [],
  ];
  const partners = new Map<ReportedResource, ReportedResource>();
  const taken = new Set<ReportedResource>();
  for (const keyOf of keys) {
    const byKey = new Map<string | undefined, ReportedResource[]>();
    for (const each of before) {
      if (!taken.has(each)) { memo(byKey, keyOf(each), () => []).push(each); }
    }
    for (const now of after) {
      const key = keyOf(now);
      const then = key === undefined || partners.has(now) ? undefined : byKey.get(key)?.shift();
      if (then) {
        taken.add(then);
        partners.set(now, then);
      }
    }
  }
  return partners;
}

function changed(before: ReportedResource, after: ReportedResource): Change {
  return { name: nameOfResource(after), before, after, losses: lossesOf(before, after), gains: lossesOf(after, before, true) };
}

/** What the second of two has less than the first one. As a gain it is told the other way round. */
function lossesOf(more: ReportedResource, less: ReportedResource, isGain = false): string[] {
  // Who exempts something loses it for a reason.
  if (less.verdict === 'exempt') { return []; }
  const told: Told = (before, after) => isGain ? `is ${before}, and was ${after}` : `was ${before}, and is ${after}`;
  if (WORTH[more.verdict] !== WORTH[less.verdict]) {
    return WORTH[more.verdict] > WORTH[less.verdict] ? [told(VERDICT_IN_WORDS[more.verdict], VERDICT_IN_WORDS[less.verdict])] : [];
  }
  if (WORTH[more.verdict] < WORTH.conditional) { return lostNative(more, less, told); }
  const [best, worse] = [more.immutability ?? 'none', less.immutability ?? 'none'];
  const [often, seldom] = [more.recoveryPointObjectiveMinutes ?? Infinity, less.recoveryPointObjectiveMinutes ?? Infinity];
  return [
    ...lostDefaults(more, less, told),
    ...lostRetention(more, less, told),
    ...IMMUTABILITIES.indexOf(best) > IMMUTABILITIES.indexOf(worse) ? [told(KEPT_BY[best], KEPT_BY[worse])] : [],
    ...lostLock(more, less, told),
    ...lostKeys(more, less, told),
    ...lostCopies(more, less, told),
    ...often < seldom ? [told(`backed up at least every ${wholeInWords(often)}`, seldom === Infinity ? 'at no known interval' : `every ${wholeInWords(seldom)}`)] : [],
    ...more.native?.what === PITR && less.native === null ? [told(`restorable by the ${PITR} of its own service`, 'not')] : [],
    ...lostTests(more, less, told),
    ...lostAlarms(more, less, isGain),
  ];
}

/** What is under conditions may be something else with the defaults of the parameters. */
function lostDefaults({ withDefaults: more }: ReportedResource, { withDefaults: less }: ReportedResource, told: Told): string[] {
  if (more === undefined || less === undefined || WORTH[more] <= WORTH[less]) { return []; }
  return [told(`${VERDICT_IN_WORDS[more]} with the defaults of the parameters`, VERDICT_IN_WORDS[less])];
}

/** Backups of its own service that are kept for less time. */
function lostNative({ native: more }: ReportedResource, { native: less }: ReportedResource, told: Told): string[] {
  const [longer, shorter] = [more?.days, less?.days];
  return longer !== undefined && shorter !== undefined && longer > shorter
    ? [told(`backed up by its own service ${keptInWords(longer)}`, `so ${keptInWords(shorter)}`)] : [];
}

/** Restore tests that are gone, or came less often. Reports of earlier versions tell nothing of them. */
function lostTests(more: ReportedResource, less: ReportedResource, told: Told): string[] {
  if (!more.restoreTests || !less.restoreTests) { return []; }
  const [often, seldom] = [more.restoreTestedEveryMinutes ?? Infinity, less.restoreTestedEveryMinutes ?? Infinity];
  return often < seldom ? [told(`restored by tests at least every ${wholeInWords(often)}`, seldom === Infinity ? 'by none for sure' : `every ${wholeInWords(seldom)}`)] : [];
}

/** What told of failed or of missing backups of all rules. Reports of earlier versions say nothing of it. */
function lostAlarms(more: ReportedResource, less: ReportedResource, isGain: boolean): string[] {
  if (!more.alarms || !less.alarms) { return []; }
  const lost = (['failure', 'missingBackup'] as const).filter((tellsOf) => isWatched(more, tellsOf) && !isWatched(less, tellsOf));
  const [now, then] = isGain ? ['has', 'had'] : ['had', 'has'];
  return lost.map((tellsOf) => `${now} something that tells of ${tellsOf === 'failure' ? 'failed' : 'missing'} backups of every rule, and ${then} not`);
}

/** Lost protection is worst, and then what is new without any. */
function badnessOf({ before, after, losses, gains }: Change): number {
  if (before && after) { return losses.length > 0 ? 10 + WORTH[before.verdict] - WORTH[after.verdict] : gains.length > 0 ? 1 : 0; }
  return after ? 8 - WORTH[after.verdict] : 2;
}
