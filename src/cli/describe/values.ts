import type { ResourceEnvironment } from 'aws-cdk-lib';
import type { Described, ResourceUse, TagDescription, Value, VaultUse } from './description';
import type { VaultReference } from '../../document/arns/vault-reference';
import { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import type { Referent } from '../../document/template';
import type { Reading } from '../../document/values/reading';
import { isPartlyLater } from '../../private/later';
import { fileOf } from '../file-of';

/** Nobody reads more of one value. */
const LONGEST = 1_000;

/** What a text is as a value of a description. */
export function valueOfText(documents: Documents, text: string | undefined): Value {
  if (text === undefined) { return null; }
  const referent = documents.referentOf(text);
  if (referent) { return { knownAtDeployment: clip(nameOf(documents, referent)) }; }
  return isPartlyLater(text) ? { knownAtDeployment: clip(documents.inWords(text)) } : clip(text);
}

/** What a reference is to; where it is by its ARN or its id, that is meant. */
function nameOf(documents: Documents, { template, logicalId, attribute }: Referent): string {
  const { name } = documents.of(Document, { template, logicalId });
  return attribute === undefined || /Arn$|^(?:BackupPlan)?Id$/.test(attribute) ? name : `${name}.${attribute}`;
}

export function textAt(documents: Documents, reading: Reading): Value {
  return reading.isAbsent ? null : valueOfText(documents, reading.text);
}

/** A number where it is one, else what is there. */
export function numberAt(documents: Documents, reading: Reading): Value {
  return reading.number ?? textAt(documents, reading);
}

export function booleanAt(documents: Documents, reading: Reading): Value {
  return reading.boolean ?? textAt(documents, reading);
}

/** A list of texts, or one text. */
export function textsAt(documents: Documents, reading: Reading): Value[] {
  if (reading.isAbsent) { return []; }
  return reading.all.map((element) => textAt(documents, element));
}

/** The names of an object and what is under them. */
export function tagsAt(documents: Documents, reading: Reading): TagDescription[] {
  return reading.names().map((name) => ({ key: clip(name), value: textAt(documents, reading.at(name)) }));
}

export function placeOf(document: Document): Described {
  return { id: document.key, template: fileOf(document.template), path: document.path ?? null, logicalId: document.logicalId };
}

export function resourceUse({ path, logicalId, type }: Document): ResourceUse {
  return { path: path ?? null, logicalId, type };
}

export function vaultUse(documents: Documents, { document, reading, name, env }: VaultReference): VaultUse {
  const called = document ? textAt(documents, document.vaultName) : name ?? valueOfText(documents, reading.text);
  return { vault: document?.key ?? null, name: called, ...envOf(env) };
}

/** An account and a Region as far as they are known. */
export function envOf({ account, region }: ResourceEnvironment): { readonly account: string | null; readonly region: string | null } {
  const [known, where] = [account, region].map((part) => isPartlyLater(part) || part === '' ? null : part);
  return { account: known, region: where };
}

function clip(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}
