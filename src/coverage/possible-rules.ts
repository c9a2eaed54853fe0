import type { Context } from './context';
import { exploreFor } from './exploration';
import type { Together } from './in-worlds';
import { possiblySelecting } from './judgement';
import type { RuleFacts } from './plans/plan-facts';
import type { Selecting } from './selecting';
import { subjectIn } from './subjects/subject-in';
import { unlessTooMuch } from '../document/budget';
import { Document } from '../document/document';
import { Documents } from '../document/documents';
import type { Application, Place } from '../document/template';
import { World } from '../document/values/world';
import { memo } from '../private/memo';
import { unique } from '../private/unique';

/** What may be made of resources beside what surely is: what may not be is asked of it. Nobody looks at it before that is asked. */
export class PossibleRules {
  private readonly found = new Map<Together, { readonly rules?: readonly RuleFacts[] }>();
  private usual?: Documents;

  constructor(private readonly application: Application, private readonly context: Context) {}

  /**
   * All rules that back up a resource in some world, or may do so there; nothing where not all of them are known.
   *
   * @param together what plans do for it: the same for all that are alike
   */
  public of(place: Place, together: Together): readonly RuleFacts[] | undefined {
    return memo(this.found, together, () => ({ rules: unlessTooMuch(() => this.rulesFor(place), undefined) })).rules;
  }

  private rulesFor(place: Place): readonly RuleFacts[] | undefined {
    const selecting = this.selectingOf(place);
    const rules = selecting?.map(({ plan }) => plan?.rules && [...plan.rules, ...plan.perhaps ?? []]);
    return rules?.every((each) => each !== undefined) ? unique(rules.flat(), (rule) => rule) : undefined;
  }

  private selectingOf(place: Place): readonly Selecting[] | undefined {
    const read = (documents: Documents) => {
      const document = documents.of(Document, place);
      const { subject } = subjectIn(documents, document);
      return document.isMade && subject ? possiblySelecting(documents, this.context, subject) : [];
    };
    const usual = this.usual ?? new Documents(this.application, new World(true));
    // What was read until there is too much of it is not to be relied on.
    this.usual = undefined;
    usual.begin();
    const found = read(usual);
    if (!usual.world.isAsked) {
      this.usual = usual;
      return found;
    }
    const { underDefaults, anyhow, isComplete } = exploreFor(this.application, read, true);
    return isComplete ? [underDefaults, ...anyhow].flatMap(({ result }) => result) : undefined;
  }
}
