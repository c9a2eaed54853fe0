import type { Cause } from './causes';
import { acceptedHere, differsBy, differsInAll, eitherWay, refusedHere, type Explain } from './harness/explain';
import type { PeerName } from './harness/peer';

/** A difference on purpose: what v1 or v2 does, what we do, and why. */
export interface Difference {
  readonly id: string;
  readonly cause: Cause;
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

/** All there are: whatever else differs is a mistake. docs/moving.md shows them by their causes. */
export const DIFFERENCES: readonly Difference[] = [
  {
    id: 'default-events',
    cause: 'asInV2',
    peers: V1,
    theirs: 'v1: a vault with a topic and no list of events is notified of 15 events',
    here: '17 events, as in v2',
    reason: 'v2 added the two events of S3 objects',
    explains: differsBy(addS3Events),
  },
  {
    id: 'generated-names',
    cause: 'service',
    peers: BOTH,
    theirs: 'Plans, rules and selections are named after ids even where the service is certain to refuse such a name (spaces)',
    here: 'A generated name is made valid, always in the same way, and stays unique; all others are unchanged, also those that are longer than documented',
    reason: SERVICE,
    explains: differsBy(takeMadeNames),
  },
  {
    id: 'late-resources',
    cause: 'protected',
    peers: BOTH,
    theirs: '`fromConstruct` passes over raw `CfnResource`s of a collected type, keeps resources that an aspect removes, '
      + 'and repeats all in a second, forced synthesis; v1 also passes over resources that other aspects add later',
    here: 'It collects what stands in the tree when the template is written, each resource once',
    reason: 'What stands in the tree is to be protected',
    explains: differsBy(takeLateResources),
  },
  {
    id: 'lock-min-equals-max',
    cause: 'needless',
    peers: V2,
    theirs: 'v2 refuses a vault lock with `minRetention` equal to `maxRetention`',
    here: 'Accepted',
    reason: 'The service accepts it',
    explains: acceptedHere(/retention/, (templates) => /"MaxRetentionDays":(\d+),"MinRetentionDays":\1[,}]/.test(templates)),
  },
  {
    id: 'tokens-refused',
    cause: 'tokens',
    peers: V1,
    theirs: 'v1 refuses a token as the name of a vault, and as the retention of continuous backups',
    here: 'Tokens pass, as in v2',
    reason: 'A token has no value to check at synthesis',
    explains: acceptedHere(/vault name|<token>/, (templates) => templates.includes('"lazy-name"') || templates.includes('"DeleteAfterDays":14')),
  },
  {
    id: 'token-vault-arn',
    cause: 'wrongArn',
    peers: V1,
    theirs: 'v1: of a vault imported by an ARN that is a token, the name is the wrong part of the ARN',
    here: 'The name is the last part, as in v2',
    reason: 'What v1 takes is not the name of the vault',
    explains: differsBy(takeLastPart),
  },
  {
    id: 'joined-vault-arn',
    cause: 'wrongArn',
    peers: V2,
    theirs: 'v2: of a vault imported by an ARN with a token in it that the CDK writes with colons, such as `Fn.join()`, name, account and Region are wrong parts of the ARN',
    here: 'They are the right ones',
    reason: 'What v2 takes is not the name of the vault',
    explains: differsBy(takeNameOfVault),
  },
  {
    id: 'vault-tags',
    cause: 'asInV2',
    peers: V1,
    theirs: 'v1: `Tags` pass over vaults and plans',
    here: 'They are tagged, as in v2',
    reason: 'They are meant to be',
    explains: differsBy(takeTags),
  },
  {
    id: 'schedule-tokens',
    cause: 'tokens',
    peers: BOTH,
    theirs: 'A schedule that is a token as a whole, such as a parameter, is refused',
    here: 'It passes',
    reason: 'A token has no value to check at synthesis',
    explains: acceptedHere(/must be of type `cron`/, (templates) => templates.includes('"ScheduleExpression":{"Ref":"Schedule"}')),
  },
  {
    id: 'bare-vault-of-plan',
    cause: 'needless',
    peers: V2,
    theirs: 'v2: `plan.backupVault` throws where the plan was given a bare reference, such as an L1',
    here: 'It returns a vault for the reference',
    reason: 'The reference holds name and ARN, which is all that is needed',
    explains: acceptedHere(/./, (templates) => templates.includes('"BareName"') && templates.includes('"BareArn"')),
  },
  {
    id: 'under-condition',
    cause: 'deployable',
    peers: BOTH,
    theirs: 'What has a CloudFormation condition is referred to in any case, by a selection, or by the policy that its topic gets: the stack is refused where the condition is not met',
    here: 'The ARN is left out there, by `Fn::If`, unless the selection has the same condition; the policy gets the condition of its topic',
    reason: 'A stack can be deployed where a condition is not met',
    explains: differsBy(takeConditions),
  },
  {
    id: 'copies-elsewhere',
    cause: 'deployable',
    peers: V2,
    theirs: 'v2: the ARN of a vault in a stack of another account, Region or stage, to copy into, is handed over by custom resources, outputs and roles, or refused where there are none',
    here: 'The ARN is written out, if the name of the vault is known, and the stack of the plan does not depend on that of the vault',
    reason: 'Nothing has to be handed over, and two stacks may copy into each other',
    explains: eitherWay(
      differsInAll(writeOutCopies),
      acceptedHere(/cross-account|another account|GetStackOutput|role|cross stage/i, (templates) => /"DestinationBackupVaultArn":(\{"Fn::Join":|"arn:).*:backup-vault:/.test(templates)),
    ),
  },
  {
    id: 'import-elsewhere',
    cause: 'wrongArn',
    peers: BOTH,
    theirs: 'An EFS file system that was imported by an ARN of another account or Region is selected by an ARN of the account and Region of its stack',
    here: 'It is selected by the ARN by which it was imported, and a warning says that the plan does not reach it',
    reason: 'What they take is the ARN of another file system, or of none',
    explains: differsBy(takeImportsElsewhere),
  },
  refusal('start-window', 'A start window of less than 60 minutes', /^'startWindow' must/),
  refusal('completion-window', 'A completion window of less than 60 minutes more than the start window', /^'completionWindow' must/),
  refusal('cold-storage-of-rule', 'A rule that deletes less than 90 days after the move to cold storage', /^'deleteAfter' must be at least 90 days after/),
  refusal('retention-range', 'A retention beyond 1 to 36,500 days', /(deleteAfter|moveToColdStorageAfter)' must be between 1 and 36,500/),
  refusal('cron', 'A cron expression that AWS does not know', /^'scheduleExpression':/),
  refusal('time-zone', 'A time zone that is not an IANA name', /^'scheduleExpressionTimezone':/, V2),
  refusal('rule-name', 'A rule name of other characters than letters, digits, `-`, `_` and `.`, or of none', /^'ruleName' must/),
  refusal('plan-name', 'A plan name of other characters than letters, digits, `-`, `_` and `.`', /'backupPlanName' must/),
  refusal('selection-name', 'A selection name of other characters than letters, digits, `-`, `_`, `.` and `:`', /'backupSelectionName' must/),
  refusal('rules-of-plan', 'A plan with more than 10 rules', /at most 10 rules/),
  refusal('copies-of-rule', 'A rule with more than 5 copies', /^'copyActions' must have at most 5/, V2),
  refusal('copy-partition', 'A copy into a vault of another partition', /must copy within the partition/, V2),
  refusal('copy-key', 'A copy into a vault of another account that has no customer managed key, as the vault `Default` has none', /customer managed key in another account/, V2),
  refusal('retention-of-vault', 'A rule or a copy with a retention that the lock of its vault does not let in', /takes only what is kept for/, V2),
  refusal('index-actions', 'A rule with several index actions, or with an index action of no or several resource types, or of one that AWS Backup does not index', /^'indexActions/, V2),
  refusal('recovery-point-tags', 'A rule with more than 10 recovery point tags', /^'recoveryPointTags' must have at most 10/, V2),
  refusal('empty-selection', 'A selection that has no ARN and no tag at the end of synthesis', /at least one ARN or tag/),
  refusal('selection-arns', 'A selection of more than 500 ARNs, or with more than 30 wildcards', /at most (500|30) ARNs/),
  refusal('selection-tags', 'A selection by more than 30 tags', /at most 30 tags/),
  refusal('wildcard-in-name', 'An ARN pattern with `*` within a name', /only for a whole section of an ARN or at the end of a name/),
  refusal('role-trust', 'A selection with a role of the app that AWS Backup cannot assume', /does not trust backup\.amazonaws\.com/),
  refusal('service-linked-role', 'A selection with a service-linked role', /a service-linked role is none/),
  refusal('role-arn', 'A selection with an imported role whose ARN is not that of a role', /'role' must be the ARN of a role/),
  refusal('selections-of-plan', 'A plan with more than 100 selections', /at most 100 selections/),
  refusal('selections-with-tags', 'A plan with more than 10 selections by tags', /at most 10 selections with tags/),
  refusal('dummy-operation', '`TagOperation.DUMMY`', /TagOperation\.DUMMY/),
  refusal('imported-vault-name', 'An imported vault whose name is neither 2 to 50 letters, digits, `-` and `_` nor one of AWS like `aws/efs/automatic-backup-vault`', /'backupVaultName' must be 2 to 50/),
  refusal('imported-vault-arn', 'An imported vault whose ARN is not that of a vault', /'backupVaultArn' must be the ARN/),
  refusal('lock-grace', 'A vault lock that stays changeable for more than 36,500 days', /'lockConfiguration\.changeableFor' must/, V2),
  refusal('key-region', 'A vault with a key of another Region', /'encryptionKey' must be a key of the Region/),
  refusal('policy-wildcard', 'An action with `*` in the access policy of a vault', /access policy of a vault must name each action/),
  refusal('key-alias', 'An alias in the place of the key of a vault', /must have the ARN of a key, got the alias/),
  refusal('key-asymmetric', 'A vault with an asymmetric key, or one for message authentication codes', /must have a symmetric key/),
  refusal('vault-name-twice', 'A second vault of a name in an account and Region', /'backupVaultName' must be unique/),
  refusal('policy-statement', 'A statement without a principal or an action in the access policy of a vault, or with an account that is not 12 digits', /of the access policy must/),
  refusal('key-arn', 'A vault with an imported key whose ARN is not that of a key', /must have the ARN of a key, arn:/),
  refusal('fifo-topic', 'A FIFO topic for the notifications of a vault', /fifo/i),
  {
    id: 'others-judged',
    cause: 'service',
    peers: BOTH,
    theirs: 'L1s and included templates are not looked at, whatever they say of plans, selections and vaults',
    here: 'Beside a construct of this package, and where `BackupChecks` are turned on, they are judged like its own, and so is what aws-cdk-lib makes',
    reason: 'The service looks at what the template says',
    explains: refusedHere(/^ *\[.*\] '[A-Z]\w+(\.\w+)*' must/m),
  },
  {
    id: 'wrong-types',
    cause: 'dropped',
    peers: BOTH,
    theirs: 'What only plain JavaScript can give (a text for `true`, `false` within a list, an event that does not exist, a misspelt property, '
      + 'a vault, plan or role that is an object with a wrong member, or a vault or plan without a place in the tree) is dropped, or taken as it is',
    here: 'An error that names the property, what was given and what is allowed',
    reason: 'What is dropped without a word is missing in the backups; every other language refuses it',
    explains: refusedHere(/must be true or false, got|must be an? \w+( \(.*\))?, got|is no property of/),
  },
];

/** What the service is certain to refuse is refused at synthesis. */
function refusal(id: string, what: string, message: RegExp, peers: readonly PeerName[] = BOTH): Difference {
  return { id, cause: 'refusal', peers, theirs: `${what} is let through`, here: 'An error at synthesis', reason: SERVICE, explains: refusedHere(message) };
}

/* What of ours each difference puts into theirs: what is left after that has to be equal. */

function addS3Events(theirs: any): void {
  const events = theirs.Properties?.Notifications?.BackupVaultEvents;
  if (theirs.Type === 'AWS::Backup::BackupVault' && events?.length === 15) {
    events.push('S3_BACKUP_OBJECT_FAILED', 'S3_RESTORE_OBJECT_FAILED');
  }
}

/** Where their name would be refused, ours is taken if it is valid and no other of its kind. */
function takeMadeNames(theirs: any, ours: any): void {
  const take = (left: any, right: any, key: string, others: unknown[], law = /^[a-zA-Z0-9\-_.]+$/) => {
    const valid = (name: unknown) => typeof name !== 'string' || law.test(name);
    if (!valid(left[key]) && valid(right[key]) && others.filter((name) => name === right[key]).length === 1) {
      left[key] = right[key];
    }
  };
  const [plan, ourPlan] = [theirs, ours].map((resource) => resource.Properties?.BackupPlan);
  if (plan && ourPlan) {
    take(plan, ourPlan, 'BackupPlanName', [ourPlan.BackupPlanName]);
    const names = ourPlan.BackupPlanRule.map((rule: any) => rule.RuleName);
    plan.BackupPlanRule.forEach((rule: any, index: number) => take(rule, ourPlan.BackupPlanRule[index] ?? {}, 'RuleName', names));
  }
  const [selection, ourSelection] = [theirs, ours].map((resource) => resource.Properties?.BackupSelection);
  if (selection && ourSelection) {
    take(selection, ourSelection, 'SelectionName', [ourSelection.SelectionName], /^[a-zA-Z0-9\-_.:]+$/);
  }
}

/** Late resources, by their ids in the programs, are at their place in ours and nowhere in theirs. */
function takeLateResources(theirs: any, ours: any): void {
  const [selection, ourSelection] = [theirs, ours].map((resource) => resource.Properties?.BackupSelection);
  const isLate = (arn: unknown) => /"(Passed)?Late/.test(JSON.stringify(arn));
  if (selection?.Resources && ourSelection?.Resources && !selection.Resources.some(isLate)) {
    ourSelection.Resources.forEach((arn: unknown, index: number) => isLate(arn) && selection.Resources.splice(index, 0, arn));
  }
}

/** arn:partition:backup:region:account:backup-vault:name. v1 looks for the name behind a slash. */
function takeLastPart(theirs: any): void {
  for (const [key, value] of Object.entries<any>(theirs ?? {})) {
    const [index, split] = value?.['Fn::Select'] ?? [];
    const select = split?.['Fn::Split']?.[1]?.['Fn::Select'];
    if (index === 1 && split['Fn::Split'][0] === '/' && select?.[0] === 5) {
      theirs[key] = { 'Fn::Select': [6, select[1]] };
    } else if (value && typeof value === 'object') {
      takeLastPart(value);
    }
  }
}

/** What stands before the name is cut off. */
function takeNameOfVault(theirs: any): void {
  (theirs.Properties?.BackupPlan?.BackupPlanRule ?? []).forEach((rule: any) => { rule.TargetBackupVault = rule.TargetBackupVault.replace?.(/^.*:backup-vault:/, '') ?? rule.TargetBackupVault; });
}

/** An ARN that ours has written out is that of theirs, but for the account and the Region. */
function takeImportsElsewhere(theirs: any, ours: any): void {
  const [selection, ourSelection] = [theirs, ours].map((resource) => resource.Properties?.BackupSelection);
  ourSelection?.Resources?.forEach((arn: unknown, index: number) => {
    const id = /^arn:aws:elasticfilesystem:[\w-]+:\d+:(file-system\/fs-\w+)$/.exec(String(arn))?.[1];
    if (id && JSON.stringify(selection?.Resources?.[index]).includes(`:${id}"`)) { selection.Resources[index] = arn; }
  });
}

/** An ARN that ours has under a condition is otherwise that of theirs. */
function takeConditions(theirs: any, ours: any): void {
  const [selection, ourSelection] = [theirs, ours].map((resource) => resource.Properties?.BackupSelection);
  for (const list of ['Resources', 'NotResources']) {
    ourSelection?.[list]?.forEach((arn: any, index: number) => {
      const [, inner, otherwise] = arn?.['Fn::If'] ?? [];
      const isTheirs = JSON.stringify(inner) === JSON.stringify(selection?.[list]?.[index]);
      if (otherwise?.Ref === 'AWS::NoValue' && isTheirs) { selection[list][index] = arn; }
    });
  }
  if (theirs.Type === 'AWS::SNS::TopicPolicy' && ours.Condition) { theirs.Condition = ours.Condition; }
}

function takeTags(theirs: any, ours: any): void {
  for (const key of ['BackupVaultTags', 'BackupPlanTags']) {
    if (ours.Properties?.[key] && !theirs.Properties?.[key]) {
      theirs.Properties[key] = ours.Properties[key];
    }
  }
}

/** What hands over the ARNs goes, with the dependencies between the stacks, and the ARNs are those of ours, if they are written out. */
function writeOutCopies(theirs: any, ours: any): void {
  if (!theirs.Resources) { Object.assign(theirs, ours); }
  for (const section of ['Parameters', 'Resources', 'Outputs']) {
    for (const id of Object.keys(theirs[section] ?? {})) {
      if (!ours[section]?.[id] && /^(AssetParameters|ExportsWriter|ExportsReader|CustomCrossRegionExport|PublishGetStackOutput|PublishOutput)/.test(id)) { delete theirs[section][id]; }
    }
    if (theirs[section] && Object.keys(theirs[section]).length === 0) { delete theirs[section]; }
  }
  for (const [id, { Properties: properties }] of Object.entries<any>(theirs.Resources ?? {})) {
    (properties?.BackupPlan?.BackupPlanRule ?? []).forEach((rule: any, index: number) => rule.CopyActions?.forEach((copy: any, at: number) => {
      const arn = ours.Resources?.[id]?.Properties.BackupPlan.BackupPlanRule[index]?.CopyActions?.[at]?.DestinationBackupVaultArn;
      if (/:backup:[^:]+:\d+:backup-vault:/.test(JSON.stringify(arn))) { copy.DestinationBackupVaultArn = arn; }
    }));
  }
}
