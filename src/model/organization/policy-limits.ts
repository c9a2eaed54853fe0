import { isKnownText } from '../../private/known-text';

/** How long a backup policy may be, with every space that is in it. */
export const MOST_CHARACTERS = 10_000;
const MOST_OF_NAME = 128;
const MOST_OF_DESCRIPTION = 512;

const TARGETS = {
  root: { pattern: /^r-[0-9a-z]{4,32}$/, words: 'the id of a root, such as \'r-ab12\'' },
  unit: { pattern: /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/, words: 'the id of an organizational unit, such as \'ou-ab12-11111111\'' },
  account: { pattern: /^\d{12}$/, words: 'the id of an account, of 12 digits' },
};
const POLICY_ID = /^p-[0-9a-zA-Z_]{8,128}$/;
const REGION = /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/;

/** What a policy can be attached to. */
export type TargetKind = keyof typeof TARGETS;

/** Whether a target is an account. */
export function isAccount(id: string): boolean {
  return TARGETS.account.pattern.test(id);
}

/** Whether a target is a root, above all others. */
export function isRoot(id: string): boolean {
  return TARGETS.root.pattern.test(id);
}

/**
 * What AWS Organizations would refuse in the name and the description of a policy; what is not known passes.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-organizations-policy.html
 */
export function nameProblems(property: string, name: string | undefined): string[] {
  return name === undefined || !isKnownText(name) || (name.length > 0 && name.length <= MOST_OF_NAME)
    ? []
    : [`'${property}' must have 1 to ${MOST_OF_NAME} characters, got ${name.length}`];
}

export function policyDescriptionProblems(property: string, description: string | undefined): string[] {
  return description === undefined || !isKnownText(description) || description.length <= MOST_OF_DESCRIPTION
    ? []
    : [`'${property}' must have at most ${MOST_OF_DESCRIPTION} characters, got ${description.length}`];
}

/** The same of the id of a target, of any kind or of one. */
export function targetProblems(property: string, id: string, kinds: readonly TargetKind[] = ['root', 'unit', 'account']): string[] {
  return !isKnownText(id) || kinds.some((kind) => TARGETS[kind].pattern.test(id))
    ? []
    : [`'${property}' must be ${kinds.map((kind) => TARGETS[kind].words).join(', or ')}, got '${id}'`];
}

/** The same of the id of a policy. */
export function policyIdProblems(property: string, id: string): string[] {
  return !isKnownText(id) || POLICY_ID.test(id) ? [] : [`'${property}' must be the id of a policy, such as 'p-examplepolicyid111', got '${id}'`];
}

/** The same of the Regions of a plan. */
export function regionProblems(property: string, regions: readonly string[]): string[] {
  return regions.filter((region) => isKnownText(region) && !REGION.test(region))
    .map((region) => `'${property}' must have Regions, such as 'eu-west-1', got '${region}'`);
}

/** The same of how long a policy is. */
export function lengthProblems(length: number): string[] {
  return length <= MOST_CHARACTERS
    ? []
    : [`a backup policy must have at most ${MOST_CHARACTERS.toLocaleString('en-US')} characters, got ${length.toLocaleString('en-US')}: `
      + 'put some of its plans into another policy, of which a target takes up to 10'];
}
