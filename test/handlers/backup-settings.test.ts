import { join } from 'path';
import { ask } from './cloudformation';
import type { Answer } from './cloudformation';
import { SettingsService } from './settings-service';

const HANDLER = join(__dirname, '..', '..', 'handlers', 'backup-settings');
const pause = jest.fn();

const service = new SettingsService();
let handler: any;

beforeAll(async () => {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: await service.start(), AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret',
  });
  jest.doMock('timers/promises', () => ({ setTimeout: pause }));
  handler = jest.requireActual(HANDLER);
});

beforeEach(() => {
  service.reset();
  jest.spyOn(console, 'log').mockReturnValue();
  jest.spyOn(Math, 'random').mockReturnValue(0);
});

afterEach(() => {
  jest.restoreAllMocks();
  pause.mockReset();
  expect(service.problems).toEqual([]);
});

afterAll(() => service.stop());

type Kind = 'region' | 'organization';

/** The custom resource that sets, and the one that sets back, as one stack has them. */
class Settings {
  private id?: string;
  private properties: object = {};

  constructor(private readonly kind: Kind) {}

  /** What a deployment does with what is said. */
  public async deploy(properties: object): Promise<Answer> {
    const before = this.id;
    const answer = await this.tell({ RequestType: before ? 'Update' : 'Create', ResourceProperties: properties, PhysicalResourceId: before });
    if (answer.Status === 'FAILED') { return answer; }
    this.id = answer.PhysicalResourceId;
    expect(this.id.length).toBeLessThan(1024);
    // What has got another id is deleted by the one it had.
    if (before && before !== this.id) { await this.tell({ RequestType: 'Delete', ResourceProperties: this.properties, PhysicalResourceId: before }); }
    this.properties = properties;
    const RequestType = before ? 'Update' : 'Create';
    const ResourceProperties = this.restored();
    const { PhysicalResourceId } = await this.tell({ RequestType, ResourceProperties, PhysicalResourceId: before && 'restore' });
    expect(PhysicalResourceId).toBe('restore');
    return answer;
  }

  /** What the deletion of the stack does: last comes what was made first. */
  public async delete(): Promise<Answer> {
    const answer = await this.tell({ RequestType: 'Delete', ResourceProperties: this.restored(), PhysicalResourceId: 'restore' });
    await this.tell({ RequestType: 'Delete', ResourceProperties: this.properties, PhysicalResourceId: this.id });
    return answer;
  }

  private restored(): object {
    return { Settings: this.id, Restore: (this.properties as any).Restore };
  }

  private tell(event: { RequestType: string; ResourceProperties: object; PhysicalResourceId?: string }): Promise<Answer> {
    return ask({ onEvent: handler[this.kind] }, event);
  }
}

const updates = () => service.calls.filter(({ operation }) => operation.startsWith('Update')).map(({ input }) => input);

describe.each([false, true])('settings of a Region, where a map takes the place of the one before: %p', (replaces) => {
  let settings: Settings;

  beforeEach(() => {
    service.replaces = replaces;
    settings = new Settings('region');
  });

  test('what is said is set, and nothing else', async () => {
    const answer = await settings.deploy({ OptIn: ['S3'], OptOut: ['RDS'], FullManagement: ['DynamoDB'], Restore: 'false' });
    expect(answer).toMatchObject({ Status: 'SUCCESS' });
    expect(service.settings).toMatchObject({
      ResourceTypeOptInPreference: { S3: true, EBS: true, RDS: false, Aurora: false },
      ResourceTypeManagementPreference: { DynamoDB: true, EFS: true },
    });
  });

  test('a map of which nothing is said, or all is so already, is not sent', async () => {
    await settings.deploy({ OptIn: ['S3'], FullManagement: ['EFS'], Restore: 'false' });
    expect(updates()).toEqual([{ ResourceTypeOptInPreference: { S3: true, EBS: true, RDS: true, Aurora: false } }]);
  });

  test.each([[{ OptIn: ['EBS'], OptOut: ['Aurora'] }], [{}]])('nothing is sent for %p', async (said) => {
    expect(await settings.deploy({ ...said, Restore: 'false' })).toMatchObject({ Status: 'SUCCESS' });
    expect(updates()).toEqual([]);
  });

  test('nothing is set back where that is not asked for', async () => {
    await settings.deploy({ OptIn: ['S3', 'Aurora'], Restore: 'false' });
    await settings.deploy({ OptIn: ['S3'], Restore: 'false' });
    await settings.delete();
    expect(service.settings.ResourceTypeOptInPreference).toEqual({ S3: true, EBS: true, RDS: true, Aurora: true });
  });

  test('with the stack, what was found is set back where that is asked for', async () => {
    await settings.deploy({ OptIn: ['S3', 'EBS'], FullManagement: ['DynamoDB'], Restore: 'true' });
    await settings.delete();
    expect(service.settings).toMatchObject({
      ResourceTypeOptInPreference: { S3: false, EBS: true, RDS: true, Aurora: false },
      ResourceTypeManagementPreference: { DynamoDB: false, EFS: true },
    });
  });

  test('what somebody else has set meanwhile stays', async () => {
    await settings.deploy({ OptIn: ['S3'], Restore: 'true' });
    service.settings.ResourceTypeOptInPreference.RDS = false;
    service.settings.ResourceTypeManagementPreference.EFS = false;
    await settings.delete();
    expect(service.settings).toMatchObject({
      ResourceTypeOptInPreference: { S3: false, EBS: true, RDS: false, Aurora: false },
      ResourceTypeManagementPreference: { EFS: false },
    });
  });

  test('what is said later is found later, and what is said no more is set back at once', async () => {
    await settings.deploy({ OptIn: ['S3'], Restore: 'true' });
    await settings.deploy({ OptIn: ['Aurora'], OptOut: ['EBS'], Restore: 'true' });
    expect(service.settings.ResourceTypeOptInPreference).toEqual({ S3: false, EBS: false, RDS: true, Aurora: true });
    await settings.deploy({ OptIn: ['EBS', 'Aurora'], Restore: 'true' });
    await settings.delete();
    expect(service.settings.ResourceTypeOptInPreference).toEqual({ S3: false, EBS: true, RDS: true, Aurora: false });
  });

  test('the wish may come later, and may go', async () => {
    await settings.deploy({ OptIn: ['S3'], Restore: 'false' });
    await settings.deploy({ OptIn: ['S3'], Restore: 'true' });
    await settings.deploy({ OptIn: ['S3', 'Aurora'], Restore: 'false' });
    expect(service.settings.ResourceTypeOptInPreference).toMatchObject({ S3: true, Aurora: true });
    await settings.deploy({ OptIn: ['S3', 'Aurora'], Restore: 'true' });
    await settings.delete();
    expect(service.settings.ResourceTypeOptInPreference).toEqual({ S3: false, EBS: true, RDS: true, Aurora: false });
  });

  test('a type that the Region has not had before is nothing to go back to', async () => {
    await settings.deploy({ OptIn: ['DSQL'], Restore: 'true' });
    await settings.delete();
    expect(service.settings.ResourceTypeOptInPreference).toEqual({ S3: false, EBS: true, RDS: true, Aurora: false, DSQL: true });
  });
});

test('every type that is known has room in what is remembered', async () => {
  const types = ['Aurora', 'CloudFormation', 'DSQL', 'DocumentDB', 'DynamoDB', 'EBS', 'EC2', 'EFS', 'EKS', 'FSx', 'Neptune', 'RDS', 'Redshift', 'S3', 'Timestream', 'VirtualMachine',
    'Redshift-Serverless', 'SAP-HANA-on-Amazon-EC2', 'Storage-Gateway'];
  service.settings.ResourceTypeOptInPreference = Object.fromEntries(types.map((type) => [type, false]));
  expect(await new Settings('region').deploy({ OptIn: types, FullManagement: ['DynamoDB', 'EFS'], Restore: 'true' })).toMatchObject({ Status: 'SUCCESS' });
});

describe('settings of an organization', () => {
  test('the one that is said is set, the others stay, and it is set back where that is asked for', async () => {
    const settings = new Settings('organization');
    await settings.deploy({ CrossAccountBackup: 'true', Restore: 'true' });
    expect(service.settings.GlobalSettings).toEqual({ isCrossAccountBackupEnabled: 'true', isMpaEnabled: 'true' });
    await settings.deploy({ CrossAccountBackup: 'true', Restore: 'true' });
    await settings.delete();
    expect(service.settings.GlobalSettings).toEqual({ isCrossAccountBackupEnabled: 'false', isMpaEnabled: 'true' });
  });

  test('where it stays, nothing is asked when it is deleted', async () => {
    const settings = new Settings('organization');
    await settings.deploy({ CrossAccountBackup: 'true', Restore: 'false' });
    service.calls.length = 0;
    await settings.delete();
    expect(service.calls).toEqual([]);
  });

  test('of a member account are refused', async () => {
    service.fail('UpdateGlobalSettings', { status: 400, name: 'InvalidRequestException', message: 'This account cannot do so.' });
    expect(await new Settings('organization').deploy({ CrossAccountBackup: 'true', Restore: 'false' })).toMatchObject({
      Status: 'FAILED',
      Reason: expect.stringContaining('the settings of AWS Backup cannot be read or set: InvalidRequestException: This account cannot do so.; only the management account of an organization can do so'),
    });
  });
});

describe('what was set is read back', () => {
  test('until it is there', async () => {
    service.delay = 3;
    expect(await new Settings('region').deploy({ OptIn: ['S3'], Restore: 'false' })).toMatchObject({ Status: 'SUCCESS' });
    expect([updates().length, pause.mock.calls]).toEqual([1, [[2000], [2000], [2000]]]);
  });

  test('and the deployment fails where it does not come', async () => {
    service.delay = Infinity;
    expect(await new Settings('region').deploy({ OptIn: ['S3', 'DSQL', 'EBS'], Restore: 'false' })).toMatchObject({
      Status: 'FAILED',
      Reason: expect.stringContaining("AWS Backup has taken the settings, and does not have them: 'S3' in ResourceTypeOptInPreference is false and not true, "
        + "'DSQL' in ResourceTypeOptInPreference is not there and not true"),
    });
    expect(pause).toHaveBeenCalledTimes(5);
  });
});

test('what AWS Backup refuses fails the deployment', async () => {
  service.fail('UpdateRegionSettings', { status: 400, name: 'InvalidParameterValueException', message: 'There is no type Tapes.' });
  expect(await new Settings('region').deploy({ OptIn: ['Tapes'], Restore: 'false' })).toMatchObject({
    Status: 'FAILED', Reason: expect.stringContaining('the settings of AWS Backup cannot be read or set: InvalidParameterValueException: There is no type Tapes.'),
  });
});

test('what it is too busy for is tried again', async () => {
  service.fail('DescribeRegionSettings', { status: 400, name: 'ThrottlingException', message: 'Rate exceeded' }, 1);
  service.fail('UpdateRegionSettings', { status: 500, name: 'ServiceUnavailableException', message: 'Try again later' }, 1);
  expect(await new Settings('region').deploy({ OptIn: ['S3'], Restore: 'false' })).toMatchObject({ Status: 'SUCCESS' });
});

test('one that has failed to be made, and so has an id of its own, sets nothing back', async () => {
  const answer = await ask({ onEvent: handler.region }, { RequestType: 'Delete', ResourceProperties: { Settings: 'could not be made', Restore: 'true' }, PhysicalResourceId: 'restore' });
  expect([answer.Status, updates()]).toEqual(['SUCCESS', []]);
});
