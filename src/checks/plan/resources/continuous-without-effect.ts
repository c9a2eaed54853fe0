import { hasPointInTimeRecovery } from './continuous-rules';
import { RESOURCE_CATALOG } from '../../../model/resources/resource-catalog';
import type { Problem } from '../../findings/finding';
import type { PlanUnderCheck } from '../plan-under-check';
import { ruleThat } from '../plan-under-check';

/** Continuous rules that have nothing to do. */
export function continuousWithoutEffect({ rules, resources }: PlanUnderCheck): Problem[] {
  const concerned = rules.filter(({ isContinuous }) => isContinuous);
  if (concerned.length === 0 || !resources.isNone(hasPointInTimeRecovery)) { return []; }
  return [{
    id: 'continuousBackupWithoutEffect',
    level: 'warning',
    message: `${ruleThat(concerned, 'backs up', 'back up')} continuously, and nothing that the plan selects has point-in-time recovery: it gets snapshots, kept for 35 days `
      + `at most; it is for ${RESOURCE_CATALOG.filter(hasPointInTimeRecovery).map(({ name }) => name).join(', ')}`,
  }];
}
