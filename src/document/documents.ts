import type { ResourceEnvironment } from 'aws-cdk-lib';
import { roleOf } from './arns/roles';
import { VaultNames } from './arns/vault-names';
import { Document } from './document';
import { PlanDocument } from './plan-document';
import { ResourceDocument } from './resource-document';
import { RoleDocument } from './role-document';
import { SelectionDocument } from './selection-document';
import type { Application, Call, Place, Referent, Template } from './template';
import { toldOnce } from './told-once';
import type { Told } from './told-once';
import { Evaluation } from './values/evaluation';
import type { World } from './values/world';
import { VaultDocument } from './vault-document';
import { areSame } from '../private/environments';
import { isPartlyLater, laterInWords, namesLater, partsLater } from '../private/later';
import { memo } from '../private/memo';

/** What reads a document of a kind. */
export type Reader<D extends Document> = new (documents: Documents, place: Place) => D;

export const POLICY_TYPES: ReadonlySet<string> = new Set(['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy']);

/**
 * The plans, selections, vaults, roles and resources of an application as they are in a world, and what they have to do with each other.
 */
export class Documents {
  public readonly evaluation: Evaluation;
  /** The resources of lists that selections share. */
  public readonly collected = new Map<object, Told<readonly ResourceDocument[]>>();
  private readonly selectionsOfPlans = new Map<string, Told<readonly SelectionDocument[]>>();
  /** The documents by their kinds: one resource may be looked at as several. */
  private readonly read = new Map<Reader<any>, Map<Template, Map<unknown, Document>>>();
  private readonly environments = new Map<Template, ResourceEnvironment>();
  /** What was found once in this world, and may be something else in others. */
  private readonly differing = new Map<string, unknown>();

  constructor(public readonly application: Application, public readonly world: World) {
    this.evaluation = new Evaluation(application, world);
  }

  /** Begins to read something else, which may take as long again. */
  public begin(): void {
    this.world.isAsked = false;
    this.application.budget.begin();
  }

  /** A document of a kind; the same whenever it is asked for. */
  public of<D extends Document>(Kind: Reader<D>, place: Place): D {
    const ofKind = memo(this.read, Kind, () => new Map<Template, Map<unknown, Document>>());
    return memo(memo(ofKind, place.template, () => new Map<unknown, Document>()), place.template.keyOf(place), () => new Kind(this, place)) as D;
  }

  /** All plans, also those that are not made in this world. */
  public get plans(): readonly PlanDocument[] {
    return this.ofTypes(PlanDocument, new Set([PlanDocument.TYPE]));
  }

  /** All selections, also those that are not made in this world. */
  public get selections(): readonly SelectionDocument[] {
    return this.ofTypes(SelectionDocument, new Set([SelectionDocument.TYPE]));
  }

  /** All policies of identities, also those that are not made in this world. */
  public get policies(): readonly Document[] {
    return this.ofTypes(Document, POLICY_TYPES);
  }

  /** All vaults, also those that are not made in this world. */
  public get vaults(): readonly VaultDocument[] {
    return this.ofTypes(VaultDocument, VaultDocument.TYPES);
  }

  /** All resources of some types, also those that are not made in this world. */
  public ofTypes<D extends Document>(Kind: Reader<D>, types: ReadonlySet<string>): readonly D[] {
    return this.application.templates.flatMap((template) => template.resourcesOf(types).map((logicalId) => this.of(Kind, { template, logicalId })));
  }

  /** The selections of a plan that are made in this world, in the order of the templates. */
  public selectionsOf(plan: PlanDocument): readonly SelectionDocument[] {
    return this.madeOf(plan.key);
  }

  /** The same of the plan that a selection has, which may be one that the application knows nothing else of. */
  public selectionsBeside(selection: SelectionDocument): readonly SelectionDocument[] {
    return this.madeOf(this.planKeyOf(selection));
  }

  /** Whether there is a selection of which only deployment knows the plan. */
  public get hasSelectionsOfUnknownPlans(): boolean {
    return this.constant('selections of unknown plans', () => this.selections.some((selection) => selection.planId.isLater && !this.planOf(selection)));
  }

  /** The plan of a selection, if it is one of this application. */
  public planOf({ planId }: SelectionDocument): PlanDocument | undefined {
    const referent = this.referentOf(planId.text);
    return referent && typeOf(referent) === PlanDocument.TYPE ? this.of(PlanDocument, referent) : undefined;
  }

  /** All roles, also those that are not made in this world. */
  public get roles(): readonly RoleDocument[] {
    return this.ofTypes(RoleDocument, new Set([RoleDocument.TYPE]));
  }

  /** The role with an ARN, or that a reference is to. */
  public roleOf(text: string | undefined): RoleDocument | undefined {
    return text === undefined ? undefined : roleOf(this, text);
  }

  /**
   * The vault with a name in an account and Region; nothing where it is not known that these are the same.
   *
   * @param template where the name stands: what only deployment knows in it is the same within a template
   */
  public vaultNamed(name: string, env: ResourceEnvironment, template?: Template): VaultDocument | undefined {
    if (isPartlyLater(name)) {
      // What stands in for one thing that is looked up may stand in for another one, too, and so may what was not read to its end.
      const isSame = template && !namesLater(name).some((each) => template.isStandIn(each) || UNREAD.test(each));
      const named = isSame ? this.vaultsNamedLater.get(name) : undefined;
      return named?.find((vault) => vault.template === template && areSame(vault.env, env) && vault.isMade);
    }
    const names = this.constant('vault names', () => new VaultNames(this.vaults, (place, world) =>
      new Documents(this.application, world).of(VaultDocument, place).vaultName.text));
    return names.mayBe(name).map((place) => this.of(VaultDocument, place))
      .find((vault) => areSame(vault.env, env) && vault.vaultName.knownText === name && vault.isMade);
  }

  /** The vault that a text refers to. */
  public referredVault(text: string): VaultDocument | undefined {
    const referent = this.referentOf(text);
    return referent && VaultDocument.TYPES.has(typeOf(referent)) ? this.of(VaultDocument, referent) : undefined;
  }

  /** The protected resource that a reference is to. */
  public resourceOf(place: Place): ResourceDocument | undefined {
    const document = this.of(ResourceDocument, place);
    return document.known ? document : undefined;
  }

  /** What a text as a whole refers to. */
  public referentOf(text: string | undefined): Referent | undefined {
    return text === undefined ? undefined : this.application.referents.get(text);
  }

  /** The references in a text, in their order. */
  public referentsIn(text: string): readonly Referent[] {
    return partsLater(text).flatMap((part) => this.application.referents.get(part) ?? []);
  }

  /** What people know of something of which a template has a text alone. */
  public called(text: string, template: Template): Call | undefined {
    return this.constant(`called in ${template.name}`, () => {
      const found = new Map<string, Call>();
      for (const call of this.callsByTemplate.get(template) ?? []) {
        const known = this.evaluation.textOf(call.expression, template);
        if (known !== undefined) { memo(found, known, () => call); }
      }
      return found;
    }).get(text);
  }

  /** A text as people read it: with the names of what it refers to. */
  public inWords(text: string): string {
    return laterInWords(text, (part) => {
      const referent = this.application.referents.get(part);
      if (!referent) { return undefined; }
      const { name } = new Document(this, referent);
      return `<${name}${referent.attribute === undefined ? '' : `.${referent.attribute}`}>`;
    });
  }

  /** The account and Region of a template; of each, something that is not known where it does not say it. */
  public envOf(template: Template): ResourceEnvironment {
    return memo(this.environments, template, () => {
      const { account, region } = template.environment;
      const valueOf = (name: string) => this.evaluation.textOf({ Ref: name }, template)!;
      return { account: account ?? valueOf('AWS::AccountId'), region: region ?? valueOf('AWS::Region') };
    });
  }

  /** Something that is the same in all worlds, if nothing was asked for to make it that may differ. */
  public constant<T>(name: string, make: () => T): T {
    const { shared } = this.application;
    if (shared.has(name)) { return shared.get(name) as T; }
    if (this.differing.has(name)) {
      this.world.isAsked = true;
      return this.differing.get(name) as T;
    }
    const wasAsked = this.world.isAsked;
    this.world.isAsked = false;
    try {
      const value = make();
      (this.world.isAsked ? this.differing : shared).set(name, value);
      return value;
    } finally {
      this.world.isAsked ||= wasAsked;
    }
  }

  /** The vaults of whose names only deployment knows a part, by these. */
  private get vaultsNamedLater(): ReadonlyMap<string, readonly VaultDocument[]> {
    return this.constant('vaults by names of which deployment knows a part', () => {
      const found = new Map<string, VaultDocument[]>();
      for (const vault of this.vaults) {
        const { vaultName: { text = '' } } = vault;
        if (isPartlyLater(text)) { memo(found, text, () => []).push(vault); }
      }
      return found;
    });
  }

  private get callsByTemplate(): ReadonlyMap<Template, readonly Call[]> {
    return this.constant('calls', () => {
      const found = new Map<Template, Call[]>();
      for (const call of this.application.calls) { memo(found, call.template, () => []).push(call); }
      return found;
    });
  }

  /** Where selections are, by the keys of their plans. */
  private get selectionsByPlan(): ReadonlyMap<string, readonly Place[]> {
    return this.constant('selections by plan', () => {
      const found = new Map<string, Place[]>();
      for (const selection of this.selections) {
        const { template, logicalId } = selection;
        memo(found, this.planKeyOf(selection), () => []).push({ template, logicalId });
      }
      return found;
    });
  }

  private madeOf(planKey: string): readonly SelectionDocument[] {
    return toldOnce(this, this.selectionsOfPlans, planKey, () => {
      const places = this.selectionsByPlan.get(planKey) ?? [];
      return places.map((place) => this.of(SelectionDocument, place)).filter(({ isMade }) => isMade);
    });
  }

  /** A plan that is not of the application is known by its id and environment. */
  private planKeyOf(selection: SelectionDocument): string {
    const { planId: { text = '' }, planEnv: { account, region } } = selection;
    return this.planOf(selection)?.key ?? `${account}/${region}/${text}`;
  }
}

/** What stands for anything that was too much to be read, or that must not be read. */
const UNREAD = /(too much|looks like a token)$/;

function typeOf({ template, logicalId }: Referent): string {
  return template.resource(logicalId)?.Type ?? '';
}
