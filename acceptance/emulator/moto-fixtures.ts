import { ASK_STACK } from '../app/names';
import type { Fixtures } from '../ask/ask-run';
import type { Values } from '../ask/fill';
import type { Cloud } from '../cloud/cloud';

const BackupVaultName = `${ASK_STACK}-vault`;

/** All that the questions need that moto judges. */
export class MotoFixtures implements Fixtures {
  public async prepare(cloud: Cloud): Promise<Values> {
    await cloud.call('backup:CreateBackupVault', { BackupVaultName });
    return { vault: BackupVaultName };
  }

  public async remove(cloud: Cloud): Promise<void> {
    await cloud.call('backup:DeleteBackupVault', { BackupVaultName });
  }
}
