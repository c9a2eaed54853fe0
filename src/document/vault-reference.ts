import type { ResourceEnvironment } from 'aws-cdk-lib';
import type { Documents } from './documents';
import type { Reading } from './reading';
import type { Call, Template } from './template';
import type { VaultDocument } from './vault-document';
import { vaultNameIn } from '../model/backup-arn';
import { arnSection } from '../private/arn';
import { isKnownText } from '../private/known-text';

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
    return new VaultReference(documents, template, reading, documents.referredVault(text), env, isKnownText(text) ? text : undefined);
  }

  /** A vault that is known by its ARN. */
  public static byArn(documents: Documents, reading: Reading, template: Template): VaultReference {
    const text = reading.text ?? '';
    const referred = documents.referredVault(text);
    // What is not known of it is at least nothing else.
    const env = referred?.env ?? { account: arnSection(text, ACCOUNT) ?? text, region: arnSection(text, REGION) ?? text };
    const name = vaultNameIn(text);
    return new VaultReference(documents, template, reading, referred, env, name !== undefined && isKnownText(name) ? name : undefined);
  }

  /** Where it is. */
  public readonly env: ResourceEnvironment;
  /** What the application has of it. */
  public readonly document?: VaultDocument;
  /** Its name, where it is not deployment that makes it. */
  public readonly name?: string;

  private constructor(
    private readonly documents: Documents, private readonly template: Template, public readonly reading: Reading,
    referred: VaultDocument | undefined, env: ResourceEnvironment, name?: string,
  ) {
    this.document = referred ?? (name === undefined ? undefined : documents.vaultNamed(name, env));
    this.env = this.document?.env ?? env;
    this.name = this.document ? this.document.vaultName.knownText : name;
  }

  /** What tells it from others, as far as it is known. */
  public get key(): string {
    return this.document?.key ?? (this.name === undefined ? this.reading.text ?? '' : `${this.env.account}/${this.env.region}/${this.name}`);
  }

  /** What messages call it. */
  public get words(): string {
    return this.document?.name ?? this.called?.name ?? this.documents.inWords(this.reading.text ?? '');
  }

  /** Whether it is known to be logically air-gapped. */
  public get isAirGapped(): boolean {
    return this.document?.isAirGapped ?? false;
  }

  private get called(): Call | undefined {
    return this.documents.called(this.reading.text ?? '', this.template);
  }
}
