import type { ResourceCoverage } from './resource-coverage';

/** What is known of a resource that is not read to its end. */
export const UNREAD: Omit<ResourceCoverage, 'template' | 'logicalId' | 'path' | 'type'> = {
  verdict: 'conditional',
  reasons: ['the templates are too much to be read to their end'],
  conditions: [],
  selections: [],
  plans: [],
  rules: [],
  rulesOfWorlds: [],
  numbersOfWorlds: [],
  possibleRules: () => undefined,
  isNativeAnyhow: () => false,
  roles: [],
  alarms: [],
  restoreTests: { all: [] },
  proofs: () => [],
};
