import { ModelledService } from './modelled-service';
import type { Refusal } from './modelled-service';
import type { Call } from './service-model';

export type { Refusal } from './modelled-service';

export interface RecoveryPoint {
  readonly arn: string;
  readonly resourceType?: string;
  status?: string;
  statusMessage?: string;
  parent?: string;
  isParent?: boolean;

  /** Why it cannot be deleted. */
  refusal?: Refusal;

  /** How often it is still listed after its deletion was asked for; 1 by default. */
  lingers?: number;

  /** What becomes of it instead when its deletion is asked for. */
  turns?: string;

  /** AWS Backup can give it back to its own service. */
  continuous?: boolean;
}

/** The tag of a vault that is emptied, and whose it is where nobody says otherwise. */
export const TAG = 'cdk-aws-backup:auto-delete-recovery-points';
export const OWNER = '12345678-1234-1234-1234-123456789012/0a1b2c3d';

/**
 * AWS Backup as far as it takes to empty a vault.
 */
export class BackupService extends ModelledService {
  /** Whether the first page of a vault has nothing on it, and another one comes. */
  public beginsEmpty = false;
  private readonly vaults = new Map<string, { tags: Record<string, string>; points: Map<string, RecoveryPoint> }>();

  public reset(): void {
    super.reset();
    this.beginsEmpty = false;
    this.vaults.clear();
  }

  public addVault(name: string, points: RecoveryPoint[] = [], tags: Record<string, string> = { [TAG]: OWNER }): void {
    this.vaults.set(name, { tags, points: new Map(points.map((point) => [point.arn, point])) });
  }

  public addPoint(vault: string, point: RecoveryPoint): void {
    this.vaults.get(vault)!.points.set(point.arn, point);
  }

  public has(name: string): boolean {
    return this.vaults.has(name);
  }

  public tagVault(name: string, tags: Record<string, string>): void {
    this.vaults.get(name)!.tags = tags;
  }

  public deleteVault(name: string): void {
    this.vaults.delete(name);
  }

  public arnsOf(vault: string): string[] {
    return [...this.vaults.get(vault)!.points.keys()];
  }

  protected perform({ operation, input }: Call): object {
    if (operation === 'ListBackupVaults') {
      const names = [...this.vaults.keys()];
      const index = names.indexOf(input.NextToken) + 1;
      const page = names.slice(index, index + 1).map((BackupVaultName) => ({ BackupVaultName }));
      return { BackupVaultList: page, NextToken: index + 1 < names.length ? names[index] : undefined };
    }
    const vault = this.vaults.get(input.BackupVaultName ?? String(input.ResourceArn).split(':').pop());
    if (!vault) { throw { status: 400, name: 'ResourceNotFoundException', message: 'Backup vault not found.' }; }
    if (operation === 'ListTags') { return { Tags: vault.tags }; }
    if (operation === 'ListRecoveryPointsByBackupVault') { return this.list(input, vault.points); }

    const point = vault.points.get(input.RecoveryPointArn);
    if (!point) { throw { status: 400, name: 'ResourceNotFoundException', message: 'Recovery point not found.' }; }
    if (operation === 'DisassociateRecoveryPoint') {
      if (!point.continuous) { throw { status: 400, name: 'InvalidRequestException', message: 'This is not a continuous backup.' }; }
      vault.points.delete(point.arn);
      return {};
    }
    if (operation === 'DisassociateRecoveryPointFromParent') {
      delete point.parent;
      delete point.refusal;
      return {};
    }
    if (point.refusal) { throw point.refusal; }
    if (point.status === 'CREATING') { throw { status: 400, name: 'InvalidRequestException', message: 'The recovery point is not there yet.' }; }
    point.status = point.turns ?? 'DELETING';
    if (point.isParent) {
      [...vault.points.values()].filter(({ parent }) => parent === point.arn).forEach((part) => { part.status = 'DELETING'; });
    }
    return {};
  }

  /** A page of what is in a vault, from the recovery point after the one that the token names. What is being deleted is listed for a while. */
  private list({ BackupVaultName, MaxResults = 1000, NextToken }: Record<string, any>, points: Map<string, RecoveryPoint>): object {
    if (this.beginsEmpty && NextToken === undefined) { return { NextToken: '0' }; }
    const all = [...points.values()];
    const start = NextToken ? Number(NextToken) : 0;
    const page = all.slice(start, start + MaxResults);
    const end = start + page.length;
    if (end >= all.length) {
      all.filter(({ status }) => status === 'DELETING').forEach((point) => {
        point.lingers = (point.lingers ?? 1) - 1;
        if (point.lingers < 0) { points.delete(point.arn); }
      });
    }
    return {
      RecoveryPoints: page.filter(({ arn }) => points.has(arn)).map(({ arn, resourceType, status, statusMessage, parent, isParent }) => ({
        RecoveryPointArn: arn,
        BackupVaultName,
        ResourceType: resourceType,
        Status: status ?? 'COMPLETED',
        StatusMessage: statusMessage,
        ParentRecoveryPointArn: parent,
        IsParent: isParent ?? false,
      })),
      NextToken: end < all.length ? String(end) : undefined,
    };
  }
}
