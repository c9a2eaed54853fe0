import type { ResourceEnvironment } from 'aws-cdk-lib';
import { SelectedArns } from './arns/selected-arns';
import { Document } from './document';
import type { PlanDocument } from './plan-document';
import { RoleDocument } from './role-document';
import type { RolePromise } from './template';
import { toldOnce } from './told-once';
import type { Told } from './told-once';
import type { Reading } from './values/reading';
import type { ConditionOperator, SelectionCondition } from '../model/resources/selection-semantics';
import { isArnElsewhere, knownToDiffer } from '../private/environments';

/** The operators of conditions, as the template calls them. */
export const CONDITION_OPERATORS: readonly ConditionOperator[] = ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'];

/** What the keys of conditions begin with in AWS Backup, and those of tags do not. */
export const CONDITION_PREFIX = 'aws:ResourceTag/';

/** A condition, in the place where it stands. */
export interface ConditionDocument {
  readonly operator: string;
  readonly key: Reading;
  readonly value: Reading;
  readonly reading: Reading;
}

/** What a plan backs up. */
export class SelectionDocument extends Document {
  public static readonly TYPE = 'AWS::Backup::BackupSelection';
  private readonly told = new Map<string, Told<any>>();
  private ownBody?: Reading;

  /** The id of the plan. */
  public get planId(): Reading {
    return this.property('BackupPlanId');
  }

  public get selectionName(): Reading {
    return this.body.at('SelectionName');
  }

  /** The ARN of the role that AWS Backup assumes. */
  public get role(): Reading {
    return this.body.at('IamRoleArn');
  }

  /** ARNs and patterns of what is selected. */
  public get resources(): Reading {
    return this.body.at('Resources');
  }

  /** ARNs and patterns of what is left out. */
  public get notResources(): Reading {
    return this.body.at('NotResources');
  }

  /** Tags, of which any is enough. */
  public get tags(): Reading {
    return this.body.at('ListOfTags');
  }

  public get conditions(): Reading {
    return this.body.at('Conditions');
  }

  /** All conditions, of which every one has to be met; undefined where they are not lists, or only deployment knows them. */
  public get conditionList(): ConditionDocument[] | undefined {
    const lists = this.conditions.names().map((operator) => this.conditions.at(operator).elements()?.map((reading) =>
      ({ operator, reading, key: reading.at('ConditionKey'), value: reading.at('ConditionValue') })));
    return this.conditions.isLater || lists.includes(undefined) ? undefined : lists.flatMap((list) => list ?? []);
  }

  /** What is selected by ARNs. */
  public get selected(): SelectedArns {
    return this.once('selected', () => new SelectedArns(this.documents, this.resources));
  }

  /** What is left out. */
  public get excluded(): SelectedArns {
    return this.once('excluded', () => new SelectedArns(this.documents, this.notResources));
  }

  /** The plan, if it is one of the application. */
  public get plan(): PlanDocument | undefined {
    return this.once('plan', () => this.documents.planOf(this));
  }

  /** The account and Region of the plan. */
  public get planEnv(): ResourceEnvironment {
    return this.plan?.env ?? this.documents.called(this.planId.text ?? '', this.template)?.env ?? this.env;
  }

  /** What people call what it selects that is known to be of another account or Region than the plan, though its ARN does not say so. */
  public get importedElsewhere(): readonly string[] {
    return this.selected.others.flatMap((arn) => {
      const { env, name } = this.documents.called(arn, this.template) ?? {};
      return env && name !== undefined && knownToDiffer(env, this.planEnv) && !isArnElsewhere(arn, this.planEnv) ? [name] : [];
    });
  }

  /** The role, if it is one of the application. */
  public get roleDocument(): RoleDocument | undefined {
    return this.once('role', () => this.documents.roleOf(this.role.text));
  }

  /** The role of the application whose name stands where its ARN should. */
  public get namedRole(): RoleDocument | undefined {
    const referent = this.documents.referentOf(this.role.text);
    return referent && referent.attribute === undefined ? this.roleDocument : undefined;
  }

  /** What the role is called in messages. */
  public get roleInWords(): string {
    const { text = '' } = this.role;
    return this.roleDocument?.name ?? this.documents.called(text, this.template)?.name ?? this.documents.inWords(text);
  }

  /** What who made it was to give to its role, where that is known. */
  public get rolePromise(): RolePromise | undefined {
    return this.once('promise', () => this.keptPromise());
  }

  /** The conditions as AWS Backup understands them; nothing where they are not all known to be such. */
  public get semanticConditions(): readonly SelectionCondition[] | undefined {
    const known = this.conditionList?.flatMap(({ operator, key, value }) => {
      const written = CONDITION_OPERATORS.find((each) => each === operator);
      return written && key.text?.startsWith(CONDITION_PREFIX) && value.text !== undefined
        ? [{ operator: written, key: key.text.slice(CONDITION_PREFIX.length), value: value.text }]
        : [];
    });
    return known?.length === this.conditionList?.length ? known : undefined;
  }

  private get body(): Reading {
    this.ownBody ??= this.property('BackupSelection');
    return this.ownBody;
  }

  private once<T>(name: string, tell: () => T): T {
    return toldOnce(this.documents, this.told, name, tell);
  }

  private keptPromise(): RolePromise | undefined {
    const { application } = this.documents;
    const promise = application.promiseOf?.(this);
    const place = promise?.role && application.placeOf!(promise.role);
    return place && this.documents.of(RoleDocument, place) === this.roleDocument ? promise : undefined;
  }
}
