import { Document } from './document';
import { told } from './told-once';
import type { Told } from './told-once';
import type { Reading } from './values/reading';

/** A framework of AWS Backup Audit Manager: what is judged of backups. */
export class FrameworkDocument extends Document {
  public static readonly TYPE = 'AWS::Backup::Framework';
  private controlDocuments?: Told<readonly ControlDocument[] | undefined>;

  public get frameworkName(): Reading {
    return this.property('FrameworkName');
  }

  public get description(): Reading {
    return this.property('FrameworkDescription');
  }

  public get controlsReading(): Reading {
    return this.property('FrameworkControls');
  }

  /** Its controls, in their order; undefined where only deployment knows them. */
  public get controls(): readonly ControlDocument[] | undefined {
    this.controlDocuments = told(this.documents, this.controlDocuments, () =>
      this.controlsReading.elements()?.map((reading) => new ControlDocument(reading)));
    return this.controlDocuments.found;
  }
}

/** A control of a framework. */
export class ControlDocument {
  constructor(public readonly reading: Reading) {}

  public get controlName(): Reading {
    return this.reading.at('ControlName');
  }

  public get parameters(): Reading {
    return this.reading.at('ControlInputParameters');
  }

  /** The values of its parameters by their names, as far as the names are known; nothing where only deployment knows a value. */
  public get parameterTexts(): ReadonlyMap<string, string | undefined> {
    return new Map((this.parameters.elements() ?? []).flatMap((each) => {
      const { knownText: name } = each.at('ParameterName');
      const { text } = each.at('ParameterValue');
      return name === undefined ? [] : [[name, text] as const];
    }));
  }

  /** What it judges. */
  public get scope(): Reading {
    return this.reading.at('ControlScope');
  }

  public get types(): Reading {
    return this.scope.at('ComplianceResourceTypes');
  }

  public get ids(): Reading {
    return this.scope.at('ComplianceResourceIds');
  }

  public get tags(): Reading {
    return this.scope.at('Tags');
  }

  /** Whether it judges everything for sure. */
  public get isOfEverything(): boolean {
    return !this.scope.isLater && [this.types, this.ids, this.tags].every(({ isAbsent }) => isAbsent);
  }

  /** The types that it names, where it judges what is of them for sure: all of that, and nothing else. */
  public get knownTypes(): readonly string[] | undefined {
    const types = this.types.isAbsent ? undefined : this.types.elements();
    return types?.every(({ knownText }) => knownText !== undefined) ? types.map(({ knownText }) => knownText!) : undefined;
  }
}
