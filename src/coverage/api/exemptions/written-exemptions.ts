import { now } from './clock';
import { Exemptions } from './exemptions';
import { exemptionsInAssembly } from './metadata';
import { Document } from '../../../document/document';
import type { Place } from '../../../document/template';
import type { TemplateFiles } from '../../../document/template-file';
import type { Exemption } from '../../resource-coverage';

/** The exemptions that are written in the assemblies of some templates, by the resource. */
export function writtenExemptions({ templates }: TemplateFiles): (place: Place) => Exemption | undefined {
  const given = templates.flatMap(({ metadata }) => exemptionsInAssembly(metadata));
  const unique = new Map(given.map((each) => [JSON.stringify(each), each]));
  const exemptions = new Exemptions(unique.values(), now());
  return ({ template, logicalId }) => exemptions.of(Document.pathIn(template, logicalId));
}
