import { SelectedArns } from './arns/selected-arns';
import { Document } from './document';
import { RestoreTestingPlanDocument } from './restore-testing-plan-document';
import type { RoleDocument } from './role-document';
import type { Place } from './template';
import { told } from './told-once';
import type { Told } from './told-once';
import type { Reading } from './values/reading';

const PLAN_TYPES: ReadonlySet<string> = new Set([RestoreTestingPlanDocument.TYPE]);

/** What a restore testing plan restores of one type of resources. */
export class RestoreTestingSelectionDocument extends Document {
  public static readonly TYPE = 'AWS::Backup::RestoreTestingSelection';
  private selectedArns?: Told<SelectedArns>;

  public get planName(): Reading {
    return this.property('RestoreTestingPlanName');
  }

  public get selectionName(): Reading {
    return this.property('RestoreTestingSelectionName');
  }

  public get resourceType(): Reading {
    return this.property('ProtectedResourceType');
  }

  /** The ARN of the role that AWS Backup assumes. */
  public get role(): Reading {
    return this.property('IamRoleArn');
  }

  /** Its role, if that is one of the application. */
  public get roleDocument(): RoleDocument | undefined {
    return this.documents.roleOf(this.role.text);
  }

  /** ARNs of what is restored, or `*`. */
  public get arns(): Reading {
    return this.property('ProtectedResourceArns');
  }

  /** What they are of. */
  public get selected(): SelectedArns {
    this.selectedArns = told(this.documents, this.selectedArns, () => new SelectedArns(this.documents, this.arns));
    return this.selectedArns.found;
  }

  public get conditions(): Reading {
    return this.property('ProtectedResourceConditions');
  }

  /** What a restore is told instead of what AWS Backup infers. */
  public get metadata(): Reading {
    return this.property('RestoreMetadataOverrides');
  }

  public get validationWindowHours(): Reading {
    return this.property('ValidationWindowHours');
  }

  /** Its plan, if that is one of the application. */
  public get plan(): RestoreTestingPlanDocument | undefined {
    const { text } = this.planName;
    const referent = this.documents.referentOf(text);
    const place = referent ?? (text === undefined ? undefined : this.plansByName.get(this.keyOf(text)));
    const isPlan = place?.template.resource(place.logicalId)?.Type === RestoreTestingPlanDocument.TYPE;
    return isPlan ? this.documents.of(RestoreTestingPlanDocument, place) : undefined;
  }

  /** What tells its plan from others, whether that is one of the application or not. */
  public get planKey(): string {
    return this.plan?.key ?? this.keyOf(this.planName.text ?? '');
  }

  private keyOf(planName: string): string {
    return `${this.env.account}/${this.env.region}/${planName}`;
  }

  /** Where the plans are that are made, by their names. */
  private get plansByName(): ReadonlyMap<string, Place> {
    return this.documents.constant('restore testing plans by name', () => {
      const plans = this.documents.ofTypes(RestoreTestingPlanDocument, PLAN_TYPES).filter(({ isMade }) => isMade);
      return new Map(plans.map(({ planName, env: { account, region }, template, logicalId }) =>
        [`${account}/${region}/${planName.text}`, { template, logicalId }]));
    });
  }
}
