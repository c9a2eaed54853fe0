import { minutesOfIso } from './iso-duration';
import { REQUIRED_IMMUTABILITIES, UNSUPPORTED } from './need';
import type { Need } from './need';
import { objectOf } from '../../../document/template-file';
import { kindsNamed, RESOURCE_CATALOG } from '../../../model/resources/resource-catalog';
import type { CopyNeed, VaultName } from '../../../objectives/copy-need';
import { toOtherAccount, toOtherRegion, toRegion, toVault } from '../../../objectives/copy-need';
import { arnSection, colonSectionsOf } from '../../../private/arn';
import { writtenOut } from '../../../private/messages/written-out';

/** So much is shown of what is wrong. */
const LONGEST = 200;

const MINUTES_OF_DAY = 24 * 60;

const PROPERTIES = [
  'recoveryPointObjective', 'frequency', 'pointInTimeRecovery', 'minRetention', 'maxRetention', 'copies', 'immutability', 'customerManagedKey', 'restoreTestedEvery', 'resourceTypes',
  'unsupported', 'enforcement',
];
const PLACES = ['toOtherRegion', 'toOtherAccount', 'toRegion', 'toVault'];

/** What is required in JSON: the properties of a requirement, with durations as ISO 8601 has them. */
export function needInJson(content: unknown): { readonly need: Need; readonly problems: readonly string[] } {
  const reader = new Reader(content);
  const isWarning = reader.oneOf('enforcement', ['error', 'warning']) === 'warning';
  const [minRetentionDays, maxRetentionDays] = [reader.days('minRetention'), reader.days('maxRetention')];
  if (minRetentionDays !== undefined && maxRetentionDays !== undefined && minRetentionDays > maxRetentionDays) { reader.contradict('minRetention', 'maxRetention'); }
  const need: Need = {
    recoveryPointMinutes: reader.minutes('recoveryPointObjective'),
    frequencyMinutes: reader.minutes('frequency'),
    pointInTimeRecovery: reader.flag('pointInTimeRecovery'),
    minRetentionDays,
    maxRetentionDays,
    copies: reader.copies(),
    immutability: reader.oneOf('immutability', REQUIRED_IMMUTABILITIES),
    customerManagedKey: reader.flag('customerManagedKey'),
    restoreTestedMinutes: reader.minutes('restoreTestedEvery'),
    resourceTypes: reader.types(),
    unsupported: reader.oneOf('unsupported', UNSUPPORTED),
    isWarning,
  };
  return { need, problems: reader.problems };
}

class Reader {
  public readonly problems: string[] = [];
  private readonly content: Record<string, unknown>;

  constructor(content: unknown, known: readonly string[] = PROPERTIES, private readonly prefix = '') {
    this.content = objectOf(content);
    if (typeof content !== 'object' || content === null || Array.isArray(content)) { this.problems.push(`it must be an object${prefix && `: '${prefix}'`}`); }
    for (const name of Object.keys(this.content)) {
      if (!known.includes(name)) { this.problems.push(`there is no '${prefix}${name}': it may have ${known.join(', ')}`); }
    }
  }

  public flag(name: string): boolean | undefined {
    const value = this.content[name];
    return value === undefined || typeof value === 'boolean' ? value : this.wrong(name, 'true or false');
  }

  public oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    const value = this.content[name];
    return value === undefined ? undefined : values.find((each) => each === value) ?? this.wrong(name, `one of ${values.join(', ')}`);
  }

  public minutes(name: string): number | undefined {
    const value = this.content[name];
    if (value === undefined) { return undefined; }
    const minutes = typeof value === 'string' ? minutesOfIso(value) : undefined;
    return minutes !== undefined && minutes > 0 ? minutes : this.wrong(name, 'a duration of ISO 8601 in weeks, days, hours and minutes, such as P35D or PT4H');
  }

  public days(name: string): number | undefined {
    const minutes = this.minutes(name);
    return minutes === undefined ? undefined : minutes / MINUTES_OF_DAY;
  }

  public contradict(less: string, more: string): void {
    const valueOf = (name: string) => `'${name}' (${String(this.content[name])})`;
    this.problems.push(`${valueOf(less)} must not be more than ${valueOf(more)}`);
  }

  public text(name: string): string | undefined {
    const value = this.content[name];
    return value === undefined || (typeof value === 'string' && value !== '') ? value : this.wrong(name, 'a text');
  }

  public types(): string[] | undefined {
    const { resourceTypes: value } = this.content;
    if (value === undefined) { return undefined; }
    const isRight = Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string' && kindsNamed(each).length > 0);
    return isRight ? value as string[] : this.wrong('resourceTypes', `a list of at least one of ${[...new Set(RESOURCE_CATALOG.map(({ apiName }) => apiName))].sort().join(', ')}`);
  }

  public copies(): CopyNeed[] | undefined {
    const { copies: value } = this.content;
    if (value === undefined) { return undefined; }
    if (!Array.isArray(value)) { return this.wrong('copies', 'a list'); }
    return value.flatMap((each, index) => {
      const reader = new Reader(each, [...PLACES, 'minRetention'], `copies[${index}].`);
      const copy = reader.copy();
      this.problems.push(...reader.problems);
      return copy ?? [];
    });
  }

  private copy(): CopyNeed | undefined {
    const places = PLACES.filter((each) => this.content[each] !== undefined);
    if (places.length !== 1) { return this.wrong('', `an object with one of ${PLACES.join(', ')}`); }
    const days = this.days('minRetention');
    const [region, vault] = [this.text('toRegion'), this.text('toVault')];
    if (region !== undefined) { return toRegion(region, days); }
    if (vault !== undefined) { return toVault(vault, () => ({ called: vaultCalled(vault) }), days); }
    const [place] = places;
    if (this.flag(place) !== true) { return this.wrong(place, 'true'); }
    return place === 'toOtherRegion' ? toOtherRegion(days) : toOtherAccount(days);
  }

  private wrong(name: string, allowed: string): undefined {
    const value = name === '' ? this.content : this.content[name];
    const path = `${this.prefix}${name}`.replace(/\.$/, '');
    this.problems.push(`'${path}' must be ${allowed}, got ${inShort(value)}`);
    return undefined;
  }
}

/** A vault by its name, or by its ARN. */
function vaultCalled(text: string): VaultName {
  return arnSection(text, 0) === undefined
    ? { name: text }
    : { name: colonSectionsOf(text).slice(6).join(':'), region: arnSection(text, 3), account: arnSection(text, 4) };
}

function inShort(value: unknown): string {
  const text = writtenOut(value) ?? 'something of many parts';
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
