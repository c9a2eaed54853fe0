#!/usr/bin/env node
import { main } from './main';

// Who reads the output, as `head`, may have read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') { throw error; }
  process.exit();
});

process.exitCode = main(process.argv.slice(2), process);
