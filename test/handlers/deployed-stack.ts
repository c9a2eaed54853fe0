import { randomUUID } from 'crypto';
import type { BackupService } from './backup-service';
import { perform } from './cloudformation';

const VAULT = 'AWS::Backup::BackupVault';
const CUSTOM = 'Custom::BackupVaultAutoDelete';

/** A resource of a template, with all that deployment knows. */
interface Wanted {
  readonly type: string;
  readonly properties: any;
  readonly dependsOn: string[];
  readonly isKept: boolean;
}

/** A resource that CloudFormation has made. */
interface Made extends Wanted {
  readonly logicalId: string;
  readonly physicalId: string;
}

type Template = { readonly Resources: Record<string, any> };

/**
 * A stack as CloudFormation deploys it, as far as vaults and what empties them go: what is in the template is made and changed first, in the order of its dependencies; what has gone from it,
 * or was replaced, is deleted afterwards, the last first. Where a deployment fails, all of it is changed back, and what was made is deleted after that.
 */
export class DeployedStack {
  /** What has gone wrong, in its order. */
  public readonly failures: string[] = [];
  private readonly id = `arn:aws:cloudformation:eu-central-1:111111111111:stack/Stack/${randomUUID()}`;
  private made = new Map<string, Made>();

  constructor(private readonly service: BackupService, private readonly handler: unknown) {}

  /** Says whether the deployment has come to its end; with `breaks` it is rolled back there, by a resource that is none of these. */
  public async deploy(template: Template, { breaks = false } = {}): Promise<boolean> {
    const before = new Map(this.made);
    const replaced: Made[] = [];
    try {
      for (const logicalId of inOrder(template)) { await this.change(logicalId, this.wanted(template, logicalId), replaced); }
      if (breaks) { throw new Error('another resource has failed'); }
    } catch (error) {
      this.failures.push((error as Error).message);
      await this.rollBack(before);
      return false;
    }
    const gone = [...before].filter(([logicalId]) => !(logicalId in template.Resources)).map(([logicalId, made]) => {
      this.made.delete(logicalId);
      return made;
    });
    await this.cleanUp([...gone, ...replaced]);
    return true;
  }

  /** Says whether the stack is gone. */
  public async delete(): Promise<boolean> {
    for (const made of lastFirst([...this.made.values()])) {
      if (!await this.remove(made)) { return false; }
      this.made.delete(made.logicalId);
    }
    return true;
  }

  /** A vault that exists already comes into the stack as it is. */
  public import(template: Template, logicalId: string): void {
    const wanted = this.wanted(template, logicalId);
    this.made.set(logicalId, { ...wanted, logicalId, physicalId: wanted.properties.BackupVaultName });
  }

  private async change(logicalId: string, wanted: Wanted, replaced: Made[]): Promise<void> {
    const old = this.made.get(logicalId);
    if (old && JSON.stringify(old.properties) === JSON.stringify(wanted.properties)) { return; }
    const physicalId = wanted.type === VAULT ? this.changeVault(wanted, old) : await this.tell(old ? 'Update' : 'Create', wanted, old);
    this.made.set(logicalId, { ...wanted, logicalId, physicalId });
    if (old && old.physicalId !== physicalId) { replaced.push(old); }
  }

  private changeVault({ properties }: Wanted, old?: Made): string {
    const { BackupVaultName: name, BackupVaultTags: tags = {} } = properties;
    if (old?.physicalId === name) {
      this.service.tagVault(name, tags);
    } else if (this.service.has(name)) {
      throw new Error(`the vault ${name} exists already`);
    } else {
      this.service.addVault(name, [], tags);
    }
    return name;
  }

  private async rollBack(before: Map<string, Made>): Promise<void> {
    const after = [...this.made.values()];
    const undone: Made[] = [];
    this.made = new Map(before);
    for (const made of lastFirst(after)) {
      const old = before.get(made.logicalId);
      if (old === made) { continue; }
      if (old?.physicalId !== made.physicalId) { undone.push(made); }
      if (old?.type === VAULT && this.service.has(old.physicalId)) { this.service.tagVault(old.physicalId, old.properties.BackupVaultTags ?? {}); }
      if (old?.type === CUSTOM) { expect(await this.tell('Update', old, made)).toBe(old.physicalId); }
    }
    await this.cleanUp(undone);
  }

  /** What fails here stays, outside of the stack. */
  private async cleanUp(made: Made[]): Promise<void> {
    for (const each of lastFirst(made)) { await this.remove(each); }
  }

  private async remove(made: Made): Promise<boolean> {
    if (made.isKept) { return true; }
    if (made.type === VAULT) { return this.removeVault(made.physicalId); }
    const { Status, Reason } = await perform(this.handler, { RequestType: 'Delete', ...requestOf(made), was: made.physicalId });
    if (Status === 'FAILED') { this.failures.push(Reason); }
    return Status === 'SUCCESS';
  }

  private removeVault(name: string): boolean {
    if (this.service.has(name) && this.service.arnsOf(name).length > 0) {
      this.failures.push(`the vault ${name} holds recovery points`);
      return false;
    }
    this.service.deleteVault(name);
    return true;
  }

  private async tell(RequestType: 'Create' | 'Update', wanted: Wanted, old?: Made): Promise<string> {
    const { Status, PhysicalResourceId } = await perform(this.handler, { RequestType, ...requestOf(wanted), was: old?.physicalId });
    expect(Status).toBe('SUCCESS');
    return PhysicalResourceId;
  }

  private wanted({ Resources }: Template, logicalId: string): Wanted {
    const { Type: type, Properties, DependsOn = [], DeletionPolicy } = Resources[logicalId];
    return { type, properties: this.resolve(Properties), dependsOn: [DependsOn].flat(), isKept: DeletionPolicy === 'Retain' };
  }

  private resolve(value: any): any {
    if (Array.isArray(value)) { return value.map((each) => this.resolve(each)); }
    if (typeof value !== 'object') { return value; }
    const [[name, inner] = [''], ...others] = Object.entries<any>(value);
    if (others.length === 0) {
      switch (name) {
        case 'Ref': return inner === 'AWS::StackId' ? this.id : inner;
        case 'Fn::GetAtt': return this.made.get(inner[0])?.physicalId ?? inner.join('.');
        case 'Fn::Split': return this.resolve(inner[1]).split(inner[0]);
        case 'Fn::Select': return this.resolve(inner[1])[inner[0]];
        case 'Fn::Join': return this.resolve(inner[1]).join(inner[0]);
      }
    }
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, this.resolve(part)]));
  }
}

function requestOf({ properties: { BackupVaultName: vault, Owner: owner, Final } }: Wanted) {
  return { vault, owner, final: Final === 'true' };
}

/** The resources that matter here, each after those that it depends on. */
function inOrder({ Resources }: Template): string[] {
  const ordered = new Set<string>();
  const add = (logicalId: string) => {
    [Resources[logicalId].DependsOn ?? []].flat().forEach(add);
    ordered.add(logicalId);
  };
  Object.keys(Resources).filter((logicalId) => [VAULT, CUSTOM].includes(Resources[logicalId].Type)).forEach(add);
  return [...ordered];
}

/** Each before those that it depends on. */
function lastFirst(made: Made[]): Made[] {
  const depth = ({ dependsOn }: Made): number => 1 + Math.max(0, ...made.filter(({ logicalId }) => dependsOn.includes(logicalId)).map(depth));
  return [...made].sort((a, b) => depth(b) - depth(a));
}

