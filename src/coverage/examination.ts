import { WatchingAlarms } from './alarms/watching-alarms';
import { Alike } from './alike';
import type { Context } from './context';
import { exploreFor } from './exploration';
import { together } from './in-worlds';
import type { Together } from './in-worlds';
import { judge, judgeOnce } from './judgement';
import type { Judgement } from './judgement';
import type { NativeBackups } from './native-backups';
import { isNativeAnyhow, nativeIn } from './native-of';
import { NO_NUMBERS, NumbersOfPlans, ruleFactsOf } from './numbers-of-plans';
import { hinderedInWords } from './plans/hindered-copies';
import { PossibleRules } from './possible-rules';
import { proofOf } from './proof';
import type { Proof } from './proof';
import type { Exemption, ResourceCoverage } from './resource-coverage';
import type { RestoreTest, RestoreTests } from './restores/restore-test';
import { TestIndex } from './restores/test-facts';
import { testsReaching, testsTogether } from './restores/tests-reaching';
import type { Selecting } from './selecting';
import { stackJudgement } from './stacks';
import { madeBy } from './subjects/made-by-others';
import { replicasElsewhere } from './subjects/replicas';
import { subjectIn } from './subjects/subject-in';
import type { Seen } from './subjects/subject-in';
import { ToldOfSelections } from './told-of-selections';
import { unreachedBecause } from './unreached';
import { UNREAD } from './unread';
import type { Reached, Verdict } from './verdict';
import { WatchingControls } from './watching-controls';
import { TooMuch, unlessTooMuch } from '../document/budget';
import { Document } from '../document/document';
import { Documents } from '../document/documents';
import type { Application, Place } from '../document/template';
import { World } from '../document/values/world';
import type { Exploration } from '../document/values/world';
import { statefulType, TYPES_WITH_DATA } from '../model/resources/stateful-type';
import { memo } from '../private/memo';
import { unique } from '../private/unique';

/** Examines the resources of an application one after the other. */
export class Examination {
  public readonly unread: string[] = [];
  /** What most resources are read in: nothing of them differs from world to world. */
  private usual: Documents;
  /** Where everything is as the defaults of the parameters make it. */
  private readonly proving: Documents;
  private readonly alike: Alike;
  private readonly numbers: NumbersOfPlans;
  private readonly possible: PossibleRules;
  private readonly told = new WeakMap<readonly Selecting[], ToldOfSelections>();
  private readonly watching: WatchingControls;
  private readonly alarms: WatchingAlarms;

  constructor(
    private readonly application: Application, private readonly context: Context,
    private readonly exemptionOf: (place: Place) => Exemption | undefined = () => undefined,
  ) {
    this.usual = new Documents(application, new World(true));
    this.proving = new Documents(application, new World(true));
    this.alike = new Alike(context);
    this.numbers = new NumbersOfPlans(context.assumed);
    this.possible = new PossibleRules(application, context);
    this.watching = new WatchingControls(application);
    this.alarms = new WatchingAlarms(application);
  }

  /** The documents as they are with the defaults of the parameters. */
  public get withDefaults(): Documents {
    return this.usual;
  }

  /** What becomes of the data of a resource; nothing of one that is never made, or has none. */
  public of(place: Place): ResourceCoverage | undefined {
    try {
      return this.examine(place);
    } catch (error) {
      if (!(error instanceof TooMuch)) { throw error; }
      this.usual = new Documents(this.application, new World(true));
      const { template, logicalId } = place;
      this.unread.push(`${template.name}/${logicalId}`);
      return { ...this.described(place), ...UNREAD };
    }
  }

  private examine(place: Place): ResourceCoverage | undefined {
    this.usual.begin();
    const found = this.alike.of(this.usual, place, () => this.explore(place));
    const seen = subjectIn(this.usual, this.usual.of(Document, place));
    this.usual.world.isAsked = false;
    return found && this.isMeant(place, found) ? this.conclude(place, found, seen) : undefined;
  }

  /** What plans do for a resource, whatever only deployment knows. */
  private explore(place: Place): Together | undefined {
    const judgeIn = (documents: Documents) => this.judge(documents, place);
    const result = judgeIn(this.usual);
    const exploration = this.usual.world.isAsked
      ? exploreFor(this.application, judgeIn, true)
      : { underDefaults: { world: this.usual.world, result }, anyhow: [{ world: this.usual.world, result }], isComplete: true };
    if (this.usual.world.isAsked) { this.usual = new Documents(this.application, new World(true)); }
    return exploration.isComplete
      ? together(exploration, place.template)
      : this.byOne(place, exploration) ?? this.amongTooMany(place, exploration, judgeIn);
  }

  /** What is known of worlds that are too many: of the first of them, also where the exploration gave up before. */
  private amongTooMany(
    place: Place, exploration: Exploration<Judgement | undefined>, judgeIn: (documents: Documents) => Judgement | undefined,
  ): Together | undefined {
    if (exploration.anyhow.length > 1) { return together(exploration, place.template); }
    const further = exploreFor(this.application, judgeIn);
    return this.byOne(place, further) ?? together(further, place.template);
  }

  /** What one selection does, where all together depend on more than can be looked at, and this one protects in any case. */
  private byOne(place: Place, { underDefaults, anyhow }: Exploration<Judgement | undefined>): Together | undefined {
    const protecting = [underDefaults, ...anyhow].flatMap(({ result }) => result?.verdict === 'protected' ? result.selecting : []);
    for (const { facts } of unique(protecting, ({ facts: { key } }) => key)) {
      const exploration = exploreFor(this.application, (documents) => this.judge(documents, place, facts.place));
      const found = exploration.isComplete ? together(exploration, place.template) : undefined;
      if (found?.verdict === 'protected') { return found; }
    }
    return undefined;
  }

  /** What plans do for a resource in the world of some documents; nothing where it is not made there. */
  private judge(documents: Documents, place: Place, only?: Place): Judgement | undefined {
    const document = documents.of(Document, place);
    if (!document.isMade) { return undefined; }
    const { subject } = subjectIn(documents, document);
    if (!subject) { return { verdict: 'unprotected', selecting: [] }; }
    const judgement = only === undefined && documents === this.usual
      ? judgeOnce(documents, this.context, subject)
      : judge(documents, this.context, subject, only);
    return judgement.verdict === 'unprotected' ? stackJudgement(documents, this.context, document) ?? judgement : judgement;
  }

  /** A nested stack holds no data itself, and what makes nothing does not either. */
  private isMeant({ template, logicalId }: Place, { verdict }: Together): boolean {
    const type = template.resource(logicalId)?.Type ?? '';
    if (type === 'AWS::CloudFormation::Stack') { return verdict !== 'unprotected'; }
    return TYPES_WITH_DATA.has(type) || statefulType(type)?.holds !== 'config' || madeBy(this.usual.of(Document, { template, logicalId })) !== undefined;
  }

  private conclude(place: Place, found: Together, seen: Seen): ResourceCoverage {
    this.proving.begin();
    const native = nativeIn(this.proving, place);
    const controls = seen.made ? [] : this.watching.of(seen.subject);
    const exemption = this.exemptionOf(place);
    const reached = found.verdict;
    const isExempt = exemption !== undefined && reached !== 'protected';
    const verdict = isExempt ? 'exempt' : this.verdictFor(reached, seen, native);
    const told = this.toldOf(found.selecting);
    const { rules } = told;
    const { worst: numbers, all: numbersOfWorlds } = reached !== 'unprotected' && reached !== 'selectedInVain' && rules.length > 0 && seen.subject
      ? this.numbers.of(found.plansOfWorlds, seen.subject.kind)
      : NO_NUMBERS;
    const { template, logicalId, path, type } = this.described(place);
    // Spelt out: of an object that begins with what is spread, the engine defines each further property slowly.
    return {
      template,
      logicalId,
      path,
      type,
      resourceType: seen.subject?.kind.apiName,
      verdict,
      withDefaults: verdict === 'conditional' && found.withDefaults ? this.verdictFor(found.withDefaults, seen, native) : undefined,
      reasons: isExempt ? [exemption.reason] : [
        ...seen.whole ? [`it ${reached === 'unprotected' ? 'would be' : 'is'} backed up with '${seen.whole.words}', which it is a part of`] : [],
        ...found.reasons,
        ...numbers ? hinderedInWords(numbers) : [],
        ...replicasElsewhere(this.usual.of(Document, place)),
        ...reached === 'unprotected' ? unreachedBecause(place, seen, native) : [],
      ],
      conditions: found.conditions,
      selections: told.selections,
      plans: told.planPlaces,
      rules,
      roles: seen.subject ? told.rolesFor(seen.subject.kind, this.usual) : [],
      alarms: seen.subject && reached !== 'selectedInVain' ? told.alarmsFor(seen.subject.kind, this.alarms) : [],
      rulesOfWorlds: found.plansOfWorlds.map(ruleFactsOf),
      possibleRules: () => this.possible.of(place, found),
      numbers,
      numbersOfWorlds,
      restoreTests: reached === 'protected' || reached === 'conditional' ? this.testsOf(place) : NO_TESTS,
      exemption: isExempt ? exemption : undefined,
      excusedBy: isExempt ? undefined : exemption,
      native,
      isNativeAnyhow: () => native !== undefined && isNativeAnyhow(this.application, place, native.what),
      controls: controls.length > 0 ? controls : undefined,
      proofs: () => this.prove(place, found),
    };
  }

  private toldOf(selecting: readonly Selecting[]): ToldOfSelections {
    return memo(this.told, selecting, () => new ToldOfSelections(selecting, (plan) => this.numbers.rulesOf(plan)));
  }

  /** The restore tests that reach a resource, whatever only deployment knows. */
  private testsOf(place: Place): RestoreTests {
    if (TestIndex.isEmpty(this.usual)) { return NO_TESTS; }
    const testsIn = (documents: Documents): RestoreTest[] | undefined => {
      const document = documents.of(Document, place);
      const { subject } = subjectIn(documents, document);
      return document.isMade && subject ? testsReaching(documents, this.context, subject, this.judge(documents, place)!) : undefined;
    };
    this.usual.begin();
    const usual = testsIn(this.usual);
    let tests = testsTogether([usual ?? []], usual !== undefined);
    if (this.usual.world.isAsked) {
      this.usual = new Documents(this.application, new World(true));
      const { anyhow, isComplete } = exploreFor(this.application, testsIn, true);
      tests = testsTogether(anyhow.flatMap(({ result }) => result ? [result] : []), isComplete);
    }
    if (tests.all.length > 0) { this.context.assumed.add('restoreTests'); }
    return tests;
  }

  private verdictFor(reached: Reached, { subject, made }: Seen, native: NativeBackups | undefined): Verdict {
    if (reached !== 'unprotected') { return reached; }
    if (native) { return 'nativeOnly'; }
    return subject && !made ? 'unprotected' : 'unsupported';
  }

  private prove(place: Place, { selecting, world }: Together): Proof[] {
    const documents = world.hasDefaults && world.decisions.length === 0 ? this.proving : new Documents(this.application, world);
    return unlessTooMuch(() => {
      documents.begin();
      const { subject } = subjectIn(documents, documents.of(Document, place));
      return subject ? selecting.map(({ facts, plan }) => proofOf(documents, facts, plan, subject)) : [];
    }, []);
  }

  private described({ template, logicalId }: Place): Pick<ResourceCoverage, 'template' | 'logicalId' | 'path' | 'type'> {
    const { path, type } = this.usual.of(Document, { template, logicalId });
    return { template, logicalId, path, type };
  }
}

const NO_TESTS: RestoreTests = { all: [] };
