import { findingsIn } from '../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { HERE } from '../../util';

const LATER = { Ref: 'Somewhere' };
const GAPPED = 'AWS::Backup::LogicallyAirGappedBackupVault';
const lock = { MinRetentionDays: 7, MaxRetentionDays: 30 };

/** What is said of a vault, with its place: whole findings. */
function said(properties: object, { type = 'AWS::Backup::BackupVault', others = {}, more = {}, id }: { type?: string; others?: object; more?: object; id?: string } = {}): string[] {
  const content = {
    Parameters: { Somewhere: { Type: 'String' } },
    Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
    Resources: { Vault: { Type: type, Properties: { BackupVaultName: 'vault', ...type === GAPPED ? lock : {}, ...properties }, ...more }, ...others },
  };
  return findingsIn(new TemplateFiles([new TemplateFile({ name: 'T', content, environment: HERE })]))
    .filter((finding) => finding.document.name === 'Vault' && (id === undefined || finding.id === id))
    .map(({ level, id: own, property, message }) => `${level} ${own} ${property}: ${message}`);
}

describe('a name', () => {
  test.each<[unknown, string[]]>([
    ['vault', []],
    [LATER, []],
    ['v', ["error invalidVaultName BackupVaultName: 'BackupVaultName' must be 2 to 50 characters of letters, digits, '-' and '_', got 'v'"]],
    [undefined, ["error invalidVaultName BackupVaultName: 'BackupVaultName' must be given"]],
  ])('%j', (BackupVaultName, expected) => {
    expect(said({ BackupVaultName })).toEqual(expected);
  });
});

describe('a retention', () => {
  const wrong = (property: string, ...messages: string[]) => messages.map((message) => `error invalidRetention ${property}: ${message}`);
  const LOCK = 'LockConfiguration';

  test.each<[object | undefined, string[]]>([
    [undefined, []],
    [LATER, []],
    [{ MinRetentionDays: 1 }, []],
    [{ MinRetentionDays: LATER, MaxRetentionDays: LATER, ChangeableForDays: LATER }, []],
    [{}, wrong(LOCK, "'MinRetentionDays' must be given")],
    [{ MaxRetentionDays: 3 }, wrong(LOCK, "'MinRetentionDays' must be given")],
    [{ MinRetentionDays: 'a' }, wrong(LOCK, "'MinRetentionDays' must be a number of at least 1, got 'a'")],
    [{ MinRetentionDays: 0 }, wrong(LOCK, "'MinRetentionDays' must be between 1 and 36,500 days, got 0 days")],
    [{ MinRetentionDays: 5, MaxRetentionDays: 5 }, []],
    [{ MinRetentionDays: 5, MaxRetentionDays: 4 }, wrong(LOCK, "'MaxRetentionDays' must be at least 'MinRetentionDays' (5 days), got 4 days")],
    [{ MinRetentionDays: 5, ChangeableForDays: 2 }, wrong(LOCK, "'ChangeableForDays' must be between 3 and 36,500 days, got 2 days")],
    [{ MinRetentionDays: 5, ChangeableForDays: 'x', MaxRetentionDays: 'y' }, wrong(LOCK, "'MaxRetentionDays' must be a number of at least 1, got 'y'", "'ChangeableForDays' must be a number of at least 1, got 'x'")],
  ])('of a lock: %j', (LockConfiguration, expected) => {
    expect(said({ LockConfiguration }, { id: 'invalidRetention' })).toEqual(expected);
  });

  test.each<[object, string[]]>([
    [{}, []],
    [{ MinRetentionDays: LATER, MaxRetentionDays: 7 }, []],
    [{ MinRetentionDays: undefined }, wrong('undefined', "'MinRetentionDays' must be given")],
    [{ MinRetentionDays: undefined, MaxRetentionDays: undefined }, wrong('undefined', "'MinRetentionDays' must be given", "'MaxRetentionDays' must be given")],
    [{ MinRetentionDays: 6 }, wrong('undefined', "'MinRetentionDays' must be between 7 and 36,500 days, got 6 days")],
    [{ MinRetentionDays: 31 }, wrong('undefined', "'MaxRetentionDays' must be at least 'MinRetentionDays' (31 days), got 30 days")],
  ])('of a logically air-gapped vault: %j', (properties, expected) => {
    expect(said(properties, { type: GAPPED, id: 'invalidRetention' })).toEqual(expected);
  });

  test('a lock for good is told, and that of a logically air-gapped vault goes without saying', () => {
    const days = (number: string, what: string) => [`warning complianceLock LockConfiguration.ChangeableForDays: 'LockConfiguration.ChangeableForDays' puts the vault under a compliance lock: from ${number} `
      + 'after its deployment on, nobody can change or remove the lock, and no recovery point can be deleted before its retention ends, not by AWS and not by deleting the stack; '
      + `leave '${what}' out for a governance lock, which can be removed`];
    expect(said({ LockConfiguration: { MinRetentionDays: 5, ChangeableForDays: 3 } })).toEqual(days('3 days', 'ChangeableForDays'));
    expect(said({ LockConfiguration: { MinRetentionDays: 5, ChangeableForDays: LATER } })).toEqual(days("the number of days in 'ChangeableForDays'", 'ChangeableForDays'));
    expect(said({ LockConfiguration: { MinRetentionDays: 5, ChangeableForDays: 3 } }, { type: GAPPED })).toEqual([]);
  });
});

describe('an approval team', () => {
  const SHAPE = "error invalidApprovalTeam MpaApprovalTeamArn: 'MpaApprovalTeamArn' must be the ARN of an approval team, arn:<partition>:mpa:<region>:<account>:approval-team/<id>, got ";
  test.each<[unknown, string[]]>([
    [undefined, []],
    [LATER, []],
    ['arn:aws:mpa:eu-central-1:111111111111:approval-team/team', []],
    ['team', [`${SHAPE}'team'`]],
    [['team'], [`${SHAPE}''`]],
    [{ 'Fn::Sub': '${Somewhere}:approval-team/team' }, []],
    [{ 'Fn::Sub': '${Somewhere}:team' }, []],
    [{ 'Fn::Sub': 'arn:aws:sns:${Somewhere}:approval-team/team' }, [`${SHAPE}'arn:aws:sns:*:approval-team/team'`]],
  ])('%j', (MpaApprovalTeamArn, expected) => {
    expect(said({ MpaApprovalTeamArn }, { type: GAPPED })).toEqual(expected);
  });
});

describe('a key', () => {
  const shape = (got: string) => [`error invalidEncryptionKey EncryptionKeyArn: the vault must have the ARN of a key, arn:<partition>:kms:<region>:<account>:key/<id>, got '${got}'`];
  const other = (Type: string) => ({ Other: { Type, Properties: {} } });
  const attribute = (name: string) => ({ 'Fn::GetAtt': ['Other', name] });

  test.each<[unknown, object, string[]]>([
    ['arn:aws:kms:eu-central-1:111111111111:key/k', {}, []],
    ['k', {}, []],
    ['arn:aws:s3:::bucket', {}, shape('arn:aws:s3:::bucket')],
    ['arn:aws:kms::111111111111:key/k', {}, shape('arn:aws:kms::111111111111:key/k')],
    [LATER, {}, []],
    ['arn:aws:sns:eu-central-1:111111111111:topic', {}, shape('arn:aws:sns:eu-central-1:111111111111:topic')],
    ['barn:aws:sns:eu-central-1:111111111111:topic', {}, []],
    [attribute('Arn'), other('AWS::S3::Bucket'), shape('<Other.Arn>')],
    [attribute('TopicArn'), other('AWS::SNS::Topic'), shape('<Other.TopicArn>')],
    [attribute('BucketName'), other('AWS::S3::Bucket'), []],
    [{ Ref: 'Other' }, other('AWS::S3::Bucket'), []],
    [attribute('Arn'), other('AWS::KMS::Key'), []],
    [attribute('KeyArn'), other('AWS::CloudFormation::CustomResource'), []],
    [attribute('Arn'), other('AWS::CloudFormation::CustomResource'), []],
    [attribute('Arn'), other('Custom::Key'), []],
    [attribute('Outputs.KeyArn'), other('AWS::CloudFormation::Stack'), []],
    [attribute('Arn'), other('Custom::AWS::Key'), []],
  ])('%j', (EncryptionKeyArn, others, expected) => {
    expect(said({ EncryptionKeyArn }, { others })).toEqual(expected);
  });

  const key = (Properties: object) => ({ Other: { Type: 'AWS::KMS::Key', Properties } });
  const wrong = (message: string) => [`error invalidEncryptionKey EncryptionKeyArn: ${message}`];
  test.each<[string, object, object, string | undefined, string[]]>([
    ['of another Region', { EncryptionKeyArn: 'arn:aws:kms:us-east-1:111111111111:key/k' }, {}, undefined, wrong('the vault must have a key of its Region (eu-central-1), got one in us-east-1')],
    ['by an alias', { EncryptionKeyArn: 'alias/mine' }, {}, undefined, wrong("the vault must have the ARN of a key, got the alias 'alias/mine', which AWS Backup does not take: give the key itself")],
    ['by an alias of AWS', { EncryptionKeyArn: 'alias/aws/backup' }, {}, undefined,
      wrong("the vault must have the ARN of a key, got the alias 'alias/aws/backup', which AWS Backup does not take: leave the key out, and it is 'alias/aws/backup'")],
    ['by an alias that is like one of AWS', { EncryptionKeyArn: 'alias/mine/alias/aws/' }, {}, undefined,
      wrong("the vault must have the ARN of a key, got the alias 'alias/mine/alias/aws/', which AWS Backup does not take: give the key itself")],
    ['of AWS, of a logically air-gapped vault', { EncryptionKeyArn: 'alias/aws/backup' }, {}, GAPPED,
      wrong("the vault must have a customer managed key or none, got the AWS managed key 'alias/aws/…', which no logically air-gapped vault takes")],
    ['none, of a logically air-gapped vault', {}, {}, GAPPED, []],
    ['that is asymmetric', { EncryptionKeyArn: attribute('Arn') }, key({ KeySpec: 'RSA_2048' }), undefined,
      wrong("the vault must have a symmetric key that encrypts and decrypts, got 'Other' with the KeySpec RSA_2048")],
    ['that signs', { EncryptionKeyArn: attribute('Arn') }, key({ KeySpec: 'SYMMETRIC_DEFAULT', KeyUsage: 'SIGN_VERIFY' }), undefined,
      wrong("the vault must have a symmetric key that encrypts and decrypts, got 'Other' with the KeyUsage SIGN_VERIFY")],
    ['of which deployment knows that', { EncryptionKeyArn: attribute('Arn') }, key({ KeySpec: LATER, KeyUsage: LATER, Enabled: LATER }), undefined, []],
    ['that is disabled', { EncryptionKeyArn: attribute('Arn') }, key({ Enabled: 'false' }), undefined, ["warning disabledVaultKey EncryptionKeyArn: the key 'Other' of the vault is disabled: "
      + 'AWS Backup cannot make the vault, and can encrypt and restore nothing in one that it has made; enable the key']],
    ['for nobody', { EncryptionKeyArn: attribute('Arn') }, key({ KeyPolicy: { Statement: [] } }), undefined,
      ["warning disabledVaultKey EncryptionKeyArn: the key 'Other' of the vault has a policy that does not let AWS Backup use it: "
        + 'AWS Backup cannot make the vault, and can encrypt and restore nothing in one that it has made; let the account have kms:CreateGrant, kms:GenerateDataKey and kms:Decrypt']],
    ['that is not a template\'s', {}, {}, undefined, []],
  ])('%s', (_, properties, others, type, expected) => {
    expect(said(properties, { others, type })).toEqual(expected);
  });

  const COMPLIANCE = { LockConfiguration: { MinRetentionDays: 5, ChangeableForDays: 3 }, EncryptionKeyArn: attribute('Arn') };
  const GONE = 'warning lockedVaultKey EncryptionKeyArn: nobody can delete the recovery points of the vault before their time, and nobody can restore them without their key; the key \'Other\' ';
  const DELETED = 'is deleted with its stack: keep it by RemovalPolicy.RETAIN (DeletionPolicy: Retain)';
  const days = (number: number) => `can be gone ${number} days after its deletion was asked for: let the waiting period (PendingWindowInDays) be 30 days, the longest time to think better of it`;
  test.each<[string, object, string | undefined, string[]]>([
    ['kept for long', { DeletionPolicy: 'Retain', Properties: { PendingWindowInDays: 30 } }, undefined, []],
    ['kept', { DeletionPolicy: 'Retain' }, undefined, []],
    ['kept for a time that deployment knows', { DeletionPolicy: 'Retain', Properties: { PendingWindowInDays: LATER } }, undefined, []],
    ['kept for less', { DeletionPolicy: 'Retain', Properties: { PendingWindowInDays: 29 } }, undefined, [`${GONE}${days(29)}`]],
    ['deleted', { DeletionPolicy: 'Delete' }, undefined, [`${GONE}${DELETED}`]],
    ['deleted soon', { DeletionPolicy: 'Delete', Properties: { PendingWindowInDays: 7 } }, undefined, [`${GONE}${DELETED}; and it ${days(7)}`]],
    ['deleted, of a logically air-gapped vault', { DeletionPolicy: 'Delete' }, GAPPED, [`${GONE}${DELETED}`]],
  ])('of a vault that is locked for good is %s', (_, more, type, expected) => {
    const others = { Other: { Type: 'AWS::KMS::Key', ...more } };
    expect(said(COMPLIANCE, { others, type, id: 'lockedVaultKey' })).toEqual(expected);
    expect(said({ ...COMPLIANCE, LockConfiguration: { MinRetentionDays: 5 } }, { others, id: 'lockedVaultKey' })).toEqual([]);
  });
});

describe('the removal of a vault', () => {
  const destroyed = (what: string, more = '') => [`warning removalPolicyDestroy DeletionPolicy: the vault has the removal policy DESTROY: AWS Backup refuses to delete ${what}, `
    + `and the deletion of the stack fails; keep it by RemovalPolicy.RETAIN (DeletionPolicy: Retain)${more}`];
  const HOLDS = 'a vault that holds recovery points';
  const emptier = (BackupVaultName: unknown, Type = 'Custom::BackupVaultAutoDelete') => ({ Emptier: { Type, Properties: { BackupVaultName } } });
  const DELETE = { DeletionPolicy: 'Delete' };

  test.each<[string, object, string | undefined, object, object, string[]]>([
    ['of which nothing is said', {}, undefined, {}, {}, []],
    ['that stays', {}, undefined, { DeletionPolicy: 'Retain' }, {}, []],
    ['that goes', {}, undefined, DELETE, {}, destroyed(HOLDS)],
    ['that goes and is emptied', {}, undefined, DELETE, emptier({ Ref: 'Vault' }), []],
    ['while another one is emptied', {}, undefined, DELETE, emptier('other'), destroyed(HOLDS)],
    ['while nothing is emptied', {}, undefined, DELETE, emptier(undefined), destroyed(HOLDS)],
    ['while something else is done with it', {}, undefined, DELETE, emptier({ Ref: 'Vault' }, 'Custom::Other'), destroyed(HOLDS)],
    ['under a lock', { LockConfiguration: { MinRetentionDays: 5 } }, undefined, DELETE, {}, destroyed(HOLDS)],
    ['under a lock for good', { LockConfiguration: { MinRetentionDays: 5, ChangeableForDays: 3 } }, undefined, DELETE, {}, destroyed(HOLDS, ', or leave the compliance lock out')],
    ['of a logically air-gapped one', {}, GAPPED, DELETE, {}, destroyed('a logically air-gapped vault until its last recovery point has expired')],
  ])('%s', (_, properties, type, more, others, expected) => {
    expect(said(properties, { type, more, others, id: 'removalPolicyDestroy' })).toEqual(expected);
  });
});

describe('an access policy', () => {
  const allow = { Effect: 'Allow', Principal: { AWS: '222222222222' }, Action: 'backup:CopyIntoBackupVault', Resource: '*' };
  const refused = (place: string, message: string) => `error invalidAccessPolicy ${place}: ${message}`;
  const doubted = (place: string, message: string) => `warning accessPolicyMayBeRefused ${place}: ${message}`;
  const AT = 'AccessPolicy.Statement[0]';
  const digits = (got: string) => [refused(AT, `statement 1 of the access policy must name an account by its 12 digits, got '${got}'`)];

  test.each<[string, unknown, string[]]>([
    ['that is none', 'text', [refused('AccessPolicy', "'AccessPolicy' must be a policy, as an object or as JSON, got a text that is none")]],
    ['of a wildcard', { ...allow, Action: ['backup:CopyIntoBackupVault', 'backup:*'] }, [
      refused(`${AT}.Action[1]`, "an access policy of a vault must name each action, without '*', got 'backup:*': AWS Backup takes no wildcard there"),
      'warning otherAccountsOnlyCopy AccessPolicy: the access policy of the vault allows another account (222222222222) backup:*, which has no effect: '
        + 'AWS Backup lets other accounts do nothing but backup:CopyIntoBackupVault',
    ]],
    ['without a principal', { ...allow, Sid: 'One', Principal: {} }, [refused(AT, "the statement 'One' of the access policy must have a principal, got none: it has to say whom it is for")]],
    ['with an empty list of principals', { ...allow, Principal: { AWS: [] } }, [refused(AT, 'statement 1 of the access policy must have a principal, got none: it has to say whom it is for')]],
    ['with no name and no principal', { ...allow, Sid: '', Principal: undefined }, [refused(AT, 'statement 1 of the access policy must have a principal, got none: it has to say whom it is for')]],
    ['with a name that deployment knows', { ...allow, Sid: LATER, Principal: undefined }, [refused(AT, 'statement 1 of the access policy must have a principal, got none: it has to say whom it is for')]],
    ['without an action', { ...allow, Action: undefined }, [refused(AT, 'statement 1 of the access policy must have an action, such as backup:CopyIntoBackupVault, got none')]],
    ['with no actions', { ...allow, Action: [] }, [refused(AT, 'statement 1 of the access policy must have an action, such as backup:CopyIntoBackupVault, got none')]],
    ['of an account of 13 digits', { ...allow, Principal: { AWS: '2222222222222' } }, digits('2222222222222')],
    ['of an account of 11 digits', { ...allow, Principal: { AWS: '22222222222' } }, digits('22222222222')],
    ['of a role of an account of 13 digits', { ...allow, Principal: { AWS: 'arn:aws:iam::2222222222222:root' } }, digits('arn:aws:iam::2222222222222:root')],
    ['of an account in words', { ...allow, Principal: { AWS: '22222222222a' } }, []],
    ['of all but an account of 11 digits', { ...allow, Effect: 'Deny', Principal: undefined, NotPrincipal: { AWS: '22222222222' } }, digits('22222222222')],
    ['of an account of which deployment knows a part', { ...allow, Principal: { AWS: { 'Fn::Sub': '2222${Somewhere}' } } }, []],
    ['of the ARN of one', { ...allow, Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::2222${Somewhere}:root' } } }, []],
    ['of a distribution', { ...allow, Effect: 'Deny', Principal: { AWS: 'arn:aws:iam::cloudfront:user/x' } }, []],
    ['of an id that ends with digits', { ...allow, Effect: 'Deny', Principal: { AWS: 'AROA-123' } }, []],
    ['of a short ARN', { ...allow, Effect: 'Deny', Principal: { AWS: 'arn:aws:iam' } }, []],
    ['with an empty effect', { ...allow, Effect: '' }, [doubted(AT, 'statement 1 of the access policy has no Effect, where IAM asks for Allow or Deny')]],
    ['with an effect in parts', { ...allow, Effect: {} }, [doubted(AT, 'statement 1 of the access policy has no Effect, where IAM asks for Allow or Deny')]],
    ['of an ARN as a text', { ...allow, Principal: 'arn:aws:iam::222222222222:root' }, [
      doubted(AT, "statement 1 of the access policy has the principal 'arn:aws:iam::222222222222:root' as a text, where IAM takes none but '*': let it be { \"AWS\": \"arn:aws:iam::222222222222:root\" }"),
    ]],
    ['on all but something', { ...allow, Resource: undefined, NotResource: 'arn:aws:s3:::b' }, []],
    ['on no resources', { ...allow, Resource: [] }, [doubted(AT, "statement 1 of the access policy has no resource, which IAM asks for: let it be '*'")]],
    ['of all but a pattern', { ...allow, Effect: 'Deny', Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::222222222222:role/*' } }, [doubted(AT, 'statement 1 of the access policy has a wildcard in the principal '
      + "'arn:aws:iam::222222222222:role/*', where IAM takes none but '*' alone: name the account, and compare 'aws:PrincipalArn' with the pattern in a condition")]],
    ['of an id with a wildcard', { ...allow, Effect: 'Deny', Principal: { AWS: 'AROA*' } }, []],
  ])('%s', (_, statement, expected) => {
    expect(said({ AccessPolicy: typeof statement === 'string' ? statement : { Statement: [statement] } })).toEqual(expected);
  });
});

describe('notifications', () => {
  const TOPIC = 'arn:aws:sns:eu-central-1:111111111111:topic';
  const topic = (Properties: object = {}, Type = 'AWS::SNS::Topic') => ({ Topic: { Type, Properties } });
  const policy = (statement: unknown, more: object = {}, Type = 'AWS::SNS::TopicPolicy') =>
    ({ Policy: { Type, Properties: { PolicyDocument: { Statement: [statement] }, Topics: [{ Ref: 'Topic' }], ...more } } });
  const allow = { Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' }, Action: 'sns:Publish', Resource: '*' };
  const of = (SNSTopicArn: unknown, BackupVaultEvents: unknown = ['BACKUP_JOB_FAILED']) => ({ Notifications: { SNSTopicArn, BackupVaultEvents } });
  const wrong = (property: string, message: string) => `error invalidNotifications Notifications.${property}: ${message}`;
  const shape = (got: string) => wrong('SNSTopicArn', `'SNSTopicArn' must be the ARN of a topic, arn:<partition>:sns:<region>:<account>:<name>, got '${got}'`);
  const fifo = (got: string) => wrong('SNSTopicArn', `'SNSTopicArn' must be a standard topic, got the FIFO topic '${got}': AWS Backup cannot publish to FIFO topics`);
  const DEAF = "warning topicPolicyMissing Notifications.SNSTopicArn: no policy lets AWS Backup publish to the topic 'Topic': no notification will arrive; "
    + 'allow sns:Publish on it to backup.amazonaws.com by an AWS::SNS::TopicPolicy';
  const events = (id: string, message: string) => `warning ${id} Notifications.BackupVaultEvents: ${message}`;

  test.each<[string, object, object, string[]]>([
    ['none', {}, {}, []],
    ['that deployment knows', { Notifications: LATER }, {}, []],
    ['with nothing', { Notifications: {} }, {}, [wrong('SNSTopicArn', "'SNSTopicArn' must be given"), wrong('BackupVaultEvents', "'BackupVaultEvents' must be given")]],
    ['to a topic', of(TOPIC), {}, []],
    ['to a queue', of('arn:aws:sqs:eu-central-1:111111111111:queue'), {}, [shape('arn:aws:sqs:eu-central-1:111111111111:queue')]],
    ['to a name', of('topic'), {}, [shape('topic')]],
    ['to a list', of([TOPIC]), {}, [shape('')]],
    ['to a FIFO topic', of(`${TOPIC}.fifo`), {}, [fifo(`${TOPIC}.fifo`)]],
    ['to a topic that is called alike', of('arn:aws:sns:eu-central-1:111111111111:.fifo-topic'), {}, []],
    ['to a FIFO topic of the application', of({ Ref: 'Topic' }), topic({ FifoTopic: true }), [fifo('Topic')]],
    ['to a FIFO topic of the application by its name', of({ Ref: 'Topic' }), topic({ TopicName: 'a.fifo' }), [fifo('Topic')]],
    ['to a topic of the application without a policy', of({ Ref: 'Topic' }), topic({ FifoTopic: false }), [DEAF]],
    ['to a topic of the application with a policy', of({ Ref: 'Topic' }), { ...topic(), ...policy(allow) }, []],
    ['to something else of the application', of({ Ref: 'Topic' }), topic({}, 'Custom::Topic'), []],
    ['to a topic with a policy that deployment knows', of({ Ref: 'Topic' }), { ...topic(), ...policy(LATER) }, []],
    ['to a topic with a policy without an effect', of({ Ref: 'Topic' }), { ...topic(), ...policy({ ...allow, Effect: undefined }) }, []],
    ['to a topic with a denial', of({ Ref: 'Topic' }), { ...topic(), ...policy({ ...allow, Effect: 'Deny' }) }, [DEAF]],
    ['to a topic with a policy of an action that deployment knows', of({ Ref: 'Topic' }), { ...topic(), ...policy({ ...allow, Action: LATER }) }, []],
    ['to a topic with a policy of all but an action', of({ Ref: 'Topic' }), { ...topic(), ...policy({ ...allow, Action: undefined, NotAction: 'sns:Subscribe' }) }, []],
    ['to a topic with a policy of all but some', of({ Ref: 'Topic' }), { ...topic(), ...policy({ ...allow, Principal: undefined, NotPrincipal: { AWS: '222222222222' } }) }, []],
    ['to a topic with a policy for everybody', of({ Ref: 'Topic' }), { ...topic(), ...policy({ ...allow, Principal: '*' }) }, []],
    ['to a topic with a policy for every account', of({ Ref: 'Topic' }), { ...topic(), ...policy({ ...allow, Principal: { AWS: ['111111111111', '*'] } }) }, []],
    ['to a topic with a policy for an account', of({ Ref: 'Topic' }), { ...topic(), ...policy({ ...allow, Principal: { AWS: '111111111111' } }) }, [DEAF]],
    ['to a topic with a policy for an account that deployment knows', of({ Ref: 'Topic' }), { ...topic(), ...policy({ ...allow, Principal: { AWS: ['111111111111', LATER] } }) }, []],
    ['to a topic with a policy for every service', of({ Ref: 'Topic' }), { ...topic(), ...policy({ ...allow, Principal: { Service: ['sns.amazonaws.com', '*'] } }) }, []],
    ['to a topic with a policy for other services', of({ Ref: 'Topic' }), { ...topic(), ...policy({ ...allow, Principal: { Service: ['sns.amazonaws.com', 's3.amazonaws.com'] } }) }, [DEAF]],
    ['to a topic with a policy for a service that deployment knows', of({ Ref: 'Topic' }), { ...topic(), ...policy({ ...allow, Principal: { Service: ['sns.amazonaws.com', LATER] } }) }, []],
    ['to a topic with a policy of no service', of({ Ref: 'Topic' }), { ...topic(), ...policy({ ...allow, Principal: { Service: [{ a: 'b' }] } }) }, []],
    ['to a topic with a policy of another topic', of({ Ref: 'Topic' }), { ...topic(), Second: { Type: 'AWS::SNS::Topic' }, ...policy(allow, { Topics: [{ Ref: 'Second' }] }) }, [DEAF]],
    ['to a topic with a policy of a topic that deployment knows', of({ Ref: 'Topic' }), { ...topic(), ...policy(allow, { Topics: [LATER] }) }, []],
    ['to a topic with a policy of no topic', of({ Ref: 'Topic' }), { ...topic(), ...policy(allow, { Topics: [] }) }, [DEAF]],
    ['to a topic with a policy of its own', of({ Ref: 'Topic' }), { ...topic(), ...policy(allow, { Topics: undefined, TopicArn: { Ref: 'Topic' } }, 'AWS::SNS::TopicInlinePolicy') }, []],
    ['to a topic with a policy that is not made', of({ Ref: 'Topic' }), { ...topic(), Policy: { ...policy(allow).Policy, Condition: 'Never' } }, [DEAF]],
    ['to a topic with a policy in a text', of({ Ref: 'Topic' }), { ...topic(), ...policy(allow, { PolicyDocument: JSON.stringify({ Statement: [allow] }) }) }, []],
    ['of no events', of(TOPIC, []), {}, [events('noNotificationEvents', "'BackupVaultEvents' is empty: the vault notifies nobody of anything")]],
    ['of events that deployment knows', of(TOPIC, LATER), {}, []],
    ['of two that nobody knows', of(TOPIC, ['A', 'BACKUP_JOB_FAILED', 'B', LATER]), {}, [
      events('unknownNotificationEvents', "'BackupVaultEvents' has what is not known to be an event of AWS Backup, which refuses that: A, B"),
    ]],
    ['of two that never arrive', of(TOPIC, ['BACKUP_PLAN_CREATED', 'BACKUP_PLAN_MODIFIED']), {}, [
      events('undeliveredNotificationEvents', "AWS Backup no longer delivers these 'BackupVaultEvents': BACKUP_PLAN_CREATED, BACKUP_PLAN_MODIFIED"),
    ]],
  ])('%s', (_, properties, others, expected) => {
    expect(said(properties, { others })).toEqual(expected);
  });

  test.each<[unknown, boolean]>([['alias/aws/sns', true], ['alias/aws/sns2', false], ['alias/mine', false], [undefined, false]])('to a topic under the key %j', (KmsMasterKeyId, isTold) => {
    expect(said(of({ Ref: 'Topic' }), { others: { ...topic({ KmsMasterKeyId }), ...policy(allow) } })).toEqual(!isTold ? [] : ['warning topicUnderAwsManagedKey Notifications.SNSTopicArn: '
      + "the topic 'Topic' is encrypted with the AWS managed key alias/aws/sns, which AWS Backup cannot use: no notification will arrive; encrypt it with a customer managed key"]);
    expect(said(of({ Ref: 'Topic' }), { others: { ...topic({ KmsMasterKeyId: 'alias/aws/sns' }, 'Custom::Topic'), ...policy(allow) } })).toEqual([]);
  });
});
