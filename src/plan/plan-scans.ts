import { aws_iam as iam } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { BackupPlanRule } from './backup-plan-rule';
import type { MalwareScan } from './malware-scan';
import { MALWARE_SCANNERS, SCAN_POLICY, SCANNED_TYPES, SCANNER_POLICY, SCANNER_SERVICE } from '../model/malware-scan';
import { needPolicies } from '../selection/plan-selections';

const [malwareScanner] = MALWARE_SCANNERS;

/**
 * The scans of the rules of a plan, and what they have in common: a template has that once for the plan.
 */
export class PlanScans {
  private scans: readonly MalwareScan[];
  private ownRole?: iam.IRoleRef;
  private isUsed = false;

  /**
   * @param rules those that the plan is made with
   * @param given what the plan says for all rules that say nothing themselves
   */
  constructor(private readonly plan: Construct & backup.IBackupPlanRef, rules: readonly BackupPlanRule[], private readonly given?: MalwareScan) {
    this.scans = [...given ? [given] : [], ...rules.flatMap(scanOf)];
  }

  /** Why scans, among them that of another rule, do not go with each other. */
  public problems(rule?: BackupPlanRule): string[] {
    const all = [...this.scans, ...rule ? scanOf(rule) : []];
    const types = new Set(all.flatMap((scan) => scan.resourceTypes ? typesOf(scan).join(', ') : []));
    const given = all.flatMap(({ scannerRole }) => scannerRole ?? []);
    const roles = new Set([...this.ownRole ? [this.ownRole] : [], ...given].map(({ roleRef }) => roleRef.roleArn));
    return [
      ...types.size > 1 ? [`the scans of a plan must have the same 'resourceTypes', got ${[...types].join(' and ')}`] : [],
      ...roles.size > 1 ? [`the scans of a plan must have the same 'scannerRole', got ${this.ownRole ? 'one after that which was made: give it to the plan' : 'several'}`] : [],
    ];
  }

  /** Adds a rule that goes with them: roles get what they need as soon as one scans. */
  public add(rule: BackupPlanRule): void {
    this.scans = [...this.scans, ...scanOf(rule)];
    if (this.modeOf(rule) === undefined) { return; }
    this.isUsed = true;
    if (!this.givenRole) { this.ownRole ??= this.makeRole(); }
    needPolicies(this.plan, [SCAN_POLICY]);
  }

  /** What the template has for a rule. */
  public renderActions(rule: BackupPlanRule): backup.CfnBackupPlan.ScanActionResourceTypeProperty[] | undefined {
    const scanMode = this.modeOf(rule);
    return scanMode === undefined ? undefined : [{ malwareScanner, scanMode }];
  }

  /** And for the plan. */
  public renderSettings(): backup.CfnBackupPlan.ScanSettingResourceTypeProperty[] | undefined {
    const scannerRole = this.givenRole ?? this.ownRole;
    if (!this.isUsed || !scannerRole) { return undefined; }
    const said = this.scans.find(({ resourceTypes }) => resourceTypes);
    return [{ malwareScanner, resourceTypes: said ? typesOf(said) : [...SCANNED_TYPES], scannerRoleArn: scannerRole.roleRef.roleArn }];
  }

  private get givenRole(): iam.IRoleRef | undefined {
    return this.scans.find(({ scannerRole }) => scannerRole)?.scannerRole;
  }

  private modeOf({ props: { malwareScan } }: BackupPlanRule): string | undefined {
    return (malwareScan ?? this.given)?.scanMode;
  }

  private makeRole(): iam.Role {
    return new iam.Role(this.plan, 'ScannerRole', {
      assumedBy: new iam.ServicePrincipal(SCANNER_SERVICE),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName(SCANNER_POLICY)],
    });
  }
}

function typesOf({ resourceTypes = [] }: MalwareScan): string[] {
  return [...new Set(resourceTypes.map(({ name }) => name))].sort();
}

function scanOf({ props: { malwareScan } }: BackupPlanRule): MalwareScan[] {
  return malwareScan ? [malwareScan] : [];
}
