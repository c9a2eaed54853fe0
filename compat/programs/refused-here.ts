import { BREACHES } from './breaches';
import { BOTH, type Program } from '../harness/program';

/** Each breach of a law of the service, alone in a program that is otherwise sound. */
export const REFUSED_HERE: readonly Program[] = BREACHES.map((breach): Program => ({
  id: `refused here: ${breach.id}`,
  peers: breach.peers,
  shows: Object.fromEntries((breach.peers ?? BOTH).map((peer) => [peer, breach.row])),
  run: (k) => breach.commit(k, k.stack()),
}));
