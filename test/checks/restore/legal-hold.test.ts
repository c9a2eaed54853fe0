import { App, aws_dynamodb as dynamodb, aws_s3 as s3, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ours from '../../../src';
import { findingsIn } from '../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { HERE, THERE } from '../../util';
import { ORIGINS_OF_OURS, planOf, saidOf } from '../origins';
import type { Program } from '../origins';

const NOW = process.env.SOURCE_DATE_EPOCH;

beforeEach(() => {
  process.env.SOURCE_DATE_EPOCH = String(Date.parse('2026-06-01T00:00:00Z') / 1000);
});

afterAll(() => {
  if (NOW === undefined) { delete process.env.SOURCE_DATE_EPOCH; } else { process.env.SOURCE_DATE_EPOCH = NOW; }
});

const dates = (FromDate: unknown, ToDate: unknown) => ({ RecoveryPointSelection: { DateRange: { FromDate, ToDate } } });
const SELECTION = 'RecoveryPointSelection';

function findings(properties: object, attributes: object = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }): string[] {
  const Properties = { Title: 'Case', Description: 'Why', RecoveryPointSelection: { VaultNames: ['main'] }, ...properties };
  const content = JSON.parse(JSON.stringify({ Resources: { Hold: { Type: 'AWS::Backup::LegalHold', Properties, ...attributes } } }));
  return findingsIn(new TemplateFiles([new TemplateFile({ name: 'T', content })])).map(({ id, level, property, message }) => `${level} ${id} ${property}: ${message}`);
}

describe('in a template', () => {
  test.each<[string, object]>([
    ['vaults', {}],
    ['a vault of a service', { RecoveryPointSelection: { VaultNames: ['aws/efs/automatic-backup-vault'] } }],
    ['resources', { RecoveryPointSelection: { ResourceIdentifiers: ['arn:aws:s3:::logs', 'EBS'] } }],
    ['everything', { RecoveryPointSelection: {} }],
    ['one moment, which is now', dates('2026-06-01T00:00:00Z', '2026-06-01T00:00:00Z')],
    ['a year', dates('2025-01-01T00:00:00+01:00', '2025-12-31T23:59:59Z')],
    ['a long description', { Description: 'x'.repeat(280) }],
    ['what only deployment knows', { Title: { Ref: 'A' }, Description: { Ref: 'B' }, RecoveryPointSelection: { Ref: 'C' }, Tags: { Ref: 'D' } }],
    ['dates that only deployment knows', dates({ Ref: 'A' }, { Ref: 'B' })],
    ['one such date', dates('2025-01-01T00:00:00Z', { Ref: 'B' })],
    ['lists that only deployment knows', { RecoveryPointSelection: { VaultNames: { Ref: 'A' }, ResourceIdentifiers: { Ref: 'B' } } }],
    ['an empty list beside another one', { RecoveryPointSelection: { VaultNames: [], ResourceIdentifiers: ['arn:aws:s3:::logs'] } }],
    ['tags', { Tags: [{ Key: 'case', Value: '4711' }] }],
  ])('nothing is said of %s', (_, properties) => {
    expect(findings(properties)).toEqual([]);
  });

  test.each<[object, string[]]>([
    [{ Title: undefined, Description: undefined, RecoveryPointSelection: undefined }, [
      "error invalidLegalHold Title: 'Title' must be given",
      "error invalidLegalHold Description: 'Description' must be given",
      `error invalidLegalHold ${SELECTION}: 'RecoveryPointSelection' must be given`,
    ]],
    [{ Title: '', Description: ' ' }, ["error invalidLegalHold Title: 'Title' must not be empty", "error invalidLegalHold Description: 'Description' must not be empty"]],
    [{ RecoveryPointSelection: { VaultNames: ['my vault'] } },
      [`error invalidVaultName ${SELECTION}.VaultNames: 'VaultNames' must be 2 to 50 characters of letters, digits, '-' and '_', got 'my vault'`]],
    [dates('2025-01-01T00:00:01Z', '2025-01-01T00:00:00Z'),
      [`error invalidLegalHold ${SELECTION}: 'FromDate' must not be after 'ToDate', got '2025-01-01T00:00:01Z' and '2025-01-01T00:00:00Z'`]],
    [dates('2025-01-01T00:00:00Z', '2026-06-01T00:00:01Z'),
      [`error invalidLegalHold ${SELECTION}: 'ToDate' must not be in the future, got '2026-06-01T00:00:01Z': a legal hold is of recovery points that there are`]],
    [dates('2025-01-01T00:00:00Z', undefined), [`error invalidLegalHold ${SELECTION}: 'FromDate' and 'ToDate' must be given together, got 'FromDate' alone`]],
    [dates(undefined, '2025-01-01T00:00:00Z'), [`error invalidLegalHold ${SELECTION}: 'FromDate' and 'ToDate' must be given together, got 'ToDate' alone`]],
    [dates('2025-01-01', { a: 1 }), [
      `error invalidLegalHold ${SELECTION}: 'FromDate' must be an ISO 8601 date and time with a time zone, such as 2026-01-31T00:00:00Z, got '2025-01-01'`,
      `error invalidLegalHold ${SELECTION}: 'ToDate' must be an ISO 8601 date and time with a time zone, such as 2026-01-31T00:00:00Z, got ''`,
    ]],
    [{ Description: 'x'.repeat(281) }, ["warning legalHoldMayBeRefused Description: 'Description' has 281 characters: AWS Backup, whose guide knows descriptions of at most 280, may refuse it: "
      + 'shorten it']],
    [{ RecoveryPointSelection: { VaultNames: ['main'], ResourceIdentifiers: ['arn:aws:s3:::logs'] } }, [`warning legalHoldMayBeRefused ${SELECTION}: the legal hold names vaults and resources: `
      + 'AWS Backup says nowhere whether it takes both, and whether it then holds what is of one of them or what is of both; make a legal hold of each']],
    [{ Tags: [{ Key: 'aws:x', Value: 'y' }] }, ["error invalidTag Tags: 'Tags' must have no key that begins with 'aws:', which AWS alone gives, got 'aws:x'"]],
  ])('something is said of %j', (properties, said) => {
    expect(findings(properties)).toEqual(said);
  });

  const [leaves, replaced] = ['when it leaves its stack, or this is deleted (DeletionPolicy)', 'when anything of it but its tags changes, which replaces it (UpdateReplacePolicy)'];
  const canceled = (property: string, when: string) => `warning legalHoldCanceled ${property}: CloudFormation cancels the legal hold ${when}, and its recovery points can be deleted then: `
    + 'keep it by RemovalPolicy.RETAIN (Retain)';

  test.each<[object, string[]]>([
    [{}, [canceled('DeletionPolicy', `${leaves}, and ${replaced}`)]],
    [{ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Retain' }, [canceled('DeletionPolicy', leaves)]],
    [{ DeletionPolicy: 'Retain' }, [canceled('UpdateReplacePolicy', replaced)]],
    [{ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' }, []],
  ])('with %j', (attributes, said) => {
    expect(findings({}, attributes)).toEqual(said);
  });
});

describe.each(ORIGINS_OF_OURS)('in %s', (origin) => {
  const holds = (count: number, others = 0): Program => (app: App, backup) => {
    const [here, there] = [HERE, THERE].map((env, index) => new Stack(app, `Stack${index}`, { env }));
    for (let index = 0; index < count; index++) { new backup.LegalHold(here, `Hold${index}`, { title: 'T', description: 'D' }); }
    for (let index = 0; index < others; index++) { new backup.LegalHold(there, `Hold${index}`, { title: 'T', description: 'D' }); }
  };

  test('50 legal holds of an account and Region are taken, and 51 are not', () => {
    expect(saidOf(holds(50, 1), origin)).toEqual([]);
    expect(saidOf(holds(51), origin)).toEqual(["error 'Stack0/Hold50': an account must have at most 50 legal holds, got 51; put several vaults or resources into one"]);
  });

  test('one that is deleted with its stack is warned of', () => {
    const program: Program = (app, backup) => {
      new backup.LegalHold(new Stack(app, 'Stack', { env: HERE }), 'Hold', { title: 'T', description: 'D', removalPolicy: RemovalPolicy.DESTROY });
    };
    expect(saidOf(program, origin)).toEqual([expect.stringMatching(/^warning 'Stack\/Hold': CloudFormation cancels the legal hold .* \[legalHoldCanceled\]$/)]);
  });

  interface Case { readonly rules?: boolean[]; readonly hold?: 'bucket' | 'everything' | 'table' | 'vault' | 'vaultElsewhere'; readonly isOfTable?: boolean }
  const continuous = ({ rules = [true], hold = 'vault', isOfTable = false }: Case) => planOf(
    () => rules.map((enableContinuousBackup, index) => ({ enableContinuousBackup, ruleName: `r${index}` })),
    (plan, stack, backup) => {
      const bucket = new s3.Bucket(stack, 'Bucket', { versioned: true, eventBridgeEnabled: true });
      const table = new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
      const { BackupResource: Resource } = backup;
      plan.addSelection('Selection', { resources: [isOfTable ? Resource.fromDynamoDbTable(table) : Resource.fromS3Bucket(bucket)] });
      const of: Record<string, Partial<ours.LegalHoldProps>> = {
        bucket: { resources: [Resource.fromS3Bucket(bucket)] },
        everything: {},
        table: { resources: [Resource.fromConstruct(table)] },
        vault: { vaults: [plan.backupVault] },
        vaultElsewhere: { vaults: [backup.BackupVault.fromBackupVaultName(stack, 'Other', 'other')] },
      };
      new backup.LegalHold(stack, 'Hold', { title: 'T', description: 'D', ...of[hold] });
    },
  );
  const said = "warning 'Stack/Hold': the legal hold does not hold the continuous recovery points of what it names, which the rule 'r0' of 'Stack/Plan' makes: have snapshots made as well, "
    + 'by a rule that is not continuous, or acknowledge this if there are some [legalHoldWithoutContinuous]';
  const aboutHold = (program: Program) => saidOf(program, origin).filter((line) => line.includes('Stack/Hold'));

  test.each<[string, Case, string[]]>([
    ['into a vault that is held', {}, [said]],
    ['of a bucket that is held', { hold: 'bucket' }, [said]],
    ['where everything is held', { hold: 'everything' }, [said]],
    ['by two rules', { rules: [true, true] }, [said.replace("the rule 'r0' of 'Stack/Plan' makes", "the rules 'r0' of 'Stack/Plan', 'r1' of 'Stack/Plan' make")]],
    ['beside snapshots', { rules: [true, false] }, []],
    ['that there are none of', { rules: [false] }, []],
    ['of what has none', { isOfTable: true }, []],
    ['of another resource', { hold: 'table' }, []],
    ['into another vault', { hold: 'vaultElsewhere' }, []],
  ])('continuous recovery points %s', (_, options, expected) => {
    expect(aboutHold(continuous(options))).toEqual(expected);
  });
});
