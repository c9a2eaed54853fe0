import { nativeInWords } from './native-backups';
import type { NativeBackups } from './native-backups';
import { unfitBecause } from './plans/unfit';
import type { Seen } from './subjects/subject-in';
import type { Place } from '../document/template';
import { statefulType } from '../model/resources/stateful-type';

/** Why no plan reaches a resource, and what else there is of it, each in a sentence without an end. */
export function unreachedBecause({ template, logicalId }: Place, { subject, made, otherwise }: Seen, native: NativeBackups | undefined): string[] {
  const unfit = subject?.resource && unfitBecause(subject.resource);
  const { advice } = statefulType(template.resource(logicalId)?.Type ?? '') ?? {};
  return [
    ...subject && !made ? ['no selection of the templates selects it'] : [],
    ...unfit === undefined ? [] : [unfit],
    ...native ? [`only its own service backs it up (${nativeInWords(native)}), and its backups go with it`] : [],
    ...made ? [`${made.words}, and not visible here${advice ? `: ${advice}` : ''}`] : [],
    ...otherwise ? [otherwise] : [],
    ...!subject && !made && !otherwise ? [`AWS Backup has no such type${advice ? `: ${advice}` : ''}`] : [],
  ];
}
