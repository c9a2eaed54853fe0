import { CfnResource, TagManager, TagType } from 'aws-cdk-lib';
import type { CfnResourceProps, CfnTag, ITaggableV2 } from 'aws-cdk-lib';
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

  /** What has no L1 is written as it is given, and so with the names that tags have in aws-cdk-lib. */
  protected renderProperties({ Tags: tags, ...others }: Record<string, any>): Record<string, any> {
    return tags ? { ...others, Tags: tags.map(({ key, value }: CfnTag) => ({ Key: key, Value: value })) } : others;
  }
}
