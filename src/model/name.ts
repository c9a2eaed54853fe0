import { Token } from 'aws-cdk-lib';
import { shortHash } from '../private/hash';

/**
 * What AWS Backup takes as the name of something.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_TieringConfigurationInputForCreate.html
 */
export class NameRule {
  /** The name of a backup vault. */
  public static readonly VAULT = new NameRule(2, 'letters, digits, \'-\' and \'_\'', 'a-zA-Z0-9\\-_');
  /** The name of a backup plan, of one of its rules, of a selection, or of a resource type. */
  public static readonly PLAN = new NameRule(1, 'letters, digits, \'-\', \'_\' and \'.\'', 'a-zA-Z0-9\\-_.');
  /** The name of a tiering configuration. */
  public static readonly TIERING_CONFIGURATION = new NameRule(1, 'letters, digits and \'_\'', 'a-zA-Z0-9_', 200, '_');

  private readonly valid: RegExp;
  private readonly invalidCharacters: RegExp;

  private constructor(
    private readonly minLength: number, private readonly alphabet: string, characterClass: string,
    private readonly maxLength = 50, private readonly filler = '-',
  ) {
    this.valid = new RegExp(`^[${characterClass}]{${minLength},${maxLength}}$`);
    this.invalidCharacters = new RegExp(`[^${characterClass}]`, 'g');
  }

  /** Whether AWS Backup takes a name. */
  public accepts(name: string): boolean {
    return this.valid.test(name);
  }

  /** What is wrong with a name; tokens pass. */
  public problemsOf(property: string, name: string | undefined): string[] {
    if (name === undefined || Token.isUnresolved(name) || this.accepts(name)) { return []; }
    return [`'${property}' must be ${this.minLength} to ${this.maxLength} characters of ${this.alphabet}, got '${name}'`];
  }

  /**
   * The name that is generated for want of one: `wanted` where AWS Backup takes it, otherwise made valid.
   *
   * The same `wanted` and `unique` always give the same name, others another one.
   *
   * @param unique what tells the owner of the name from all others, such as the address of a construct
   */
  public generate(wanted: string, unique: string): string {
    if (this.accepts(wanted)) { return wanted; }
    const suffix = `${this.filler}${shortHash(`${unique}/${wanted}`)}`;
    return `${wanted.replace(this.invalidCharacters, this.filler).slice(0, this.maxLength - suffix.length)}${suffix}`;
  }
}
