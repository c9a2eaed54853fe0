import { Duration } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { BackupCoverage } from 'cdk-aws-backup';
import { DataStack } from './data-stack';

/** What holds data, and what is required of its backups. */
export class DataApp {
  public readonly data: DataStack;

  constructor(app: App) {
    this.data = new DataStack(app, 'Data');

    // What holds data and is not backed up so is an error of the synthesis.
    BackupCoverage.of(app).require({
      recoveryPointObjective: Duration.hours(36),
      minRetention: Duration.days(35),
    });
  }
}
