import { readdirSync, readFileSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';
import { Language, Parser } from 'web-tree-sitter';
import type { Node } from 'web-tree-sitter';

/**
 * Reads all C# files in a folder, and says where they are no C#. It knows nothing of types: that takes the compiler.
 */
export async function parseCSharp(folder: string): Promise<{ files: number; errors: string[] }> {
  await Parser.init();
  const grammar = createRequire(__filename).resolve('tree-sitter-c-sharp/tree-sitter-c_sharp.wasm');
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));

  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.cs'));
  const errors = files.flatMap((file) => faults(parser.parse(readFileSync(join(folder, file), 'utf8'))!.rootNode)
    .map(({ row, column }) => `${file}:${row + 1}:${column + 1}`));
  return { files: files.length, errors };
}

function faults(node: Node): { row: number; column: number }[] {
  if (!node.hasError) { return []; }
  return node.isError || node.isMissing ? [node.startPosition] : node.children.flatMap((child) => child ? faults(child) : []);
}
