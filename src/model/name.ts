import type { IConstruct } from 'constructs';
import { shortHash } from '../private/hash';
import { isKnownText } from '../private/known-text';
import { warn } from '../private/messages/warnings';

/** How long the names of types, plans and rules may be that AWS Backup surely takes. */
export const MAX_RULE_NAME = 50;

/** What the documentation of the API takes as a name of one kind, and what else is not certain to be refused. */
interface NameLaw {
  readonly alphabet: string;
  /** The same as a class of a regular expression. */
  readonly characters: string;
  readonly minLength: number;
  readonly maxLength: number;
  /** That nobody was seen to be refused for a longer name. */
  readonly mayBeLonger?: boolean;
  /** A character that the schema of CloudFormation takes all the same. */
  readonly doubtful?: string;
  /** Names that services give to what is their own. */
  readonly reserved?: RegExp;
  /** What stands for a character that would be refused, in a name that is generated. */
  readonly filler?: string;
  /** Whether it has to begin with a letter. */
  readonly beginsWithLetter?: boolean;
}

/**
 * What AWS Backup takes as the name of something.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupPlan.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_TieringConfigurationInputForCreate.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingPlanForCreate.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingSelectionForCreate.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateFramework.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateReportPlan.html
 */
export class NameRule {
  /** The name of a backup vault that is made. */
  public static readonly VAULT = new NameRule({ alphabet: 'letters, digits, \'-\' and \'_\'', characters: 'a-zA-Z0-9\\-_', minLength: 2, maxLength: 50 });
  /** The name of a backup vault that exists: it may be a service's own, such as `aws/efs/automatic-backup-vault`. */
  public static readonly EXISTING_VAULT = new NameRule({ ...NameRule.VAULT.law, reserved: /^aws(\/[a-zA-Z0-9\-_]+)+$/ });
  /** The name of a resource type. */
  public static readonly RESOURCE_TYPE = new NameRule({ alphabet: 'letters, digits, \'-\', \'_\' and \'.\'', characters: 'a-zA-Z0-9\\-_.', minLength: 1, maxLength: MAX_RULE_NAME });
  /** The name of a backup plan, of which one page of the documentation takes 50 characters and another one 200, or of one of its rules. */
  public static readonly PLAN = new NameRule({ ...NameRule.RESOURCE_TYPE.law, mayBeLonger: true });
  /** The name of a selection. */
  public static readonly SELECTION = new NameRule({ ...NameRule.PLAN.law, doubtful: ':' });
  /** The name of a tiering configuration. */
  public static readonly TIERING_CONFIGURATION = new NameRule({
    alphabet: 'letters, digits and \'_\'', characters: 'a-zA-Z0-9_', minLength: 1, maxLength: 200, filler: '_',
  });
  /** The name of a restore testing plan, or of one of its selections: one page of the guide has hyphens, and AWS Backup refuses them. */
  public static readonly RESTORE_TESTING = new NameRule({ ...NameRule.TIERING_CONFIGURATION.law, maxLength: 50 });
  /** The name of a framework or of a report plan. */
  public static readonly AUDIT = new NameRule({
    ...NameRule.TIERING_CONFIGURATION.law, alphabet: 'letters, digits and \'_\', the first of them a letter', maxLength: 256, beginsWithLetter: true,
  });

  private readonly possible: RegExp;

  private constructor(private readonly law: NameLaw) {
    const { characters, doubtful = '', minLength, maxLength, mayBeLonger, beginsWithLetter } = law;
    this.possible = new RegExp(`^${beginsWithLetter ? '(?=[a-zA-Z])' : ''}[${characters}${doubtful}]{${minLength},${mayBeLonger ? '' : maxLength}}$`);
  }

  /** Whether a name is not surely refused. */
  public accepts(name: string): boolean {
    return this.possible.test(name) || this.law.reserved?.test(name) === true;
  }

  /**
   * Why AWS Backup is certain to refuse a name; what is not known passes.
   *
   * @param scope where the name was given
   */
  public problemsOf(property: string, name: string | undefined, scope?: IConstruct): string[] {
    if (name === undefined || this.accepts(name) || !isKnownText(name, scope)) { return []; }
    const { alphabet, minLength, maxLength } = this.law;
    return [`'${property}' must be ${minLength} to ${maxLength} characters of ${alphabet}, got '${name}'`];
  }

  /** Says why AWS Backup may refuse a name that it is not certain to refuse. `owner` is what has the name. */
  public warnOf(scope: IConstruct, owner: string, name: string): void {
    this.doubtsOf(owner, name).forEach((doubt) => warn(scope, 'nameMayBeRefused', doubt));
  }

  /** The same where nobody is warned yet: one sentence, or none. */
  public doubtsOf(owner: string, name: string | undefined): string[] {
    const { alphabet, minLength, maxLength, mayBeLonger, doubtful } = this.law;
    if (name === undefined || !this.accepts(name) || !isKnownText(name)) { return []; }
    const doubts = [
      ...(mayBeLonger && name.length > maxLength ? [`has ${name.length} characters`] : []),
      ...(doubtful && name.includes(doubtful) ? [`has a '${doubtful}'`] : []),
    ];
    return doubts.length === 0 ? [] : [`the name of ${owner} ${doubts.join(' and ')}, got '${name}': CloudFormation takes it, and AWS Backup, whose documentation knows names of `
      + `${minLength} to ${maxLength} characters of ${alphabet}, may refuse it: take another one, or acknowledge this if it is deployed already`];
  }

  /**
   * The name that is generated for want of one: `wanted` unless AWS Backup is certain to refuse it, which is made valid.
   *
   * The same `wanted` and `unique` always give the same name, others another one.
   *
   * @param unique what tells the owner of the name from all others, such as the address of a construct
   */
  public generate(wanted: string, unique: string): string {
    if (this.accepts(wanted) || !isKnownText(wanted)) { return wanted; }
    const { characters, filler = '-', maxLength, beginsWithLetter } = this.law;
    const suffix = `${filler}${shortHash(`${unique}/${wanted}`)}`;
    const start = beginsWithLetter && !/^[a-zA-Z]/.test(wanted) ? 'a' : '';
    return `${start}${wanted.replace(new RegExp(`[^${characters}]`, 'g'), filler).slice(0, maxLength - suffix.length - start.length)}${suffix}`;
  }
}
