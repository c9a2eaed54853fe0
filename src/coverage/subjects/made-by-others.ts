import { subjectBehind } from './subject';
import type { Subject } from './subject';
import { tagsOf } from './tags';
import type { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import { kindsNamed } from '../../model/resources/resource-catalog';

/** What a resource makes that holds data, and its template does not show. */
interface Made {
  /** A part of a sentence: what is made, and by whom. */
  readonly words: string;
  /** Whether it makes that at all. */
  readonly isMade?: (document: Document) => boolean;
  /** What a plan sees of it, where enough is known of that. */
  readonly subject?: (documents: Documents, document: Document) => Subject;
}

const INSTANCES = kindsNamed('EC2')[0];

const MADE: Readonly<Record<string, Made>> = {
  'AWS::AutoScaling::AutoScalingGroup': {
    words: 'its instances are made by the Auto Scaling group',
    subject: (documents, document) => subjectBehind(documents, document, INSTANCES, tagsOf(documents, document)),
  },
  'AWS::SageMaker::Domain': { words: 'its file system is made by SageMaker' },
  'AWS::ElasticBeanstalk::Environment': {
    words: 'its database is made by Elastic Beanstalk',
    isMade: (document) => (document.property('OptionSettings').elements() ?? []).some((each) => each.at('Namespace').text === 'aws:rds:dbinstance'),
  },
};

/** The types of which that is so. */
export const MAKING_TYPES: readonly string[] = Object.keys(MADE);

/** What a resource makes that is not visible here; nothing where it makes no such thing. */
export function madeBy(document: Document): Made | undefined {
  const made = Object.hasOwn(MADE, document.type) ? MADE[document.type] : undefined;
  return made?.isMade?.(document) === false ? undefined : made;
}
