import { Document } from './document';
import type { Reading } from './values/reading';

/** A report plan of AWS Backup Audit Manager: which reports are written, and where to. */
export class ReportPlanDocument extends Document {
  public static readonly TYPE = 'AWS::Backup::ReportPlan';

  public get reportPlanName(): Reading {
    return this.property('ReportPlanName');
  }

  public get description(): Reading {
    return this.property('ReportPlanDescription');
  }

  /** Where the reports are written to. */
  public get channel(): Reading {
    return this.property('ReportDeliveryChannel');
  }

  public get bucketName(): Reading {
    return this.channel.at('S3BucketName');
  }

  public get prefix(): Reading {
    return this.channel.at('S3KeyPrefix');
  }

  public get formats(): Reading {
    return this.channel.at('Formats');
  }

  /** What the reports are on. */
  public get setting(): Reading {
    return this.property('ReportSetting');
  }

  public get reportTemplate(): Reading {
    return this.setting.at('ReportTemplate');
  }

  public get frameworks(): Reading {
    return this.setting.at('FrameworkArns');
  }

  public get accounts(): Reading {
    return this.setting.at('Accounts');
  }

  public get units(): Reading {
    return this.setting.at('OrganizationUnits');
  }

  public get regions(): Reading {
    return this.setting.at('Regions');
  }
}
