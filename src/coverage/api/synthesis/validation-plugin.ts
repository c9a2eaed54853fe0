import { CfnResource } from 'aws-cdk-lib';
import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib';
import { fileOf } from './judged-app';
import type { Told } from './requirements';
import { withoutTokens } from '../../../private/messages/messages';
import { constructIn } from '../../../private/paths';

/** The name under which rules are acknowledged: `cdk-aws-backup::unprotected/<path>`. */
export const PLUGIN = 'cdk-aws-backup';

/**
 * Tells aws-cdk-lib what an app lacks, so that it stands in the validation report.
 *
 * The oldest aws-cdk-lib that is supported asks once for each account and Region, and suppresses a rule everywhere that was acknowledged somewhere: so all is told at
 * once, and the name of each rule has the path of the resource.
 */
export class CoverageValidation implements IPolicyValidationPlugin {
  public readonly name = PLUGIN;

  /** @param take what is to be told, once in each synthesis */
  constructor(private readonly take: () => readonly Told[], public readonly version: string) {}

  public validate(_context: IPolicyValidationContext): PolicyValidationPluginReport {
    const told = this.take();
    return { success: !told.some(({ level }) => level === 'error'), violations: told.map(violation) };
  }
}

function violation({ id, level, message, fix, construct }: Told): PolicyViolation {
  const { path } = construct.node;
  return {
    ruleName: path === '' ? id : `${id}/${constructIn(path)}`,
    description: withoutTokens(message),
    fix,
    severity: level,
    violatingResources: [CfnResource.isCfnResource(construct)
      ? { resourceLogicalId: construct.stack.resolve(construct.logicalId) as string, templatePath: fileOf(construct.stack), locations: [] }
      : { constructPath: path, locations: [] }],
  };
}
