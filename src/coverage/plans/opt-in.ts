import type { Documents } from '../../document/documents';
import { hasType, SettingsDocument } from '../../document/settings-document';
import { Environments, isSameEnv } from '../subjects/environments';
import type { Subject } from '../subjects/subject';

/** What the app itself says of the opt-in to a type, in the account and Region of a resource; where it says nothing, or both, that is not known. */
export interface OptIn {
  readonly isSaid?: boolean;
  /** Why nothing is backed up, where the Region is opted out. */
  readonly inVain?: string;
}

/** Whether AWS Backup is opted in to the type of a resource, as far as settings of the app say so. */
export function optInOf(documents: Documents, { env, kind: { apiName } }: Subject): OptIn {
  const environments = Environments.of(documents.application);
  const here = SettingsDocument.ofRegions(documents).filter((settings) => isSameEnv(environments.envOf(settings.template), env) === true);
  const out = here.find(({ optOut }) => hasType(optOut, apiName));
  if (out) { return { inVain: `the settings '${out.name}' opt the Region out of ${apiName}, and a plan obeys that here` }; }
  return { isSaid: here.some(({ optIn }) => hasType(optIn, apiName)) };
}
