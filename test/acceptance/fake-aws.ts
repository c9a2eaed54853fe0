import { readFileSync } from 'fs';
import { join } from 'path';
import { copiesStackOf, copyRegionOf, RUN_TAG, STACK } from '../../acceptance/app/names';
import { Refusal } from '../../acceptance/cloud/cloud';
import type { Cloud, Fields, Operation, Surroundings } from '../../acceptance/cloud/cloud';
import { resolve } from '../../acceptance/compare/resolve';
import type { Deployer, Outputs } from '../../acceptance/run/cdk';
import type { Terminal } from '../../acceptance/run/terminal';

export const ACCOUNT = '111122223333';
export const REGION = 'eu-west-1';

/** What a stack has made. */
interface Stood {
  readonly region: string;
  status: string;
  readonly physicalIds: ReadonlyMap<string, string>;
  readonly types: Readonly<Record<string, string>>;
  readonly resources: Record<string, { readonly id: string; readonly type: string; readonly properties: Fields }>;
}

type Answers = (operation: Operation, input: Fields, fake: FakeAws) => Fields | undefined;

/** An account with AWS Backup, which does what the tests tell it. */
export class FakeAws implements Surroundings, Deployer, Terminal {
  public readonly calls: { readonly operation: Operation; readonly input: Fields; readonly region: string }[] = [];
  public readonly said: string[] = [];
  public readonly stacks = new Map<string, Stood>();
  public points: Fields[] = [];
  public jobStates = ['CREATED', 'RUNNING', 'COMPLETED'];
  public settings: Fields = { DynamoDB: true };
  public isConfirmed = true;
  public seconds = 0;
  public destructions = 0;
  /** Of which run the stacks are, and since when. */
  public run = 'r1';
  public since?: Date;
  public keyState = 'PendingDeletion';
  private deployments = 0;
  private states: string[] = [];
  /** Answers before everything else; throws to refuse. */
  public answers: Answers = () => undefined;
  public onDeploy: (count: number) => void = () => {};
  public onDestroy: () => void = () => {};

  public get text(): string {
    return this.said.join('\n');
  }

  public cloudOf(region: string): Cloud {
    return { region, call: async (operation, input = {}) => this.call(region, operation, input) };
  }

  public async sleep(seconds: number): Promise<void> {
    this.seconds += seconds;
  }

  public now(): Date {
    return new Date('2031-02-03T04:05:06Z');
  }

  public say(line: string): void {
    this.said.push(line);
  }

  public async confirm(): Promise<boolean> {
    return this.isConfirmed;
  }

  /** As CloudFormation would do it: what is in the templates is there afterwards. */
  public async deploy(assembly: string): Promise<Outputs> {
    this.onDeploy(++this.deployments);
    const outputs: Record<string, Fields> = {};
    for (const [name, region] of [[STACK, REGION], [copiesStackOf(REGION), copyRegionOf(REGION)]]) {
      const { Resources, Outputs: written = {} } = JSON.parse(readFileSync(join(assembly, `${name}.template.json`), 'utf8'));
      const physicalIds = new Map(Object.entries<any>(Resources).map(([logicalId, { Properties = {} as Fields }]) => {
        const { BackupVaultName, RestoreTestingPlanName, FrameworkName, ReportPlanName } = Properties;
        const id = typeof RestoreTestingPlanName === 'string' ? RestoreTestingPlanName : BackupVaultName ?? FrameworkName ?? ReportPlanName ?? `id-of-${logicalId}`;
        return [logicalId, id] as [string, string];
      }));
      const deployed = { account: ACCOUNT, region, stackId: `arn:aws:cloudformation:${region}:${ACCOUNT}:stack/${name}/1234`, resources: Resources, physicalIds };
      const resources = Object.entries<any>(Resources).filter(([, { Type }]) => Type.startsWith('AWS::Backup::'))
        .map(([logicalId, { Type: type, Properties }]) => (
          [logicalId, { id: physicalIds.get(logicalId)!, type, properties: resolve(Properties, deployed) }]
        ));
      this.stacks.set(name, { region, status: 'CREATE_COMPLETE', physicalIds, types: Object.fromEntries(Object.entries<any>(Resources).map(([id, { Type }]) => [id, Type])), resources: Object.fromEntries(resources) });
      outputs[name] = resolve(Object.fromEntries(Object.entries<any>(written).map(([key, { Value }]) => [key, Value])), deployed);
    }
    return outputs as Outputs;
  }

  public async destroy(): Promise<void> {
    this.destructions++;
    this.onDestroy();
    this.points = [];
    this.stacks.clear();
  }

  private call(region: string, operation: Operation, input: Fields): Fields {
    this.calls.push({ operation, input, region });
    const answer = this.answers(operation, input, this);
    if (answer) { return answer; }
    const refuse = (code: string, message = 'it does not exist') => new Refusal(operation, code, message, 'r-1');
    const all = [...this.stacks.values()].filter((stack) => stack.region === region).flatMap(({ resources }) => Object.values(resources));
    const found = (type: RegExp, holds: (properties: Fields, id: string) => boolean) => {
      const [one] = all.filter((each) => type.test(each.type) && holds(each.properties, each.id));
      if (!one) { throw refuse('ResourceNotFoundException'); }
      return one;
    };
    const vault = () => found(/Vault$/, ({ BackupVaultName }) => BackupVaultName === input.BackupVaultName).properties;
    switch (operation) {
      case 'sts:GetCallerIdentity': return { Account: ACCOUNT };
      case 'cloudformation:DescribeStacks': {
        const stack = this.stacks.get(input.StackName);
        if (!stack || stack.region !== region) { throw refuse('ValidationError', `Stack with id ${input.StackName} does not exist`); }
        return { Stacks: [{ StackName: input.StackName, StackStatus: stack.status, StackId: `arn:aws:cloudformation:${region}:${ACCOUNT}:stack/${input.StackName}/1234`, Tags: [{ Key: RUN_TAG, Value: this.run }], CreationTime: this.since }] };
      }
      // Resources that are not of AWS Backup have ids, too.
      case 'cloudformation:ListStackResources': return { StackResourceSummaries: this.idsOf(input.StackName) };
      case 'dynamodb:PutItem': case 'logs:DeleteLogGroup': return {};
      case 'kms:DescribeKey': return { KeyMetadata: { KeyState: this.keyState } };
      case 'tag:GetResources': return { ResourceTagMappingList: [{ ResourceARN: `arn:aws:${this.stacks.size > 0 ? 'backup' : 'kms'}:${region}:${ACCOUNT}:${this.stacks.size > 0 ? 'backup-vault:x' : 'key/k'}`, Tags: [{ Key: RUN_TAG, Value: this.run }] }], PaginationToken: '' };
      case 'backup:DescribeBackupVault': {
        const { BackupVaultName, EncryptionKeyArn = 'arn:aws:kms:eu-west-1:111122223333:key/aws', LockConfiguration, MinRetentionDays, MaxRetentionDays } = vault();
        return { BackupVaultName, EncryptionKeyArn, BackupVaultArn: `arn:vault:${BackupVaultName}`, MinRetentionDays, MaxRetentionDays, ...LockConfiguration };
      }
      case 'backup:GetBackupVaultAccessPolicy': case 'backup:GetBackupVaultNotifications': {
        const { AccessPolicy, Notifications } = vault();
        const is = operation === 'backup:GetBackupVaultAccessPolicy';
        if (!(is ? AccessPolicy : Notifications)) { throw refuse('ResourceNotFoundException'); }
        return is ? { Policy: JSON.stringify(AccessPolicy) } : Notifications;
      }
      case 'backup:ListTags': {
        const [, kind, name] = input.ResourceArn.split(':');
        if (kind === 'point') { return { Tags: this.points[0].Tags }; }
        const { properties: { BackupVaultTags, BackupPlanTags, FrameworkTags, ReportPlanTags, Tags } } = found(/./, (properties, id) => [id, properties.BackupVaultName].includes(name) && (kind !== 'report' || 'ReportPlanName' in properties) && (kind !== 'tests' || 'StartWindowHours' in properties) && (kind !== 'framework' || 'FrameworkName' in properties));
        const list: Fields[] = FrameworkTags ?? ReportPlanTags ?? Tags ?? [];
        return { Tags: BackupVaultTags ?? BackupPlanTags ?? Object.fromEntries(list.map(({ Key, Value }) => [Key, Value])) };
      }
      case 'backup:GetBackupPlan': {
        const { id, properties: { BackupPlan: { BackupPlanName, BackupPlanRule } } } = found(/Plan$/, (_, each) => each === input.BackupPlanId);
        const Rules = BackupPlanRule.map(({ TargetBackupVault, ...rule }: Fields) => ({ RuleId: 'x', TargetBackupVaultName: TargetBackupVault, StartWindowMinutes: 480, CompletionWindowMinutes: 10_080, ScheduleExpressionTimezone: 'Etc/UTC', ...rule }));
        return { BackupPlanArn: `arn:plan:${id}`, BackupPlan: { BackupPlanName, Rules } };
      }
      case 'backup:ListBackupSelections':
        return { BackupSelectionsList: all.filter(({ type }) => type === 'AWS::Backup::BackupSelection').map(({ id, properties }) => ({ SelectionId: id, SelectionName: properties.BackupSelection.SelectionName })) };
      case 'backup:GetBackupSelection': return found(/BackupSelection$/, (_, id) => id === input.SelectionId).properties;
      case 'backup:GetRestoreTestingPlan': {
        const { Tags: _, ...plan } = found(/RestoreTestingPlan$/, (__, id) => id === input.RestoreTestingPlanName).properties;
        return { RestoreTestingPlan: { ...plan, RestoreTestingPlanArn: `arn:tests:${input.RestoreTestingPlanName}`, CreationTime: new Date(), ScheduleExpressionTimezone: 'Etc/UTC' } };
      }
      case 'backup:GetRestoreTestingSelection': return { RestoreTestingSelection: { ...found(/RestoreTestingSelection$/, () => true).properties, CreationTime: new Date(), RestoreMetadataOverrides: {} } };
      case 'backup:GetLegalHold': {
        const { id, properties: { Title, Description, RecoveryPointSelection: { DateRange, ...selection } } } = found(/LegalHold$/, (_, each) => each === input.LegalHoldId);
        const dates = { FromDate: new Date(DateRange.FromDate), ToDate: new Date(DateRange.ToDate) };
        return { Title, Description, Status: 'ACTIVE', LegalHoldArn: `arn:hold:${id}`, RecoveryPointSelection: { ...selection, DateRange: dates } };
      }
      case 'backup:DescribeReportPlan': {
        const { id, properties: { ReportPlanTags: _, ...plan } } = found(/ReportPlan$/, (__, each) => each === input.ReportPlanName);
        return { ReportPlan: { ...plan, ReportPlanArn: `arn:report:${id}`, DeploymentStatus: 'COMPLETED', ReportSetting: { ...plan.ReportSetting, NumberOfFrameworks: 0 } } };
      }
      case 'backup:DescribeFramework': {
        const { id, properties: { FrameworkTags: _, FrameworkControls, FrameworkName } } = found(/Framework$/, (__, each) => each === input.FrameworkName);
        return { FrameworkName, FrameworkArn: `arn:framework:${id}`, FrameworkStatus: 'ACTIVE', FrameworkControls: FrameworkControls.map((control: Fields) => ({ ControlScope: {}, ...control })) };
      }
      case 'backup:StartBackupJob': {
        this.states = [...this.jobStates];
        this.points = [{ RecoveryPointArn: 'arn:point:1', Status: 'COMPLETED', Lifecycle: input.Lifecycle, Tags: input.RecoveryPointTags, EncryptionKeyArn: all.find(({ properties }) => properties.BackupVaultName === input.BackupVaultName)!.properties.EncryptionKeyArn }];
        return { BackupJobId: 'job-1' };
      }
      case 'backup:DescribeBackupJob': return { State: this.states.length > 1 ? this.states.shift() : this.states[0], RecoveryPointArn: 'arn:point:1', StatusMessage: 'no more room' };
      case 'backup:StopBackupJob': return {};
      case 'backup:DescribeRecoveryPoint': return this.points[0];
      case 'backup:DescribeRegionSettings': return { ResourceTypeManagementPreference: this.settings };
      case 'backup:ListRecoveryPointsByBackupVault': return { RecoveryPoints: this.points };
      default: throw new Error(`the fake service does not know ${operation}`);
    }
  }

  private idsOf(name: string): Fields[] {
    const { physicalIds, types } = this.stacks.get(name)!;
    return [...physicalIds].map(([LogicalResourceId, PhysicalResourceId]) => ({ LogicalResourceId, PhysicalResourceId, ResourceType: types[LogicalResourceId] }));
  }
}
