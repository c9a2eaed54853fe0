import { LeftOutResources } from './left-out-resources';
import { unprotectedArns } from './unprotected-arns';
import type { SelectedArns } from '../../../document/arns/selected-arns';
import type { Documents } from '../../../document/documents';
import { ResourceDocument } from '../../../document/resource-document';
import type { SelectionDocument } from '../../../document/selection-document';
import { nameOf } from '../../../document/values/durations';
import type { Reading } from '../../../document/values/reading';
import { canMeanTheSame, EVERYTHING, opened, openedArn } from '../../../model/arn-pattern';
import { ARN_SECTIONS, colonSectionsOf, mayHoldMoreSections } from '../../../private/arn';
import { isKnownText } from '../../../private/known-text';
import { namesInWords } from '../../../private/paths';
import type { Problem } from '../../findings/finding';

/** ARNs that stand for nothing, or for what is left out. */
export function pointlessArns(selection: SelectionDocument, documents: Documents): Problem[] {
  const { resources, notResources, selected, excluded } = selection;
  return [
    ...malformedArns(resources, selected),
    ...malformedArns(notResources, excluded),
    ...backedUpOtherwise(resources, selected, documents),
    ...backedUpOtherwise(notResources, excluded, documents),
    ...unprotectedArns(resources, selected, documents),
    ...unprotectedArns(notResources, excluded, documents),
    ...leftOut(selection),
  ];
}

/** What can be no ARN, as far as it is known; that of a resource of the application is one. AWS Backup does not say whether it refuses it. */
function malformedArns(list: Reading, { others }: SelectedArns): Problem[] {
  return [...new Set(others)].filter((arn) => arn !== EVERYTHING && !mayBeArn(arn)).map((arn) => found(list, `'${opened(arn)}' in '${nameOf(list)}' can be no ARN of a resource: `
    + 'one is like arn:<partition>:<service>:<region>:<account>:<resource>, and \'*\' alone is everything'));
}

function mayBeArn(arn: string): boolean {
  const sections = colonSectionsOf(arn);
  if (!isKnownText(sections[0])) { return canMeanTheSame(openedArn(arn), 'arn:*'); }
  const isOpen = arn.endsWith('*') || mayHoldMoreSections(arn);
  return sections[0] === 'arn' && (isOpen || sections.length >= ARN_SECTIONS) && !/[?\s]/.test(opened(arn));
}

/** ARNs of resources that AWS Backup does not protect by themselves. */
function backedUpOtherwise(list: Reading, { others }: SelectedArns, documents: Documents): Problem[] {
  return [...new Set(others)].flatMap((arn) => {
    const referents = documents.referentsIn(arn);
    if (referents.length !== 1 || !arn.endsWith(']}')) { return []; }
    const { name, backedUpOtherwise: how } = documents.of(ResourceDocument, referents[0]);
    return how ? [found(list, `'${name}' is not backed up by itself, so that its ARN stands for nothing in '${nameOf(list)}': ${how}`)] : [];
  });
}

function leftOut(selection: SelectionDocument): Problem[] {
  const { notResources, selected: { named } } = selection;
  if (notResources.isAbsent) { return []; }
  const leftOutResources = new LeftOutResources(selection);
  if (leftOutResources.isEverything) { return [found(notResources, "'NotResources' has everything, so that nothing is selected")]; }
  const both = new Map(named.filter((each) => leftOutResources.hasAllOf(each)).map(({ text, resource }) => [text, resource?.name ?? opened(text)]));
  const [are, they] = both.size === 1 ? ['is', 'it is'] : ['are', 'they are'];
  return both.size > 0
    ? [found(notResources, `${namesInWords([...both.values()])} ${are} in 'Resources' and in 'NotResources', and so ${they} left out`)]
    : [];
}

function found({ path }: Reading, message: string): Problem {
  return { id: 'selectsNothing', level: 'warning', property: path, message };
}
