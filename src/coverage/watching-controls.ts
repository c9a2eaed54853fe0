import { Environments } from './subjects/environments';
import type { Subject } from './subjects/subject';
import { unlessTooMuch } from '../document/budget';
import { Documents } from '../document/documents';
import { FrameworkDocument } from '../document/framework-document';
import type { ControlDocument } from '../document/framework-document';
import type { Application, Place } from '../document/template';
import { World } from '../document/values/world';
import { controlNamed } from '../model/audit/framework-controls';
import { areSame } from '../private/environments';

/** A control of a framework that judges a resource. */
export interface WatchingControl {
  readonly framework: Place;
  readonly control: string;
}

/** A control, with what it judges, and where. */
interface Watching extends WatchingControl {
  readonly watches: (subject: Subject) => boolean;
}

/**
 * The controls of an application that judge resources for sure: those of frameworks that are made in any case, and whose scopes are known.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/controls-and-remediation.html
 */
export class WatchingControls {
  private readonly all: readonly Watching[];

  constructor(application: Application) {
    const places = new Documents(application, new World(true)).ofTypes(FrameworkDocument, new Set([FrameworkDocument.TYPE]));
    this.all = places.flatMap(({ template, logicalId }) => unlessTooMuch(() => controlsOf(application, { template, logicalId }), []));
  }

  /** Those that judge a resource. */
  public of(subject: Subject | undefined): WatchingControl[] {
    if (!subject?.kind.features.includes('auditManager')) { return []; }
    return this.all.filter(({ watches }) => watches(subject)).map(({ framework, control }) => ({ framework, control }));
  }
}

/** What parameters or conditions may change judges nothing for sure. */
function controlsOf(application: Application, framework: Place): Watching[] {
  const documents = new Documents(application, new World(true));
  documents.begin();
  const document = documents.of(FrameworkDocument, framework);
  const env = Environments.of(application).envOf(framework.template);
  const found = (document.isConditional ? [] : document.controls ?? []).flatMap((control): Watching[] => {
    const { knownText: name = '' } = control.controlName;
    const judges = controlNamed(name)?.judges;
    const isMeant = scopeOf(control, documents);
    return isMeant && (judges === 'resources' || judges === 'restores')
      ? [{ framework, control: name, watches: (subject) => areSame(subject.env, env) && isMeant(subject) }]
      : [];
  });
  return documents.world.isAsked ? [] : found;
}

/** Whether something is in a scope for sure; nothing where that is never known. */
function scopeOf(control: ControlDocument, documents: Documents): ((subject: Subject) => boolean) | undefined {
  const { knownTypes: types, ids, tags } = control;
  if (control.isOfEverything) { return () => true; }
  if (!ids.isAbsent) {
    const resource = documents.referentOf(ids.elements()?.[0]?.text);
    return resource && (({ key, kind }) => types?.[0] === kind.apiName && key === `${resource.template.name}/${resource.logicalId}`);
  }
  if (types) { return ({ kind }) => types.includes(kind.apiName); }
  const [tag] = tags.elements() ?? [];
  const [key, value] = [tag?.at('Key').knownText, tag?.at('Value').knownText];
  return key !== undefined && value !== undefined && value !== ''
    ? ({ tags: { known } }) => known[key] === value
    : undefined;
}
