process.env.CDK_VALIDATION='false';
import { loadV1, loadV2, loadOurs } from './harness/peer';
import { PROGRAMS } from './programs';
import { run } from './harness/run';
import { compare } from './harness/compare';
import { BOTH } from './harness/program';
const t=Date.now(); const v1=loadV1(), v2=loadV2(); const t1=Date.now();
let same=0, n=0;
const only = process.argv[2];
for (const p of PROGRAMS) { if (only && !p.id.includes(only)) continue;
  const peers = p.peers ?? BOTH; n++;
  const o2 = peers.includes('v2') ? run(p, v2): undefined; const o1 = peers.includes('v1') ? run(p, v1): undefined;
  for (const [nm,o] of [['v1',o1],['v2',o2]] as const) if (o?.kind==='refused' && (!p.refused || o.crashed)) console.log(`${p.id} :: ${nm} refuses ${o.message.slice(0,500)}`);
  for (const [nm,o] of [['v1',o1],['v2',o2]] as const) if (o && o.kind!=='refused' && p.refused) console.log(`${p.id} :: ${nm} ACCEPTS`);
  if (o1 && o2 && !p.shows) { const d = compare(o1,o2); if (d) console.log(`${p.id} :: DIFF ${d.path}\n   v1 ${JSON.stringify(d.theirs)?.slice(0,300)}\n   v2 ${JSON.stringify(d.ours)?.slice(0,300)}`); else same++; }
}
console.log(n, 'programs', same, 'same', t1-t, Date.now()-t1);
