import type { aws_backup as backup } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { EVERYTHING } from '../../model/arn-pattern';
import type { BackupResourceType } from '../../model/resources/backup-resource-type';
import { memo } from '../../private/memo';
import { rootOf } from '../../private/tree';

const ALL_JOBS = new WeakMap<IConstruct, ValidatedJobs[]>();

/** Of which restore jobs a validation says whether they were successful. */
export class ValidatedJobs {
  constructor(
    public readonly validation: IConstruct,
    private readonly planName: string,
    /** The types of what was restored; every type where there are none. */
    public readonly types: readonly BackupResourceType[] | undefined,
    private readonly selection?: backup.CfnRestoreTestingSelection,
  ) {}

  /** The ARNs by which its jobs are told from others, where the selection has some. */
  public get resources(): string[] | undefined {
    const { protectedResourceArns: arns } = this.selection ?? {};
    return arns?.includes(EVERYTHING) ? undefined : arns;
  }

  /** What keeps it from being the only one that validates its jobs. */
  public problems(): string[] {
    const others = memo(ALL_JOBS, rootOf(this.validation), () => []);
    const other = others.find((each) => each.planName === this.planName && each.overlaps(this));
    others.push(this);
    return other ? [`its restore jobs are validated by '${other.validation.node.path}' already, and AWS Backup takes one result of a job: use one validation of a type in a plan, `
      + "or one of each selection that names its 'resources'"] : [];
  }

  private overlaps(other: ValidatedJobs): boolean {
    const { types, selection } = this;
    if (types && other.types && !types.some((type) => other.types!.includes(type))) { return false; }
    return selection === other.selection || !this.resources || !other.resources;
  }
}
