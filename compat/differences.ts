import { acceptedHere, differsBy, refusedHere, type Explain } from './harness/explain';
import type { PeerName } from './harness/peer';

/** A difference on purpose: what v1 or v2 does, what we do, and why. */
export interface Difference {
  readonly id: string;
  /** What they do. */
  readonly theirs: string;
  /** What happens here. */
  readonly here: string;
  readonly reason: string;
  readonly peers: readonly PeerName[];
  /** Recognises the difference between their outcome and ours. */
  readonly explains: Explain;
}

const BOTH: readonly PeerName[] = ['v1', 'v2'];
const V1: readonly PeerName[] = ['v1'];
const V2: readonly PeerName[] = ['v2'];
const SERVICE = 'The service refuses it at deployment';

/** All there are: whatever else differs is a mistake. The README shows this table. */
export const DIFFERENCES: readonly Difference[] = [
  {
    id: 'default-events',
    peers: V1,
    theirs: 'v1: a vault with a topic and no list of events is notified of 15 events',
    here: '17 events, as in v2',
    reason: 'v2 added the two events of S3 objects',
    explains: differsBy({ theirs: addS3Events }),
  },
  {
    id: 'generated-names',
    peers: BOTH,
    theirs: 'Plans, rules and selections are named after ids even where the service refuses such a name (spaces, more than 50 characters)',
    here: 'A generated name is made valid, always in the same way, and stays unique; valid ones are unchanged',
    reason: SERVICE,
    explains: differsBy({ theirs: hideNames(false), ours: hideNames(true) }),
  },
  {
    id: 'late-resources',
    peers: BOTH,
    theirs: '`fromConstruct` passes over raw `CfnResource`s of a collected type, and resources that other aspects add later',
    here: 'It collects them',
    reason: 'What stands in the tree is to be protected',
    explains: differsBy({ theirs: hideResources, ours: hideResources }),
  },
  {
    id: 'lock-min-equals-max',
    peers: V2,
    theirs: 'v2 refuses a vault lock with `minRetention` equal to `maxRetention`',
    here: 'Accepted',
    reason: 'The service accepts it',
    explains: acceptedHere(/maxRetention|minRetention/, (templates) => /"MaxRetentionDays":(\d+),"MinRetentionDays":\1[,}]/.test(templates)),
  },
  {
    id: 'tokens-refused',
    peers: V1,
    theirs: 'v1 refuses a token as the name of a vault, and as the retention of continuous backups',
    here: 'Tokens pass, as in v2',
    reason: 'A token has no value to check at synthesis',
    explains: acceptedHere(/vault name|<token>/, (templates) => templates.includes('"lazy-name"') || templates.includes('"DeleteAfterDays":14')),
  },
  {
    id: 'token-vault-arn',
    peers: V1,
    theirs: 'v1: of a vault imported by an ARN that is a token, the name is the wrong part of the ARN',
    here: 'The name is the last part, as in v2',
    reason: 'No such vault can exist',
    explains: differsBy({ theirs: takeLastPart }),
  },
  {
    id: 'vault-tags',
    peers: V1,
    theirs: 'v1: `Tags` pass over vaults and plans',
    here: 'They are tagged, as in v2',
    reason: 'They are meant to be',
    explains: differsBy({ ours: removeTags }),
  },
  {
    id: 'bare-vault-of-plan',
    peers: V2,
    theirs: 'v2: `plan.backupVault` throws where the plan was given a bare reference, such as an L1',
    here: 'It returns a vault for the reference',
    reason: 'The reference holds name and ARN, which is all that is needed',
    explains: acceptedHere(/./, (templates) => templates.includes('"BareName"') && templates.includes('"BareArn"')),
  },
  {
    id: 'cross-environment',
    peers: V2,
    theirs: 'v2 throws on a copy to a vault of another account where the stacks have no role that may read it',
    here: 'The ARN is made of the name, account and Region of the vault',
    reason: 'All its parts are known at synthesis',
    explains: acceptedHere(/cannot reference/, (templates) => templates.includes(':backup:us-east-1:210987654321:backup-vault:far-copies')),
  },
  refusal('start-window', 'A start window of less than 60 minutes', /start ?window/i),
  refusal('completion-window', 'A completion window of less than 60 minutes more than the start window', /completion ?window/i),
  refusal('cold-storage-of-rule', 'A rule that deletes less than 90 days after the move to cold storage', /90 days/),
  refusal('retention-range', 'A retention beyond 1 to 36,500 days', /36,?500/),
  refusal('cron', 'A cron expression that AWS does not know', /cron/i),
  refusal('time-zone', 'A time zone that is not an IANA name', /time ?zone/i, V2),
  refusal('rule-name', 'A rule name other than 1 to 50 letters, digits, `-`, `_` or `.`', /rule ?name/i),
  refusal('plan-name', 'A plan name other than 1 to 50 letters, digits, `-`, `_` or `.`', /plan ?name/i),
  refusal('selection-name', 'A selection name other than 1 to 50 letters, digits, `-`, `_` or `.`', /selection ?name/i),
  refusal('rules-of-plan', 'A plan with more than 10 rules', /\b10 rules|rules.*\b10\b/),
  refusal('copies-of-rule', 'A rule with more than 5 copies', /copy ?actions|copies/i, V2),
  refusal('index-actions', 'A rule with more than one index action, or one of other than one resource type', /index ?action/i, V2),
  refusal('recovery-point-tags', 'A rule with more than 10 recovery point tags', /recovery ?point ?tags/i, V2),
  refusal('empty-selection', 'A selection that has no ARN and no tag at the end of synthesis', /select(s|ion).*(nothing|empty|at least one)|no resource/i),
  refusal('selection-arns', 'A selection of more than 500 ARNs, or of more than 30 with a wildcard', /500|30.*wildcard|wildcard.*30/),
  refusal('selection-tags', 'A selection by more than 30 tags', /30 tag|tags.*30/),
  refusal('selections-of-plan', 'A plan with more than 100 selections', /100 selections|selections.*100/),
  refusal('dummy-operation', '`TagOperation.DUMMY`', /dummy/i),
  refusal('imported-vault-name', 'An imported vault whose name is other than 2 to 50 letters, digits, `-` or `_`', /backupVaultName|vault name/),
  refusal('imported-vault-arn', 'An imported vault whose ARN is not that of a vault', /backupVaultArn|vault ARN/i),
  refusal('lock-grace', 'A vault lock that stays changeable for more than 36,500 days', /changeableFor/, V2),
  refusal('policy-wildcard', 'An action with `*` in the access policy of a vault', /wildcard|\*/),
  refusal('fifo-topic', 'A FIFO topic for the notifications of a vault', /fifo/i),
];

/** What the service is certain to refuse is refused at synthesis. */
function refusal(id: string, what: string, message: RegExp, peers: readonly PeerName[] = BOTH): Difference {
  return { id, peers, theirs: `${what} is let through`, here: 'An error at synthesis', reason: SERVICE, explains: refusedHere(message) };
}

function addS3Events(resource: any): void {
  const events = resource.Properties?.Notifications?.BackupVaultEvents;
  if (resource.Type === 'AWS::Backup::BackupVault' && events?.length === 15) {
    events.push('S3_BACKUP_OBJECT_FAILED', 'S3_RESTORE_OBJECT_FAILED');
  }
}

function takeLastPart(resource: any): void {
  JSON.stringify(resource, (key, value) => {
    if (key === 'Fn::Select' && value[0] === 1 && JSON.stringify(value[1]).startsWith('{"Fn::Split":[":"')) {
      value[0] = 6;
    }
    return value;
  });
}

function removeTags(resource: any): void {
  delete resource.Properties?.BackupVaultTags;
  delete resource.Properties?.BackupPlanTags;
}

/** Takes the names that the service would refuse out of theirs, and out of ours those that we may have put there. */
function hideNames(ours: boolean): (resource: any) => void {
  const seen = new Set<string>();
  const hide = (owner: any, key: string) => {
    const valid = /^[a-zA-Z0-9\-_.]{1,50}$/.test(owner[key]);
    if (ours ? !valid || seen.has(owner[key]) : false) {
      return;
    }
    seen.add(owner[key]);
    owner[key] = ours || !valid ? 'generated' : owner[key];
  };
  return (resource) => {
    const plan = resource.Properties?.BackupPlan;
    if (plan) {
      [plan].forEach((owner) => hide(owner, 'BackupPlanName'));
      plan.BackupPlanRule.forEach((rule: any) => hide(rule, 'RuleName'));
    }
    const selection = resource.Properties?.BackupSelection;
    if (selection) {
      hide(selection, 'SelectionName');
    }
  };
}

function hideResources(resource: any): void {
  const selection = resource.Properties?.BackupSelection;
  if (selection?.Resources) {
    selection.Resources = selection.Resources.filter((arn: unknown) => !JSON.stringify(arn).includes('Late'));
  }
}
