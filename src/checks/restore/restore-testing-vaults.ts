import type { RestoreTestingPlanDocument } from '../../document/restore-testing-plan-document';
import { envInWords, knownToDiffer } from '../../private/environments';
import { namesInWords } from '../../private/paths';
import type { Problem } from '../findings/finding';

/** A restore testing plan takes recovery points of its own account and Region only. */
export function restoreTestingVaultElsewhere({ namedVaults, includedVaults, env }: RestoreTestingPlanDocument): Problem[] {
  const names = namedVaults.filter((vault) => knownToDiffer(vault.env, env)).map(({ words }) => words);
  return names.length === 0 ? [] : [{
    id: 'restoreTestingVaultElsewhere',
    level: 'warning',
    property: includedVaults.path,
    message: `a restore testing plan tests what is in its own account and Region (${envInWords(env)}), and so nothing of ${namesInWords(names)}: give each account and Region a plan of its own`,
  }];
}
