import type { ResourceEnvironment, Stack } from 'aws-cdk-lib';
import type { IEnvironmentAware } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { ownerOf } from './resource-owner';
import { knownToDiffer } from '../../private/environments';

/** A selected resource that is known to be elsewhere, and the ARN that goes into the template. */
interface ImportElsewhere {
  readonly text: string;
  readonly construct: IConstruct;
  readonly env: ResourceEnvironment;
}

/** The selected resources that say they are in another account or Region than a stack: the ARN of a bucket does not. */
export function importsElsewhere(resources: readonly { readonly resource?: string }[], { account, region }: Stack): ImportElsewhere[] {
  return resources.flatMap((each) => {
    const construct = ownerOf(each);
    const env = (construct as Partial<IEnvironmentAware> | undefined)?.env;
    const isElsewhere = env !== undefined && knownToDiffer(env, { account, region });
    return construct && each.resource !== undefined && isElsewhere ? [{ text: each.resource, construct, env }] : [];
  });
}
