import { Document } from './document';
import type { Documents } from './documents';
import type { Place } from './template';
import type { Reading } from './values/reading';

/** What holds for an account and Region, or for an organization: custom resources of this library, since CloudFormation has no type for it. */
export class SettingsDocument extends Document {
  public static readonly REGION_TYPE = 'Custom::CdkAwsBackupRegionSettings';
  public static readonly GLOBAL_TYPE = 'Custom::CdkAwsBackupGlobalSettings';

  /** The settings of Regions that are made. */
  public static ofRegions(documents: Documents): readonly SettingsDocument[] {
    const places = documents.constant('settings of Regions that there are', () => documents
      .ofTypes(SettingsDocument, new Set([SettingsDocument.REGION_TYPE])).map(({ template, logicalId }): Place => ({ template, logicalId })));
    return places.map((place) => documents.of(SettingsDocument, place)).filter(({ isMade }) => isMade);
  }

  /** The types that AWS Backup is opted in to. */
  public get optIn(): Reading {
    return this.property('OptIn');
  }

  /** The types that it is opted out of. */
  public get optOut(): Reading {
    return this.property('OptOut');
  }

  /** The types of which it manages the recovery points entirely. */
  public get fullManagement(): Reading {
    return this.property('FullManagement');
  }
}

/** Whether a type is surely in one of these lists. */
export function hasType(list: Reading, type: string): boolean {
  return list.all.some(({ knownText }) => knownText === type);
}
