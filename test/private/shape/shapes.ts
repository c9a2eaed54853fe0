import type { NamedType, Place, Shapes } from '../../../src/private/shape/shape';

const TYPES: Record<string, NamedType> = {
  'RuleProps': {
    kind: 'struct',
    properties: {
      name: { shape: 'text' },
      count: { shape: 'number' },
      enabled: { shape: 'boolean' },
      until: { shape: 'date' },
      anything: { shape: 'any' },
      tags: { shape: { map: 'text' } },
      documents: { shape: { map: 'any' } },
      lists: { shape: { list: { list: 'text' } } },
      regions: { shape: { list: 'text' } },
      events: { shape: { list: '#Event' } },
      copies: { shape: { list: '#CopyProps' } },
      schedule: { shape: '#aws_events.Schedule' },
      retention: { shape: '#Duration' },
      kinds: { shape: { list: '#Kind' } },
      conditions: { shape: { list: '#Condition' } },
      policy: { shape: '#aws_iam.PolicyDocument' },
      role: { shape: '#aws_iam.IRole' },
      plan: { shape: '#interfaces.aws_backup.IPlanRef' },
      rule: { shape: '#IRule' },
      document: { shape: '#IDocument' },
    },
  },
  'CopyProps': { kind: 'struct', properties: { vault: { shape: '#interfaces.aws_backup.IVaultRef', required: true }, retention: { shape: '#Duration' } } },
  'Event': { kind: 'enum', written: 'Event' },
  'Duration': {
    kind: 'class',
    has: { toDays: 'method', toMinutes: 'method' },
    made: { written: 'Duration', from: { text: ['parse'], number: ['days', 'hours'] } },
  },
  'aws_events.Schedule': { kind: 'class', has: { expressionString: 'text' }, made: { written: 'events.Schedule', from: { text: ['expression'] }, others: ['cron'] } },
  'aws_iam.PolicyDocument': { kind: 'class', has: { addStatements: 'method' }, made: { written: 'iam.PolicyDocument', from: { object: ['fromJson'] } } },
  'aws_iam.IRole': { kind: 'interface', has: { roleArn: 'text', roleName: 'text' }, alsoHas: ['node'] },
  'interfaces.aws_backup.IVaultRef': {
    kind: 'interface', has: { vaultRef: { vaultName: 'text', vaultArn: 'text' } }, made: { written: '', imports: ['Vault.fromName()', 'Vault.fromArn()'] },
  },
  'interfaces.aws_backup.IPlanRef': { kind: 'interface', has: { planRef: { planId: 'text' } }, alsoHas: ['node', 'env'] },
  'Kind': { kind: 'class', has: { kindName: 'text' }, made: { written: 'Kind', from: { text: ['of'] }, constants: ['EBS', 'S3'] } },
  'IRule': { kind: 'interface', has: { ruleId: 'text', start: 'method' }, looks: { props: '#CopyProps', label: 'text' }, mayLook: { more: '#CopyProps', count: 'number' } },
  'IDocument': { kind: 'interface', has: { statements: 'list', toJSON: 'method' }, alsoHas: ['resolve'] },
  'Condition': { kind: 'class', has: { operator: 'text' }, made: { written: 'Condition', others: ['equals', 'like'] } },
};

/** As the build would write them, of a library that has a rule. */
export function shapesOf(calls: Record<string, Record<string, Place>>): Shapes {
  return {
    parametersOf: (call) => Object.entries(calls[call]),
    typeOf: (name) => TYPES[name],
    valuesOf: () => ({ JOB_STARTED: 'STARTED', JOB_FAILED: 'FAILED' }),
  };
}
