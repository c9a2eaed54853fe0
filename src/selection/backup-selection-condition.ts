import type { ConditionOperator } from '../model/resources/selection-semantics';

const PREFIX = 'aws:ResourceTag/';

/**
 * A condition on the tags of a resource. Of a selection with conditions, only those resources are backed up that meet **all** of them, however they
 * were selected.
 *
 * Keys, values and patterns are compared with upper and lower case.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html#assigning-resources-json
 *
 * @example
 * declare const plan: backup.BackupPlan;
 *
 * plan.addSelection('Production', {
 *   conditions: [
 *     backup.BackupSelectionCondition.tagEquals('stage', 'production'),
 *     backup.BackupSelectionCondition.tagNotLike('owner', 'tmp-*'),
 *   ],
 * });
 */
export class BackupSelectionCondition {
  /**
   * The tag has exactly this value.
   *
   * @param key the key of the tag, such as `stage`
   * @param value the value that the tag must have
   */
  public static tagEquals(key: string, value: string): BackupSelectionCondition {
    return new BackupSelectionCondition('StringEquals', key, value);
  }

  /**
   * The tag does not have this value.
   *
   * @param key the key of the tag, such as `stage`
   * @param value the value that the tag must not have
   */
  public static tagNotEquals(key: string, value: string): BackupSelectionCondition {
    return new BackupSelectionCondition('StringNotEquals', key, value);
  }

  /**
   * The value of the tag matches a pattern.
   *
   * @param key the key of the tag, such as `owner`
   * @param pattern the pattern that the value must match, in which `*` stands for any characters
   */
  public static tagLike(key: string, pattern: string): BackupSelectionCondition {
    return new BackupSelectionCondition('StringLike', key, pattern);
  }

  /**
   * The value of the tag does not match a pattern.
   *
   * @param key the key of the tag, such as `owner`
   * @param pattern the pattern that the value must not match, in which `*` stands for any characters
   */
  public static tagNotLike(key: string, pattern: string): BackupSelectionCondition {
    return new BackupSelectionCondition('StringNotLike', key, pattern);
  }

  /** The name of the operator in AWS Backup, such as `StringEquals`. */
  public readonly conditionOperator: string;

  /** The key of the tag, such as `stage`. */
  public readonly key: string;

  /** The value or the pattern. */
  public readonly value: string;

  private constructor(conditionOperator: ConditionOperator, key: string, value: string) {
    this.conditionOperator = conditionOperator;
    this.key = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key;
    this.value = value;
  }
}

/** The conditions as the template has them; nothing where there are none. */
export function renderConditions(conditions: readonly BackupSelectionCondition[]): Record<string, object[]> | undefined {
  if (conditions.length === 0) { return undefined; }
  const rendered: Record<string, object[]> = {};
  for (const { conditionOperator, key, value } of conditions) {
    (rendered[conditionOperator] ??= []).push({ ConditionKey: PREFIX + key, ConditionValue: value });
  }
  return rendered;
}
