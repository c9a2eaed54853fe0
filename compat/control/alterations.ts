import { altered, type Peer } from '../harness/peer';

/** Our side with one mistake in it, which the comparison has to find. */
export interface Alteration {
  readonly id: string;
  /** Too seldom met by chance to ask random programs for it. */
  readonly rare?: boolean;
  make(ours: Peer): Peer;
}

export const ALTERATIONS: readonly Alteration[] = [
  {
    id: 'a vault with another property',
    make: (ours) => altered(ours, 'altered', ({ BackupVault }) => ({
      BackupVault: class extends BackupVault {
        constructor(scope: any, id: string, props?: any) {
          super(scope, id, props);
          (this as any).node.defaultChild.addPropertyOverride('EncryptionKeyArn', 'another');
        }
      },
    })),
  },
  {
    id: 'a vault with another removal policy',
    make: (ours) => altered(ours, 'altered', ({ BackupVault }) => ({
      BackupVault: class extends BackupVault {
        constructor(scope: any, id: string, props?: any) {
          super(scope, id, props);
          (this as any).applyRemovalPolicy(ours.modules.core.RemovalPolicy.SNAPSHOT);
        }
      },
    })),
  },
  {
    id: 'a selection with one resource too few',
    make: (ours) => altered(ours, 'altered', ({ BackupPlan }) => ({
      BackupPlan: class extends BackupPlan {
        public addSelection(id: string, options: any): any {
          return super.addSelection(id, { ...options, resources: options.resources.slice(0, Math.max(1, options.resources.length - 1)) });
        }
      },
    })),
  },
  {
    id: 'a resource more than was asked for',
    make: (ours) => altered(ours, 'altered', ({ BackupPlan }) => ({
      BackupPlan: class extends BackupPlan {
        public addSelection(id: string, options: any): any {
          new ours.modules.sns.Topic(this, `${id}Extra`);
          return super.addSelection(id, options);
        }
      },
    })),
  },
  {
    id: 'resources in another order',
    make: (ours) => altered(ours, 'altered', ({ BackupPlan }) => ({
      BackupPlan: class extends BackupPlan {
        public addSelection(id: string, options: any): any {
          return super.addSelection(id, { ...options, resources: [...options.resources].reverse() });
        }
      },
    })),
  },
  {
    id: 'rules in another order',
    make: (ours) => altered(ours, 'altered', ({ BackupPlan }) => ({
      BackupPlan: class extends BackupPlan {
        constructor(scope: any, id: string, props: any = {}) {
          super(scope, id, { ...props, backupPlanRules: props.backupPlanRules && [...props.backupPlanRules].reverse() });
        }
      },
    })),
  },
  {
    id: 'a refusal that is no more',
    rare: true,
    make: (ours) => altered(ours, 'altered', ({ BackupPlanRule }) => ({
      BackupPlanRule: class extends BackupPlanRule {
        constructor(props: any) {
          super(props.enableContinuousBackup ? { ...props, moveToColdStorageAfter: undefined } : props);
        }
      },
    })),
  },
];
