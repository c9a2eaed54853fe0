import { Document } from './document';
import type { Reading } from './reading';
import type { ConditionOperator } from '../model/selection-semantics';

/** The operators of conditions, as the template calls them. */
export const CONDITION_OPERATORS: readonly ConditionOperator[] = ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'];

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

  /** The id of the plan. */
  public get plan(): Reading {
    return this.properties.at('BackupPlanId');
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

  private get body(): Reading {
    return this.properties.at('BackupSelection');
  }
}
