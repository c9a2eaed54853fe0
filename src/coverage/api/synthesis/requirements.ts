import type { IConstruct } from 'constructs';
import type { JudgedStage } from './judged-app';
import { THIS_LIBRARY } from '../../../private/own-exemption';
import type { Exemptions, GivenExemption } from '../exemptions/exemptions';
import type { Need } from '../requirements/need';
import { unmetBy } from '../requirements/unmet';
import type { Unmet } from '../requirements/unmet';

/** What is required in a construct. */
export interface Required {
  readonly scope: IConstruct;
  readonly need: Need;
}

/** Something that is told of an app: of a resource, or of a construct. */
export interface Told {
  readonly id: string;
  readonly level: 'error' | 'warning';
  readonly message: string;
  readonly fix: string;
  /** What it is told of. */
  readonly construct: IConstruct;
}

/** What was asked of an app. */
export interface Asked {
  readonly required: readonly Required[];
  /** The resources that have lost something since an earlier state. */
  readonly losing: ReadonlySet<IConstruct>;
}

/** What an app lacks of what is required in it, and which exemptions are worth nothing. */
export function shortfallsIn(app: IConstruct, judged: readonly JudgedStage[], { required, losing }: Asked, exemptions: Exemptions): Told[] {
  const inEffect = new Set<GivenExemption>();
  const missed = new Map<GivenExemption, Unmet['level']>();
  const told = judged.flatMap(({ coverage, constructOf }) => coverage.resources.flatMap((resource) => {
    const construct = constructOf(resource);
    const around = exemptions.around(construct.node.path);
    const lacks = unmetBy(resource, needsOf(construct, required));
    const isLacking = lacks.length > 0 || resource.verdict === 'exempt' || losing.has(construct);
    const valid = around.filter((each) => !exemptions.isExpired(each));
    if (isLacking) { valid.forEach((each) => inEffect.add(each)); }
    if (valid.length > 0) { return []; }
    const isError = lacks.some(({ level }) => level === 'error');
    if (isLacking || resource.verdict !== 'protected') {
      around.forEach((each) => missed.set(each, isError ? 'error' : missed.get(each) ?? 'warning'));
    }
    return lacks.map(({ id, level, message, fix }): Told => ({ id, level, message, fix, construct }));
  }));
  return [...told, ...exemptions.all.flatMap((each) => {
    const construct = constructAt(app, each.path);
    if (inEffect.has(each) || each.approvedBy === THIS_LIBRARY) { return []; }
    return exemptions.isExpired(each) ? expired(each, missed.get(each) ?? 'warning', construct) : withoutEffect(each, construct);
  })];
}

function needsOf(construct: IConstruct, required: readonly Required[]): Need[] {
  const { scopes } = construct.node;
  return required.filter(({ scope }) => scopes.includes(scope)).map(({ need }) => need);
}

function expired({ path, reason, until }: GivenExemption, level: Told['level'], construct: IConstruct): Told[] {
  const message = `the exemption of ${named(path)} (${reason}) ended on ${until!.slice(0, 10)}, and exempts nothing any more: back it up, or exempt it anew`;
  return [{ id: 'expiredExemption', level, message, fix: 'back it up, or exempt it anew', construct }];
}

function withoutEffect({ path, reason }: GivenExemption, construct: IConstruct): Told[] {
  const message = `the exemption of ${named(path)} (${reason}) exempts nothing: all data in it is backed up as it must be, or there is none: remove it`;
  return [{ id: 'exemptionWithoutEffect', level: 'warning', message, fix: 'remove the exemption', construct }];
}

function named(path: string): string {
  return path === '' ? 'the app' : `'${path}'`;
}

/** The construct with a path in an app. */
function constructAt(app: IConstruct, path: string): IConstruct {
  return path === '' ? app : path.split('/').reduce<IConstruct>((construct, id) => construct.node.tryFindChild(id) ?? construct, app);
}
