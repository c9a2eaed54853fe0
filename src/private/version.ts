import { readFileSync } from 'fs';
import { join } from 'path';

/** The version of the package: its description lies above the folder of this file, or of the bundle that holds it. */
export const VERSION: string = [join(__dirname, '..', 'package.json'), join(__dirname, '..', '..', 'package.json')]
  .flatMap((file) => {
    try {
      return [JSON.parse(readFileSync(file, 'utf-8')) as { name?: string; version?: string }];
    } catch {
      return [];
    }
  })
  .find(({ name }) => name === 'cdk-aws-backup')?.version ?? '0.0.0';
