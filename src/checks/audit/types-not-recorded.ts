import { ofKnownControls } from './control-checks';
import { typesBeside } from './types-beside';
import { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import type { FrameworkDocument } from '../../document/framework-document';
import { CONTROLS, RECORDED_TYPES } from '../../model/audit/framework-controls';
import { kindsNamed } from '../../model/resources/resource-catalog';
import { areSame } from '../../private/environments';
import type { Problem } from '../findings/finding';

const RECORDER: ReadonlySet<string> = new Set(['AWS::Config::ConfigurationRecorder']);
const EXCLUSION = 'EXCLUSION_BY_RESOURCE_TYPES';

/**
 * Where the recorder of AWS Config for the account and Region is in the application, what it does not record and a control judges by. Where there is none, the account may have one.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/turning-on-resource-tracking.html
 */
export function typesNotRecorded(framework: FrameworkDocument, documents: Documents): Problem[] {
  const recorder = documents.ofTypes(Document, RECORDER).find((each) => areSame(each.env, framework.env) && each.isMade);
  const missing = recorder ? typesNeeded(framework, documents).filter((type) => isRecorded(recorder, type) === false) : [];
  return missing.length === 0 ? [] : [{
    id: 'typesNotRecorded',
    level: 'warning',
    property: framework.controlsReading.path,
    message: `the recorder of AWS Config '${recorder!.name}' does not record ${missing.join(', ')}, without which the framework cannot judge: let it record ${missing.length === 1 ? 'it' : 'them'}`,
  }];
}

/** What the controls need: their own types, and those of what they judge, as far as one type of CloudFormation stands for it or the application has such resources. */
function typesNeeded(framework: FrameworkDocument, documents: Documents): string[] {
  const names = (framework.controls ?? []).map(({ controlName }) => controlName.knownText);
  if (names.every((name) => name === undefined || name === CONTROLS.restoreTime.name)) { return []; }
  const beside = typesBeside(framework, documents);
  const judged = new Set<string>();
  ofKnownControls(framework, (control, { judges }) => {
    if (judges === 'resources') {
      const named = control.knownTypes ?? (control.isOfEverything ? [...beside.keys()] : []);
      named.filter(isJudged).flatMap((type) => [...soleTypeOf(type), ...beside.get(type) ?? []]).forEach((type) => judged.add(type));
    }
    return [];
  });
  return [...RECORDED_TYPES, ...[...judged].sort()];
}

function isJudged(apiName: string): boolean {
  return kindsNamed(apiName).some(({ features }) => features.includes('auditManager'));
}

function soleTypeOf(apiName: string): string[] {
  const types = new Set(kindsNamed(apiName).flatMap(({ sources }) => sources.map(({ type }) => type)));
  return types.size === 1 ? [...types] : [];
}

function isRecorded(recorder: Document, type: string): boolean | undefined {
  const group = recorder.property('RecordingGroup');
  if (group.isAbsent) { return true; }
  const strategy = group.at('RecordingStrategy').at('UseOnly');
  const [included, excluded] = [group, group.at('ExclusionByResourceTypes')].map((each) => each.at('ResourceTypes'));
  if (group.at('AllSupported').isLater || strategy.isLater || included.isLater || excluded.isLater) { return undefined; }
  const has = (list: typeof included) => (list.elements() ?? []).some(({ text }) => text === type);
  if (strategy.knownText === EXCLUSION) { return !has(excluded); }
  return group.at('AllSupported').boolean === true || has(included);
}
