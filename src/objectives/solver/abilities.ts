import type { ResourceKind } from '../../model/resources/resource-kind';
import { minutesBehind } from '../../model/schedule/continuous';
import type { Situation } from '../situation';

/** What resources can do together, and in the vault that is given. */
export class Abilities {
  /** The kinds that are backed up continuously. */
  public readonly continuous: readonly ResourceKind[];
  /** The others. */
  public readonly others: readonly ResourceKind[];
  /** Whether each resource is backed up continuously, for sure. */
  public readonly isContinuous: boolean;
  /** How many minutes a continuous backup may be behind. */
  public readonly minutesBehind: number;

  constructor({ kinds, isOpen, vault }: Pick<Situation, 'kinds' | 'isOpen' | 'vault'>) {
    const can = ({ features, isNotAirGappedContinuously }: ResourceKind) => features.includes('continuousBackup')
      && (!vault?.isAirGapped || (features.includes('logicallyAirGappedVault') && !isNotAirGappedContinuously));
    this.continuous = kinds.filter(can);
    this.others = kinds.filter((kind) => !can(kind));
    this.isContinuous = !isOpen && kinds.length > 0 && this.others.length === 0;
    this.minutesBehind = Math.max(0, ...this.continuous.map(({ apiName }) => minutesBehind(apiName)));
  }

  /** Why not each resource is backed up continuously, as a part of a sentence. */
  public get lacking(): string {
    return this.others.length > 0
      ? `${[...new Set(this.others.map(({ name }) => name))].join(', ')} have no continuous backup`
      : 'whether all resources have continuous backups is not known here';
  }
}
