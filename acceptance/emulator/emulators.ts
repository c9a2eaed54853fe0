import { installed, python } from './python';
import type { Package } from './python';
import { MINISTACK, MOTO, Server } from './server';
import type { Program } from './server';

/** An emulator, and what it is installed from: they do not go together into one venv. */
export interface Emulator {
  readonly package: Package;
  readonly program: Program;
}

export const EMULATORS = {
  ministack: { package: { name: 'ministack', requirements: ['ministack==1.5.33'] }, program: MINISTACK },
  // Without what moto's server needs for other services.
  moto: { package: { name: 'moto', requirements: ['moto==5.2.5', 'flask==3.1.3', 'flask-cors==6.0.5'] }, program: MOTO },
} satisfies Record<string, Emulator>;

/** Does something with an emulator that runs, and ends it. */
export async function withEmulator<T>({ package: from, program }: Emulator, use: (endpoint: string) => Promise<T>): Promise<T> {
  const interpreter = python();
  if (interpreter === undefined) { throw new Error('--emulator needs Python 3.10 or later, with venv and pip'); }
  const server = await Server.start(installed(from, interpreter), program);
  try {
    return await use(server.endpoint);
  } finally {
    await server.stop();
  }
}
