import { join, relative } from 'path';
import { describePlan } from './describe/plan';
import { Templates } from './describe/templates';
import { describeVault, vaultsOf } from './describe/vault';
import { count, heading, table } from './describe/words';

/**
 * Says for a person what the templates of a cloud assembly will back up, and where the templates lie.
 *
 * Everything comes from the templates: what is said here is what CloudFormation will be told.
 */
export function describeAssembly(directory: string): string {
  const templates = new Templates(directory);
  const plans = templates.ofType('AWS::Backup::BackupPlan');
  const vaults = vaultsOf(templates);

  return [
    ...heading(count(plans.length, 'backup plan')),
    ...plans.flatMap((plan) => [...describePlan(plan, templates), '']),
    ...heading(count(vaults.length, 'backup vault')),
    ...vaults.flatMap((vault) => [...describeVault(vault, templates), '']),
    ...heading(count(templates.stacks.length, 'template')),
    ...table(templates.stacks.map((stack) => [
      relative(process.cwd(), stack.file),
      count(stack.resources.length, 'resource'),
      stack.region,
    ])),
  ].join('\n');
}

if (require.main === module) {
  console.log(describeAssembly(join(__dirname, 'cdk.out')));
}
