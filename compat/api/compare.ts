import { ALLOWED } from './allowed';
import type { Api, ApiCallable, ApiMethod, ApiProperty, ApiReference, ApiType, ApiValue } from './assembly';
import type { PeerName } from '../harness/peer';
import type { Tally } from '../harness/tally';

/** How many members were compared, and how many are allowed to be other. */
export interface ApiCount {
  readonly types: number;
  readonly members: number;
  readonly allowed: number;
}

/** Whatever a peer has, we have: of the same name, in the same place, taking no less and giving no less. */
export function compareApi(api: Api, peer: PeerName, tally: Tally): ApiCount {
  const met: string[] = [];
  let members = 0;
  const judge = (member: string, faults: string[]) => {
    members++;
    const left = faults.filter((fault) => {
      const allowed = ALLOWED.some((entry) => entry.member === member && fault.startsWith(entry.what));
      met.push(...(allowed ? [member] : []));
      return !allowed;
    });
    tally.check(`API of ${peer}, ${member}: ${left.join(', ')}`, left.length === 0);
  };
  for (const theirs of api.types(peer).values()) {
    const ours = api.types('ours').get(theirs.fqn);
    judge(theirs.name, ours ? typeFaults(api, theirs, ours) : ['missing']);
    for (const [name, faults] of ours ? memberFaults(api, theirs, ours) : []) {
      judge(`${theirs.name}.${name}`, faults);
    }
  }
  return { types: api.types(peer).size, members, allowed: met.length };
}

/** Entries of the table that neither peer meets are stale. */
export function staleAllowances(api: Api): string[] {
  return ALLOWED
    .filter(({ member }) => !(['v1', 'v2'] as const).some((peer) => {
      const [type, name] = member.split('.');
      const theirs = api.types(peer).get(`cdk-aws-backup.${type}`);
      const ours = api.types('ours').get(`cdk-aws-backup.${type}`);
      return theirs && ours && memberFaults(api, theirs, ours).some(([met, faults]) => met === name && faults.length > 0);
    }))
    .map(({ member }) => member);
}

function typeFaults(api: Api, theirs: ApiType, ours: ApiType): string[] {
  const above = api.ancestors(ours.fqn);
  const required = [...theirs.interfaces ?? [], ...(theirs.base ? [theirs.base] : [])];
  const names = new Set([...theirs.properties ?? [], ...theirs.methods ?? []].map(({ name }) => name));
  const demanded = theirs.kind === 'interface' ? [...ours.properties ?? [], ...ours.methods ?? []].filter((member) => !names.has(member.name) && !('optional' in member && member.optional)) : [];
  return [
    ...(theirs.kind === ours.kind && Boolean(theirs.datatype) === Boolean(ours.datatype) ? [] : [`is a ${ours.kind}, not a ${theirs.kind}`]),
    ...(ours.abstract && !theirs.abstract ? ['is abstract'] : []),
    ...required.filter((fqn) => !above.has(fqn)).map((fqn) => `is no ${fqn}`),
    ...demanded.map(({ name }) => `demands '${name}'`),
  ];
}

function memberFaults(api: Api, theirs: ApiType, ours: ApiType): [string, string[]][] {
  const find = <T extends { name: string }>(name: string, list: readonly T[] = []) => list.find((member) => member.name === name);
  const isStruct = theirs.datatype === true;
  return [
    ...(theirs.initializer ? [['constructor', ours.initializer ? callFaults(api, theirs.initializer, ours.initializer) : ['missing']] as [string, string[]]] : []),
    ...(theirs.methods ?? []).map((method): [string, string[]] => {
      const other = find(method.name, ours.methods);
      return [method.name, other ? methodFaults(api, method, other) : ['missing']];
    }),
    ...(theirs.properties ?? []).map((property): [string, string[]] => {
      const other = find(property.name, ours.properties);
      return [property.name, other ? propertyFaults(api, property, other, isStruct) : ['missing']];
    }),
    ...(theirs.members ?? []).map(({ name }): [string, string[]] => [name, find(name, ours.members) ? [] : ['missing']]),
  ];
}

function methodFaults(api: Api, theirs: ApiMethod, ours: ApiMethod): string[] {
  return [
    ...(Boolean(theirs.static) === Boolean(ours.static) ? [] : ['static or not']),
    ...(ours.protected && !theirs.protected ? ['is protected'] : []),
    ...(ours.abstract && !theirs.abstract ? ['is abstract'] : []),
    ...(Boolean(theirs.returns) === Boolean(ours.returns) ? [] : ['returns or not']),
    ...(theirs.returns && ours.returns && !api.assignable(ours.returns.type, theirs.returns.type) ? [`returns ${show(ours.returns.type)}, not ${show(theirs.returns.type)}`] : []),
    ...(ours.returns?.optional && !theirs.returns?.optional ? ['may return nothing'] : []),
    ...callFaults(api, theirs, ours),
  ];
}

function callFaults(api: Api, theirs: ApiCallable, ours: ApiCallable): string[] {
  const left = theirs.parameters ?? [];
  const right = ours.parameters ?? [];
  return [
    ...left.flatMap((parameter, index) => {
      const other = right[index];
      return !other || other.name !== parameter.name
        ? [`parameter ${index} is '${other?.name}', not '${parameter.name}'`]
        : [...taken(api, parameter, other), ...(Boolean(parameter.variadic) === Boolean(other.variadic) ? [] : [`'${other.name}' is variadic or not`])];
    }),
    ...right.slice(left.length).filter(({ optional, variadic }) => !optional && !variadic).map(({ name }) => `demands parameter '${name}'`),
  ];
}

function propertyFaults(api: Api, theirs: ApiProperty, ours: ApiProperty, isStruct: boolean): string[] {
  return [
    ...(Boolean(theirs.static) === Boolean(ours.static) ? [] : ['static or not']),
    ...(ours.protected && !theirs.protected ? ['is protected'] : []),
    ...(ours.immutable && !theirs.immutable ? ['cannot be set'] : []),
    ...(isStruct ? taken(api, theirs, ours) : given(api, theirs, ours)),
  ];
}

/** What a caller passes: we take no less. */
function taken(api: Api, theirs: ApiValue, ours: ApiValue): string[] {
  return [
    ...(api.assignable(theirs.type, ours.type) ? [] : [`'${ours.name}' takes ${show(ours.type)}, not ${show(theirs.type)}`]),
    ...(theirs.optional && !ours.optional ? [`'${ours.name}' is required`] : []),
  ];
}

/** What a caller gets: we give no less. */
function given(api: Api, theirs: ApiValue, ours: ApiValue): string[] {
  return [
    ...(api.assignable(ours.type, theirs.type) ? [] : [`is ${show(ours.type)}, not ${show(theirs.type)}`]),
    ...(ours.optional && !theirs.optional ? ['may be undefined'] : []),
  ];
}

function show(reference: ApiReference): string {
  return 'fqn' in reference ? reference.fqn : JSON.stringify(reference);
}
