import { execFileSync } from 'child_process';
import { writeFileSync } from 'fs';
import { join } from 'path';

const OF_ORDERS = ['--plan', 'Orders', '--from', '2027-01-01', '--years', '3', '--format', 'svg'];

/** The pictures of the guides that the command makes of the example, by their files, with what is asked of it. */
export const PICTURES: Readonly<Record<string, readonly string[]>> = {
  'docs/pictures/timeline.svg': OF_ORDERS,
  'docs/pictures/pyramid.svg': [...OF_ORDERS, '--picture', 'pyramid', '--on', '2029-06-30'],
};

if (require.main === module) {
  for (const [file, options] of Object.entries(PICTURES)) {
    const assembly = join(__dirname, 'cdk.out');
    writeFileSync(file, execFileSync(process.execPath, [join(__dirname, '..', 'lib', 'cli.js'), 'forecast', assembly, ...options]));
    console.log(`written: ${file}`);
  }
}
