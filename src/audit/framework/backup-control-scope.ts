import type { BackupResourceType } from '../../model/resources/backup-resource-type';
import { isKnownText } from '../../private/known-text';
import { refuse } from '../../private/messages/validation-error';

/** What a scope says, as CloudFormation takes it. */
interface RenderedScope {
  readonly ComplianceResourceTypes?: string[];
  readonly ComplianceResourceIds?: string[];
  readonly Tags?: { readonly Key: string; readonly Value: string }[];
}

/**
 * What a control of a framework judges: everything, resources of some types, those with one tag, or one resource. AWS Backup takes no more than one of these, and one tag.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_ControlScope.html
 *
 * @example
 * backup.BackupFrameworkControl.resourcesProtectedByBackupPlan({
 *   scope: backup.BackupControlScope.tag('stage', 'production'),
 * });
 */
export class BackupControlScope {
  /**
   * Everything that the control can judge in the account and Region.
   */
  public static everything(): BackupControlScope {
    return new BackupControlScope();
  }

  /**
   * All resources of some types.
   *
   * @param resourceTypes the types, at least one, in any order; AWS Backup Audit Manager judges those for which `supportsAuditManager` is true
   *
   * @throws if there is no type
   */
  public static resourceTypes(resourceTypes: BackupResourceType[]): BackupControlScope {
    refuse(resourceTypes.length > 0 ? [] : ["'resourceTypes' must have at least one type, got none; BackupControlScope.everything() takes all"]);
    return new BackupControlScope({ ComplianceResourceTypes: [...new Set(resourceTypes.map(({ name }) => name))] });
  }

  /**
   * One resource.
   *
   * @param type its type; that of a vault is `BackupResourceType.of('AWS::Backup::BackupVault')`
   * @param id its id, as the name of a vault or the id of a volume
   *
   * @throws if the id is empty
   */
  public static resource(type: BackupResourceType, id: string): BackupControlScope {
    refuse(id === '' ? ["'id' must be the id of a resource, got ''"] : []);
    return new BackupControlScope({ ComplianceResourceTypes: [type.name], ComplianceResourceIds: [id] });
  }

  /**
   * What has a tag.
   *
   * @param key the key of the tag: 1 to 128 characters
   * @param value its value, at most 256 characters; by default, none
   *
   * @throws if the key or the value is out of bounds
   */
  public static tag(key: string, value: string = ''): BackupControlScope {
    refuse([
      ...(isKnownText(key) && (key === '' || key.length > 128) ? [`'key' must be 1 to 128 characters, got ${key.length}`] : []),
      ...(isKnownText(value) && value.length > 256 ? [`'value' must be at most 256 characters, got ${value.length}`] : []),
    ]);
    return new BackupControlScope({ Tags: [{ Key: key, Value: value }] });
  }

  private constructor(private readonly rendered?: RenderedScope) {}

  /** The types that are judged, as AWS Backup calls them. There are none where everything is judged, or a tag says what. */
  public get complianceResourceTypes(): string[] {
    return [...this.rendered?.ComplianceResourceTypes ?? []];
  }

  /** @internal */
  public _render(): RenderedScope | undefined {
    return this.rendered;
  }
}
