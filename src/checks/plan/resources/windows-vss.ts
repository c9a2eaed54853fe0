import type { PlanDocument } from '../../../document/plan-document';
import { kindsNamed } from '../../../model/resources/resource-catalog';
import type { Problem } from '../../findings/finding';
import type { PlanUnderCheck } from '../plan-under-check';

/** The Volume Shadow Copy Service of Windows in a plan that backs up no instance. */
export function windowsVssWithoutInstance({ document, resources }: PlanUnderCheck): Problem[] {
  if (!hasWindowsVss(document) || kindsNamed('EC2').some((kind) => resources.mayReach(kind))) { return []; }
  return [{
    id: 'windowsVssWithoutInstance',
    level: 'warning',
    message: 'Windows VSS has no effect: no selection of the plan in this app can reach an EC2 instance',
  }];
}

function hasWindowsVss({ advancedSettings }: PlanDocument): boolean {
  return (advancedSettings.elements() ?? []).some((setting) =>
    setting.at('ResourceType').knownText === 'EC2' && setting.at('BackupOptions').at('WindowsVSS').knownText === 'enabled');
}
