import { aws_backup as backup, Names, Resource } from 'aws-cdk-lib';
import type { IResource, ResourceEnvironment } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import type { TieringSelection } from './tiering-selection';
import { judgeAtSynthesis } from '../../checks/synthesis';
import { canHaveShape } from '../../model/arn-pattern';
import { namedWithId } from '../../model/backup-arn';
import { NameRule } from '../../model/name';
import { EVERY_ONE, tieringCountProblems } from '../../model/tiering';
import { colonSectionsOf } from '../../private/arn';
import { envInWords, knownToDiffer } from '../../private/environments';
import { inWords, isDefaultOfLookup, isKnownText } from '../../private/known-text';
import { inGivenNames } from '../../private/messages/names';
import { refuse } from '../../private/messages/validation-error';
import { warn } from '../../private/messages/warnings';

const ARN = 'arn:+:backup:+:+:tiering-configuration:+';
const NAME_AND_ID = /^[a-zA-Z0-9_]{1,200}-.+$/;

/**
 * A tiering configuration, made here or imported.
 */
export interface ITieringConfiguration extends IResource, backup.ITieringConfigurationRef {
  /**
   * The name of the configuration, unique in its account and Region.
   *
   * @attribute
   */
  readonly tieringConfigurationName: string;

  /**
   * The ARN of the configuration.
   *
   * @attribute
   */
  readonly tieringConfigurationArn: string;
}

/**
 * Properties of a `TieringConfiguration`.
 */
export interface TieringConfigurationProps {
  /**
   * The name of the configuration, unique in its account and Region.
   *
   * 1 to 200 letters, digits and `_`. Changing it replaces the configuration.
   *
   * @default - a name made of the path of the construct
   */
  readonly tieringConfigurationName?: string;

  /**
   * The vault, of the account and Region of the stack. It has this one configuration, which wins over that for all vaults.
   *
   * @default - all vaults of the account and Region
   */
  readonly backupVault?: backup.IBackupVaultRef;

  /**
   * The buckets whose backups move, and when they do: 1 to 5 elements, with 100 ARNs of buckets in all, in any order.
   */
  readonly selections: TieringSelection[];
}

/**
 * Moves backups of S3 to the low-cost warm storage tier of AWS Backup, in one vault or in all, also where a vault is locked.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-tiering.html
 *
 * @example
 * new backup.TieringConfiguration(this, 'Tiering', {
 *   selections: [backup.TieringSelection.allBuckets(Duration.days(60))], // in all vaults
 * });
 */
@propertyInjectable
export class TieringConfiguration extends Resource implements ITieringConfiguration {
  /**
   * The id by which `PropertyInjectors` find this class.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-aws-backup.TieringConfiguration';

  /**
   * Imports a configuration by its ARN, which ends with an id that the service has made.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param tieringConfigurationArn the ARN: `arn:<partition>:backup:<region>:<account>:tiering-configuration:<name>-<id>`
   *
   * @throws if it is not the ARN of a tiering configuration
   */
  public static fromTieringConfigurationArn(scope: Construct, id: string, tieringConfigurationArn: string): ITieringConfiguration {
    refuse(arnProblems(scope, tieringConfigurationArn), scope);
    const { name, account, region } = namedWithId(scope, 'tieringConfigurationArn', tieringConfigurationArn);
    const reference = { tieringConfigurationArn, tieringConfigurationName: name };
    return new ImportedTieringConfiguration(scope, id, reference, { account, region });
  }

  public readonly tieringConfigurationName: string;
  public readonly tieringConfigurationArn: string;

  /**
   * @param scope where the configuration belongs
   * @param id its id there
   * @param props properties of the configuration
   *
   * @throws all at once, for what AWS Backup refuses: a name out of bounds, no or too many selections or buckets; at synthesis, for a second configuration of a vault
   */
  constructor(scope: Construct, id: string, props: TieringConfigurationProps) {
    super(scope, id);
    refuse(problemsOf(this, props), this);

    const resource = new backup.CfnTieringConfiguration(this, 'Resource', {
      tieringConfigurationName: props.tieringConfigurationName || this.generatedName(),
      backupVaultName: props.backupVault?.backupVaultRef.backupVaultName ?? EVERY_ONE,
      resourceSelection: props.selections.map((selection) => selection._render()),
    });

    this.tieringConfigurationName = resource.ref;
    this.tieringConfigurationArn = resource.attrTieringConfigurationArn;

    judgeAtSynthesis({ construct: this, resource, words: { secondTieringConfiguration: inOwnWords } });
    if (props.backupVault && knownToDiffer(props.backupVault.env, this.env)) {
      warn(this, 'vaultOfOtherEnvironment', `the vault '${props.backupVault.node.path}' is in another account or Region (${envInWords(props.backupVault.env)}) than `
        + `its tiering configuration (${envInWords(this.env)}): AWS Backup uses its name only, and there has to be such a vault here`);
    }
  }

  /**
   * A reference to this configuration, as all of aws-cdk-lib takes it.
   */
  public get tieringConfigurationRef(): backup.TieringConfigurationReference {
    return { tieringConfigurationName: this.tieringConfigurationName, tieringConfigurationArn: this.tieringConfigurationArn };
  }

  private generatedName(): string {
    return NameRule.TIERING_CONFIGURATION.generate(Names.uniqueId(this).slice(-200), this.node.addr);
  }
}

/** A configuration that exists already. */
class ImportedTieringConfiguration extends Resource implements ITieringConfiguration {
  public readonly tieringConfigurationName: string;
  public readonly tieringConfigurationArn: string;

  constructor(
    scope: Construct, id: string,
    public readonly tieringConfigurationRef: backup.TieringConfigurationReference, environment: Partial<ResourceEnvironment>,
  ) {
    super(scope, id, environment);
    this.tieringConfigurationName = tieringConfigurationRef.tieringConfigurationName;
    this.tieringConfigurationArn = tieringConfigurationRef.tieringConfigurationArn;
  }
}

/** A vault is given, or none for all. */
function inOwnWords(message: string): string {
  const given = message.replace("'BackupVaultName' must be of a vault", "'BackupVaultName' must be given");
  return inGivenNames(given, { BackupVaultName: 'backupVault', TieringConfigurationName: 'tieringConfigurationName' });
}

function problemsOf(scope: Construct, { tieringConfigurationName, selections }: TieringConfigurationProps): string[] {
  const buckets = selections.flatMap(({ resources }) => resources).length;
  return [
    ...NameRule.TIERING_CONFIGURATION.problemsOf('tieringConfigurationName', tieringConfigurationName || undefined, scope),
    ...tieringCountProblems(selections.length, buckets),
  ];
}

function arnProblems(scope: Construct, arn: string): string[] {
  const end = colonSectionsOf(arn).at(-1)!;
  return (canHaveShape(arn, ARN) && (!isKnownText(end) || NAME_AND_ID.test(end))) || isDefaultOfLookup(arn, scope)
    ? []
    : ["'tieringConfigurationArn' must be the ARN of a tiering configuration, "
      + `arn:<partition>:backup:<region>:<account>:tiering-configuration:<name>-<id>, got '${inWords(arn)}'`];
}
