import type { ResourceEnvironment } from 'aws-cdk-lib';
import { vaultNameIn } from '../../model/backup-arn';
import { arnSection } from '../../private/arn';
import { knownToDiffer } from '../../private/environments';
import { isKnownText } from '../../private/known-text';
import { namesLater } from '../../private/later';
import type { Documents } from '../documents';
import type { Call, Template } from '../template';
import type { Reading } from '../values/reading';
import { VaultDocument } from '../vault-document';

const REGION = 3;
const ACCOUNT = 4;

/**
 * A vault as a plan has it: by its name, in the account and Region of the plan, or by its ARN.
 */
export class VaultReference {
  /** A vault that is known by its name. */
  public static byName(documents: Documents, reading: Reading, template: Template): VaultReference {
    const text = reading.text ?? '';
    const env = documents.envOf(template);
    const referred = documents.referredVault(text);
    // Of a vault elsewhere there is the name only, and that is the name of another one here.
    const here = referred && !knownToDiffer(referred.env, env) ? referred : undefined;
    return new VaultReference(documents, template, reading, here, env, text);
  }

  /** A vault that is known by its ARN. */
  public static byArn(documents: Documents, reading: Reading, template: Template): VaultReference {
    const text = reading.text ?? '';
    const name = vaultNameIn(text);
    // What is not known of it is at least nothing else.
    const said = { account: arnSection(text, ACCOUNT) ?? text, region: arnSection(text, REGION) ?? text };
    const named = name === undefined ? undefined : documents.referredVault(name);
    const referred = documents.referredVault(text) ?? (named && !knownToDiffer(named.env, said) ? named : undefined);
    const env = referred?.env ?? said;
    return new VaultReference(documents, template, reading, referred, env, name);
  }

  /** Where it is. */
  public readonly env: ResourceEnvironment;
  /** What the application has of it. */
  public readonly document?: VaultDocument;
  /** Its name, where it is not deployment that makes it. */
  public readonly name?: string;
  private readonly called?: Call;

  private constructor(
    private readonly documents: Documents, private readonly template: Template, public readonly reading: Reading,
    referred: VaultDocument | undefined, env: ResourceEnvironment, name?: string,
  ) {
    this.called = documents.called(reading.text ?? '', template);
    const place = this.called?.place;
    this.document = referred
      ?? (name === undefined ? undefined : documents.vaultNamed(name, env, template))
      ?? (place && documents.of(VaultDocument, place));
    this.env = this.document?.env ?? env;
    this.name = this.document ? this.document.vaultName.knownText : name !== undefined && isKnownText(name) ? name : undefined;
  }

  /** What tells it from others, as far as it is known. */
  public get key(): string {
    return this.document?.key ?? (this.name === undefined ? this.textAsKey : `${this.env.account}/${this.env.region}/${this.name}`);
  }

  /** What messages call it. */
  public get words(): string {
    return this.document?.name ?? this.called?.name ?? this.documents.inWords(this.reading.text ?? '');
  }

  /** Whether it is known to be logically air-gapped. */
  public get isAirGapped(): boolean {
    return this.document?.isAirGapped ?? this.called?.isAirGapped ?? false;
  }

  /** Whether it is known to be another vault. */
  public differsFrom({ document, name, env }: VaultReference): boolean {
    if (this.document && document) { return this.document !== document; }
    return this.name !== undefined && name !== undefined && (this.name !== name || knownToDiffer(this.env, env));
  }

  /** What stands in for one thing that is looked up may stand in for another one, too. */
  private get textAsKey(): string {
    const { text = '', path } = this.reading;
    return namesLater(text).some((name) => this.template.isStandIn(name)) ? `${text} ${path}` : text;
  }
}
