import { CfnResource, TagManager, TagType } from 'aws-cdk-lib';
import type { CfnResourceProps, ITaggableV2 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * A resource of a type of which the oldest supported aws-cdk-lib has no L1. It takes tags as one does.
 */
export class TaggedResource extends CfnResource implements ITaggableV2 {
  public readonly cdkTagManager: TagManager;

  constructor(scope: Construct, id: string, props: CfnResourceProps) {
    super(scope, id, props);
    this.cdkTagManager = new TagManager(TagType.STANDARD, props.type, undefined, { tagPropertyName: 'Tags' });
  }
}
