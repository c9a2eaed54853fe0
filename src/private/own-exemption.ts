import type { IConstruct } from 'constructs';

/** Under which an exemption is written into the metadata of a construct, and so into the assembly. */
export const EXEMPTION_METADATA = 'cdk-aws-backup:exemption';

/** Who approves what this library exempts of what it makes itself. */
export const THIS_LIBRARY = 'cdk-aws-backup';

/** Exempts something that this library makes for its own ends from what is required of the data of an app. */
export function exemptOwn({ node }: IConstruct, reason: string): void {
  node.addMetadata(EXEMPTION_METADATA, { path: node.path, reason, approvedBy: THIS_LIBRARY });
}
