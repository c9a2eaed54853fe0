import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { Fields } from '../cloud/cloud';

/** A stack that was synthesised. */
export interface WrittenStack {
  readonly name: string;
  readonly region: string;
  readonly resources: Fields;
}

/** An application that was synthesised, and what was taken out of it. */
export interface Written {
  readonly directory: string;
  readonly stacks: readonly WrittenStack[];
  /** The types of what was left out, by logical ids. */
  readonly leftOut: ReadonlyMap<string, string>;
}

/** Takes what has one of some types out of the templates of an assembly, and what is said of its order. */
export function written(assembly: CloudAssembly, types: Readonly<Record<string, string>>): Written {
  const leftOut = new Map<string, string>();
  const stacks = assembly.stacks.map(({ stackName: name, templateFile, environment: { region } }) => {
    const file = join(assembly.directory, templateFile);
    const template = JSON.parse(readFileSync(file, 'utf8'));
    for (const [logicalId, { Type }] of Object.entries<Fields>(template.Resources)) {
      if (types[Type] !== undefined) {
        leftOut.set(logicalId, Type);
        delete template.Resources[logicalId];
      }
    }
    for (const resource of Object.values<any>(template.Resources)) {
      if (resource.DependsOn) { resource.DependsOn = [resource.DependsOn].flat().filter((id: string) => !leftOut.has(id)); }
    }
    if (leftOut.size > 0) { writeFileSync(file, JSON.stringify(template)); }
    return { name, region, resources: template.Resources as Fields };
  });
  return { directory: assembly.directory, stacks, leftOut };
}
