import { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import type { Template } from '../../document/template';
import type { Reading } from '../../document/values/reading';
import { kindOf } from '../../model/resources/resource-catalog';
import { statefulType, typeSeen } from '../../model/resources/stateful-type';
import { isPartlyLater } from '../../private/later';

/** The tags of a resource, as far as they are known. */
export interface Tags {
  readonly known: Readonly<Record<string, string>>;
  /** Whether there may be others. */
  readonly mayHaveMore: boolean;
}

export const NO_TAGS: Tags = { known: {}, mayHaveMore: false };
export const ANY_TAGS: Tags = { known: {}, mayHaveMore: true };

/** The tags that AWS Backup sees of a resource. */
export function tagsOf(documents: Documents, resource: Document): Tags {
  switch (resource.type) {
    case 'AWS::DynamoDB::GlobalTable': return ofReplica(resource, stackTags(documents, resource.template));
    // CloudFormation gives tags of a stack to no custom resource.
    case 'Custom::AWSCDK-EKS-Cluster': return tagsAt(resource.property('Config').at('tags'));
    case 'AWS::EC2::Instance':
      return over(tagsAt(resource.property('Tags')), over(stackTags(documents, resource.template), launchTags(documents, resource.property('LaunchTemplate'))));
    case 'AWS::AutoScaling::AutoScalingGroup': return ofInstances(documents, resource);
    default: {
      const name = tagsProperty(resource);
      const others = over(stackTags(documents, resource.template), originTags(documents, resource));
      return name === null ? ANY_TAGS : over(tagsAt(resource.property(name)), others);
    }
  }
}

/** The tags of what a resource is made of, such as a snapshot. */
function originTags(documents: Documents, resource: Document): Tags {
  return documents.resourceOf(resource)?.mayHaveTagsOfOrigin ? ANY_TAGS : NO_TAGS;
}

function tagsProperty({ type }: Document): string | null {
  const source = kindOf(typeSeen(type), () => undefined)?.source;
  const { tags = 'Tags' } = source ?? statefulType(type) ?? {};
  return tags;
}

/** Tags that a property has, as a list or as a map. */
export function tagsAt(reading: Reading, isMeant: (tag: Reading) => boolean | undefined = () => true): Tags {
  if (reading.isAbsent) { return NO_TAGS; }
  const elements = reading.elements();
  if (!elements) {
    return reading.text === undefined ? collect(reading.names().map((name) => ({ key: name, value: reading.at(name), isMeant: true }))) : ANY_TAGS;
  }
  return collect(elements.map((tag) => ({ key: tag.at('Key').text, value: tag.at('Value'), isMeant: isMeant(tag) })));
}

function collect(tags: readonly { readonly key?: string; readonly value: Reading; readonly isMeant: boolean | undefined }[]): Tags {
  const known: Record<string, string> = {};
  const twice = new Set<string>();
  let mayHaveMore = false;
  for (const { key, value, isMeant } of tags) {
    if (isMeant === false) { continue; }
    mayHaveMore ||= key === undefined || isPartlyLater(key) || isMeant === undefined || value.text === undefined;
    if (key === undefined || !isMeant || value.text === undefined) { continue; }
    if (Object.hasOwn(known, key) && known[key] !== value.text) { twice.add(key); }
    known[key] = value.text;
  }
  // Nobody says which of two values a tag gets.
  twice.forEach((key) => delete known[key]);
  return { known, mayHaveMore: mayHaveMore || twice.size > 0 };
}

/** Tags that win over others. What is not known of them may be any of those. */
function over(own: Tags, others: Tags): Tags {
  if (others === NO_TAGS) { return own; }
  return { known: own.mayHaveMore ? own.known : { ...others.known, ...own.known }, mayHaveMore: own.mayHaveMore || others.mayHaveMore };
}

/** The tags of a stack, which CloudFormation gives to what is in it. A nested stack has tags as any resource, and hands down what it has. */
export function stackTags(documents: Documents, { outer, tags }: Template): Tags {
  if (!outer) { return Object.keys(tags).length > 0 ? { known: tags, mayHaveMore: false } : NO_TAGS; }
  const around = documents.of(Document, outer);
  return over(tagsAt(around.property('Tags')), stackTags(documents, outer.template));
}

/** The tags of the replica in the Region of the stack, which is the one that a plan there sees. Whether those of the stack reach it is not documented. */
function ofReplica(table: Document, ofStack: Tags): Tags {
  const replicas = table.property('Replicas').elements();
  const { region } = table.env;
  const here = replicas?.length === 1 ? replicas : replicas?.filter((replica) => replica.at('Region').text === region);
  if (!replicas || !here || replicas.length === 0) { return ANY_TAGS; }
  const own = here.length === 1 ? tagsAt(here[0].at('Tags')) : common(replicas.map((replica) => tagsAt(replica.at('Tags'))));
  return ofStack === NO_TAGS ? own : { ...own, mayHaveMore: true };
}

/** What one of some has in any case, whichever it is. */
function common(all: readonly Tags[]): Tags {
  const [first, ...others] = all;
  const isShared = ([key, value]: readonly [string, string]) => others.every(({ known }) => Object.hasOwn(known, key) && known[key] === value);
  const known = Object.entries(first.known).filter(isShared);
  return { known: Object.fromEntries(known), mayHaveMore: all.some((each) => each.mayHaveMore || Object.keys(each.known).length > known.length) };
}

/** The tags that a launch template gives to instances. */
function launchTags(documents: Documents, launchTemplate: Reading): Tags {
  if (launchTemplate.isAbsent) { return NO_TAGS; }
  const [id, name] = ['LaunchTemplateId', 'LaunchTemplateName'].map((each) => documents.referentOf(launchTemplate.at(each).text));
  const referent = id ?? name;
  if (referent?.template.resource(referent.logicalId)?.Type !== 'AWS::EC2::LaunchTemplate') { return ANY_TAGS; }
  const specifications = documents.of(Document, referent).property('LaunchTemplateData').at('TagSpecifications');
  if (specifications.isAbsent) { return NO_TAGS; }
  const ofInstance = specifications.elements()?.filter((each) => each.at('ResourceType').text === 'instance' || each.at('ResourceType').isLater);
  if (!ofInstance || ofInstance.some((each) => each.at('ResourceType').isLater)) { return ANY_TAGS; }
  return ofInstance.map((each) => tagsAt(each.at('Tags'))).reduce((one, other) => over(other, one), NO_TAGS);
}

/** The tags that the instances of an Auto Scaling group get. */
function ofInstances(documents: Documents, group: Document): Tags {
  const own = tagsAt(group.property('Tags'), (tag) => {
    const isPropagated = tag.at('PropagateAtLaunch');
    return isPropagated.isLater ? undefined : isPropagated.boolean === true;
  });
  const mixed = group.property('MixedInstancesPolicy');
  const { isAbsent: hasNoOverrides } = mixed.at('LaunchTemplate').at('Overrides');
  const ofLaunch = mixed.isAbsent
    ? launchTags(documents, group.property('LaunchTemplate'))
    : hasNoOverrides ? launchTags(documents, mixed.at('LaunchTemplate').at('LaunchTemplateSpecification')) : ANY_TAGS;
  const all = over(own, ofLaunch);
  return stackTags(documents, group.template) === NO_TAGS ? all : { ...all, mayHaveMore: true };
}
