import type { ResourceEnvironment } from 'aws-cdk-lib';
import { Document } from './document';
import type { Documents } from './documents';
import type { Place, Referent } from './template';
import type { Reading } from './values/reading';
import { areSame } from '../private/environments';
import { partsOf } from '../private/known-text';
import { memo } from '../private/memo';

/** A key of KMS, or a replica of one. */
export class KeyDocument extends Document {
  public static readonly TYPES: ReadonlySet<string> = new Set(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey']);

  /** The key of the application that a text is the ARN or the id of, or an alias of where it is used. */
  public static behind(documents: Documents, text: string | undefined, env: ResourceEnvironment): KeyDocument | undefined {
    const referred = documents.referentOf(text) ?? idIn(documents, text);
    const target = referred && KeyDocument.TYPES.has(typeOf(referred)) ? referred : aliasIn(documents, text ?? '', env)?.target;
    return target && KeyDocument.TYPES.has(typeOf(target)) ? documents.of(KeyDocument, target) : undefined;
  }

  /** The alias that a text is, or an ARN of one, as people call it; nothing where it is none, as far as that is known. */
  public static aliasIn(documents: Documents, text = ''): string | undefined {
    const referred = documents.referentsIn(text).at(-1);
    const alias = referred && AliasDocument.TYPES.has(typeOf(referred)) ? documents.of(AliasDocument, referred) : undefined;
    return alias?.aliasName.knownText ?? alias?.name ?? /(?<=^|:)alias\/.*$/.exec(text)?.[0];
  }

  /** The key that it is a replica of, if that is one of the application; else it is itself. */
  public get primary(): KeyDocument {
    const { text } = this.property('PrimaryKeyArn');
    return (text === undefined ? undefined : KeyDocument.behind(this.documents, text, this.env)) ?? this;
  }

  public get keySpec(): Reading {
    return this.property('KeySpec');
  }

  public get keyUsage(): Reading {
    return this.property('KeyUsage');
  }

  public get enabled(): Reading {
    return this.property('Enabled');
  }

  /** Who may do what with it, also where that is written as JSON in a text. */
  public get keyPolicy(): Reading {
    return this.property('KeyPolicy').parsed;
  }

  /** How many days it can still be kept after its deletion was asked for. */
  public get pendingWindowInDays(): Reading {
    return this.property('PendingWindowInDays');
  }
}

/** A name for a key. */
class AliasDocument extends Document {
  public static readonly TYPES: ReadonlySet<string> = new Set(['AWS::KMS::Alias']);

  public get aliasName(): Reading {
    return this.property('AliasName');
  }

  /** Where the key is. */
  public get target(): Place | undefined {
    return this.documents.referentOf(this.property('TargetKeyId').text);
  }
}

/** What the ARN of a key ends with, where that is a reference. */
function idIn(documents: Documents, text = ''): Referent | undefined {
  const [before, last] = partsOf(text).slice(-2);
  return last !== undefined && !last.isKnown && before.isKnown && before.text.endsWith(':key/') ? documents.referentOf(last.text) : undefined;
}

/** The alias of the application that a text ends with, as a reference or as its name. */
function aliasIn(documents: Documents, text: string, env: ResourceEnvironment): AliasDocument | undefined {
  const referred = documents.referentsIn(text).at(-1);
  if (referred && AliasDocument.TYPES.has(typeOf(referred))) { return documents.of(AliasDocument, referred); }
  const [name = ''] = /alias\/.*$/.exec(text) ?? [];
  const named = name === '' ? [] : (aliasesByName(documents).get(name) ?? []).map((place) => documents.of(AliasDocument, place));
  return named.find((alias) => areSame(alias.env, env) && alias.isMade);
}

function aliasesByName(documents: Documents): ReadonlyMap<string, readonly Place[]> {
  return documents.constant('aliases of keys by name', () => {
    const found = new Map<string, Place[]>();
    for (const template of documents.application.templates) {
      for (const logicalId of template.resourcesOf(AliasDocument.TYPES)) {
        const { knownText: name } = documents.of(AliasDocument, { template, logicalId }).aliasName;
        if (name !== undefined) { memo(found, name, () => []).push({ template, logicalId }); }
      }
    }
    return found;
  });
}

function typeOf({ template, logicalId }: Place): string {
  return template.resource(logicalId)?.Type ?? '';
}
