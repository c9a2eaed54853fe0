import { ModelledService } from './modelled-service';
import type { Call } from './service-model';

/** The maps of the API, by what is in them. */
export interface Settings {
  ResourceTypeOptInPreference: Record<string, boolean>;
  ResourceTypeManagementPreference: Record<string, boolean>;
  GlobalSettings: Record<string, string>;
}

/** AWS Backup as far as its settings go. */
export class SettingsService extends ModelledService {
  public settings: Settings = { ResourceTypeOptInPreference: {}, ResourceTypeManagementPreference: {}, GlobalSettings: {} };

  /** Whether a map that is sent takes the place of the one that is there, or is added to it: the documentation does not say. */
  public replaces = false;

  /** How often settings are still seen as they were before they were set. */
  public delay = 0;
  private before?: Settings;

  public reset(): void {
    super.reset();
    this.settings = {
      ResourceTypeOptInPreference: { S3: false, EBS: true, RDS: true, Aurora: false },
      ResourceTypeManagementPreference: { DynamoDB: false, EFS: true },
      GlobalSettings: { isCrossAccountBackupEnabled: 'false', isMpaEnabled: 'true' },
    };
    this.replaces = false;
    this.delay = 0;
    this.before = undefined;
  }

  protected perform({ operation, input }: Call): object {
    const seen = this.before && this.delay-- > 0 ? this.before : this.settings;
    const { ResourceTypeOptInPreference, ResourceTypeManagementPreference, GlobalSettings } = seen;
    switch (operation) {
      case 'DescribeRegionSettings': return { ResourceTypeOptInPreference, ResourceTypeManagementPreference };
      case 'DescribeGlobalSettings': return { GlobalSettings, LastUpdateTime: 1_700_000_000 };
    }
    this.before = structuredClone(this.settings);
    for (const [map, values] of Object.entries(input)) {
      const name = map as keyof Settings;
      Object.assign(this.settings, { [name]: this.replaces ? values : { ...this.settings[name], ...values } });
    }
    return {};
  }
}
