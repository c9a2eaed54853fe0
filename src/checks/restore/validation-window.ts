import { Duration } from 'aws-cdk-lib';
import type { Documents } from '../../document/documents';
import type { RestoreTestingSelectionDocument } from '../../document/restore-testing-selection-document';
import { validatorsOf } from '../../document/restore-validators';
import { nameOf } from '../../document/values/durations';
import { inWords } from '../../private/durations';
import type { Problem } from '../findings/finding';

/** What was restored has to be there for as long as the validator may take: AWS Backup deletes it then, and takes no result any more. */
export function validationWindowTooShort(selection: RestoreTestingSelectionDocument, documents: Documents): Problem[] {
  const { validationWindowHours: window } = selection;
  const hours = window.isAbsent ? 0 : window.number;
  const [longest] = hours === undefined ? [] : validatorsOf(selection, documents).sort((a, b) => b.seconds - a.seconds);
  if (hours === undefined || !longest) { return []; }
  const needed = Math.max(1, Math.ceil(Duration.seconds(longest.seconds).toHours({ integral: false })));
  return hours >= needed ? [] : [{
    id: 'restoreValidationWindowTooShort',
    level: 'warning',
    property: window.path,
    message: `what is restored for the test is deleted ${hours === 0 ? 'soon after it' : `after ${inHours(hours)}`}, and '${longest.document.name}', which validates it, may take `
      + `${inWords(Duration.seconds(longest.seconds))}: '${nameOf(window)}' should be at least ${inHours(needed)}`,
  }];
}

function inHours(hours: number): string {
  return `${hours} ${hours === 1 ? 'hour' : 'hours'}`;
}
