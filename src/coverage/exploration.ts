import { Documents } from '../document/documents';
import type { Application } from '../document/template';
import { inEveryWorld } from '../document/values/world';
import type { Exploration } from '../document/values/world';

/** Reads something in all worlds that differ in what it asks for, or gives up soon where there are too many. */
export function exploreFor<T>(application: Application, read: (documents: Documents) => T, givesUp = false): Exploration<T> {
  return inEveryWorld((world) => world.read(() => read(new Documents(application, world))), undefined, givesUp);
}
