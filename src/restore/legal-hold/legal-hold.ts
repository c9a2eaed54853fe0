import { ArnFormat, RemovalPolicy, Resource, Stack } from 'aws-cdk-lib';
import type { aws_backup as backup, IResource, ResourceEnvironment } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { HeldResources } from './held-resources';
import { judgeAtSynthesis } from '../../checks/synthesis';
import { LegalHoldDocument } from '../../document/legal-hold-document';
import { canHaveShape } from '../../model/arn-pattern';
import { namedByArn } from '../../model/backup-arn';
import { dateRangeProblems, emptyTextProblems } from '../../model/legal-hold';
import { envInWords, knownToDiffer } from '../../private/environments';
import { inWords, isDefaultOfLookup, isKnownText } from '../../private/known-text';
import { AS_GIVEN, inGivenNames } from '../../private/messages/names';
import { refuse } from '../../private/messages/validation-error';
import type { BackupResource } from '../../selection/resources/backup-resource';
import { TaggedResource } from '../tagged-resource';

const ARN = 'arn:+:backup:+:+:legal-hold:+';

/**
 * A reference to a legal hold.
 */
export interface LegalHoldReference {
  /**
   * The ARN of the legal hold.
   */
  readonly legalHoldArn: string;
}

/**
 * A legal hold, made here or imported.
 */
export interface ILegalHold extends IResource {
  /**
   * The ARN of the legal hold.
   *
   * @attribute
   */
  readonly legalHoldArn: string;

  /**
   * The id of the legal hold, which the service makes.
   *
   * @attribute
   */
  readonly legalHoldId: string;

  /**
   * A reference to the legal hold, as newer versions of aws-cdk-lib take it.
   */
  readonly legalHoldRef: LegalHoldReference;
}

/**
 * Properties of a `LegalHold`.
 */
export interface LegalHoldProps {
  /**
   * The title of the legal hold: what it is called where people see it.
   */
  readonly title: string;

  /**
   * Why recovery points are held. One of more than 280 characters gives a warning: AWS Backup may refuse it.
   */
  readonly description: string;

  /**
   * The vaults whose recovery points are held, ordinary or logically air-gapped, of the account and Region of the stack. The order does not matter. Not together with `resources`, of
   * which a warning says that AWS Backup may refuse both.
   *
   * @default - all vaults, unless there are `resources`
   */
  readonly vaults?: backup.IBackupVaultRef[];

  /**
   * The resources whose recovery points are held, in any order: single ones, or constructs, of which those that AWS Backup protects are collected when the app is synthesised. Tags, patterns
   * and types are refused.
   *
   * @default - all resources, unless there are `vaults`
   */
  readonly resources?: BackupResource[];

  /**
   * The recovery points that were made at this time or later: an ISO 8601 date and time with a time zone, such as `2026-01-31T00:00:00Z`. Needs `toDate`, which it is not after.
   *
   * @default - recovery points of any time
   */
  readonly fromDate?: string;

  /**
   * The recovery points that were made at this time or before: an ISO 8601 date and time with a time zone, not in the future of the synthesis. Needs `fromDate`.
   *
   * @default - recovery points of any time
   */
  readonly toDate?: string;

  /**
   * What becomes of the legal hold when it leaves the stack, or is replaced. All but `RETAIN` gives a warning, since CloudFormation cancels a legal hold that it deletes.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A legal hold: nobody can delete the recovery points that it is of, and they do not expire, until it is canceled. It has no end.
 *
 * It is of recovery points that there are when it is made. Continuous ones are not held, nor are copies of what is held, unless they are in one of the `vaults`; recovery points that have
 * expired already or are being deleted are left out. An account can have 50 active legal holds. Every change but one of tags replaces it, and the one before stays as the removal policy says.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/legalhold.html
 *
 * @example
 * declare const vault: backup.BackupVault;
 *
 * new backup.LegalHold(this, 'Case4711', {
 *   title: 'Case 4711',
 *   description: 'All that was backed up in the year in question',
 *   vaults: [vault],
 *   fromDate: '2025-01-01T00:00:00Z',
 *   toDate: '2025-12-31T23:59:59Z',
 * });
 */
@propertyInjectable
export class LegalHold extends Resource implements ILegalHold {
  /**
   * The id by which `PropertyInjectors` find this class.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-aws-backup.LegalHold';

  /**
   * Imports a legal hold by its ARN.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param legalHoldArn the ARN: `arn:<partition>:backup:<region>:<account>:legal-hold:<id>`
   *
   * @throws if it is not the ARN of a legal hold
   */
  public static fromLegalHoldArn(scope: Construct, id: string, legalHoldArn: string): ILegalHold {
    refuse(arnProblems(scope, legalHoldArn), scope);
    const { name, account, region } = namedByArn(scope, 'legalHoldArn', legalHoldArn);
    return new ImportedLegalHold(scope, id, { legalHoldArn, legalHoldId: name }, { account, region });
  }

  /**
   * Imports a legal hold of the account and Region of the stack.
   *
   * @param scope where the import belongs
   * @param id its id there
   * @param legalHoldId the id that the service has made
   *
   * @throws if the id has a colon in it, as an ARN has
   */
  public static fromLegalHoldId(scope: Construct, id: string, legalHoldId: string): ILegalHold {
    refuse(legalHoldId.includes(':') && isKnownText(legalHoldId, scope)
      ? [`'legalHoldId' must be an id without ':', got '${legalHoldId}': fromLegalHoldArn() takes an ARN`]
      : [], scope);
    const legalHoldArn = Stack.of(scope).formatArn({ service: 'backup', resource: 'legal-hold', resourceName: legalHoldId, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
    return new ImportedLegalHold(scope, id, { legalHoldArn, legalHoldId });
  }

  public readonly legalHoldArn: string;
  public readonly legalHoldId: string;

  /**
   * @param scope where the legal hold belongs
   * @param id its id there
   * @param props properties of the legal hold
   *
   * @throws all at once, for what AWS Backup refuses: an empty title or description, dates that are none, alone, out of order or in the future; what it cannot hold: vaults of another account
   * or Region, tags, patterns and types; at synthesis, if constructs hold nothing that it could be of, or for the 51st legal hold of the account and Region
   */
  constructor(scope: Construct, id: string, props: LegalHoldProps) {
    super(scope, id);
    const { vaults = [], fromDate, toDate } = props;
    const resources = new HeldResources(this, props.resources);
    refuse([
      ...emptyTextProblems('title', props.title),
      ...emptyTextProblems('description', props.description),
      ...emptyListProblems(props),
      ...vaults.filter(({ env }) => knownToDiffer(env, this.env)).map(({ node, env }) =>
        `'vaults' must be of the account and Region of the legal hold (${envInWords(this.env)}), got '${node.path}' (${envInWords(env)})`),
      ...resources.problems(),
      ...dateRangeProblems(fromDate, toDate, AS_GIVEN, this),
    ], this);

    const resource = new TaggedResource(this, 'Resource', {
      type: LegalHoldDocument.TYPE,
      properties: {
        Title: props.title,
        Description: props.description,
        RecoveryPointSelection: {
          VaultNames: props.vaults?.map(({ backupVaultRef }) => backupVaultRef.backupVaultName),
          ResourceIdentifiers: resources.render(),
          DateRange: fromDate === undefined ? undefined : { FromDate: fromDate, ToDate: toDate },
        },
      },
    });
    resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);
    this.legalHoldArn = resource.ref;
    this.legalHoldId = resource.getAtt('LegalHoldId').toString();

    judgeAtSynthesis({ construct: this, resource, words: { legalHoldMayBeRefused: inOwnWords }, problems: () => resources.collectedProblems() });
  }

  /**
   * A reference to this legal hold, as newer versions of aws-cdk-lib take it.
   */
  public get legalHoldRef(): LegalHoldReference {
    return { legalHoldArn: this.legalHoldArn };
  }
}

/** A legal hold that exists already. */
class ImportedLegalHold extends Resource implements ILegalHold {
  public readonly legalHoldArn: string;
  public readonly legalHoldId: string;

  constructor(scope: Construct, id: string, known: Pick<ILegalHold, 'legalHoldArn' | 'legalHoldId'>, environment: Partial<ResourceEnvironment> = {}) {
    super(scope, id, environment);
    this.legalHoldArn = known.legalHoldArn;
    this.legalHoldId = known.legalHoldId;
  }

  public get legalHoldRef(): LegalHoldReference {
    return { legalHoldArn: this.legalHoldArn };
  }
}

/** None at all would hold everything, which nobody means who gives a list. */
function emptyListProblems({ vaults, resources }: LegalHoldProps): string[] {
  return Object.entries({ vaults, resources }).filter(([, list]) => list?.length === 0)
    .map(([property]) => `'${property}' must have at least one element, got none: leave it out for all`);
}

function inOwnWords(message: string): string {
  return inGivenNames(message, { Description: 'description' });
}

function arnProblems(scope: Construct, arn: string): string[] {
  return canHaveShape(arn, ARN) || isDefaultOfLookup(arn, scope)
    ? []
    : [`'legalHoldArn' must be the ARN of a legal hold, arn:<partition>:backup:<region>:<account>:legal-hold:<id>, got '${inWords(arn)}'`];
}
