import { Document } from './document';
import type { Reading } from './values/reading';

/** A backup access point: a recovery point of S3 that is read without a restore. */
export class AccessPointDocument extends Document {
  public static readonly TYPE = 'AWS::Backup::BackupAccessPoint';

  public get accessPointName(): Reading {
    return this.property('Name');
  }

  public get recoveryPointArn(): Reading {
    return this.property('RecoveryPointArn');
  }

  public get pointInTime(): Reading {
    return this.property('AccessPointInTime');
  }

  /** Its policy as an object, also where that is written as a text. */
  public get policy(): Reading {
    return this.property('AccessPointPolicy').parsed;
  }
}
