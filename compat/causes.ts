/** Why there are differences, in the order in which docs/moving.md shows them, with what it calls them. */
export const CAUSES = {
  refusal: 'What is let through there, and an error here',
  service: 'What the service would not take, or look at',
  dropped: 'What is dropped there without a word',
  wrongArn: 'What is the ARN or the name of something else there',
  protected: 'What is passed over there',
  deployable: 'What does not deploy there',
  tokens: 'What has no value before deployment, and passes here',
  needless: 'What is refused there without need',
  asInV2: 'What v2 has, and v1 not yet',
} as const;

export type Cause = keyof typeof CAUSES;
