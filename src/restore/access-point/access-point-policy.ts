import { aws_iam as iam, Lazy, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { generatedAccessPointName } from '../../model/access-point';

/** What tells an access point from the one that it replaces. */
export interface AccessPointContent {
  readonly accessPointName?: string;
  readonly recoveryPointArn: string;
  readonly pointInTime?: string;
}

/**
 * The policy of a backup access point, and the name that its statements need.
 *
 * CloudFormation makes the name where nobody needs it. A policy is of the access point by its name, and CloudFormation replaces nothing by something of the same name: so the name that is generated
 * here changes with all that makes it another access point.
 */
export class AccessPointPolicy {
  private readonly document: iam.PolicyDocument;
  private isNaming = false;

  constructor(private readonly point: IConstruct, private readonly content: AccessPointContent, document?: iam.PolicyDocument) {
    this.document = document ?? new iam.PolicyDocument();
  }

  /** Adds a statement. */
  public add(statement: iam.PolicyStatement): void {
    this.document.addStatements(statement);
  }

  /** The ARN of the access point of S3, for statements of the policy itself: no attribute, since the policy is a part of the resource. */
  public get arn(): string {
    return Stack.of(this.point).formatArn({ service: 's3', resource: 'accesspoint', resourceName: Lazy.uncachedString({ produce: () => this.name() }) });
  }

  /** The name as the template has it; nothing where CloudFormation makes it. */
  public renderName(): string | undefined {
    return this.content.accessPointName ?? Lazy.uncachedString({ produce: () => this.document.isEmpty ? undefined : this.name() });
  }

  /** The policy as the template has it; nothing where it has no statement. */
  public renderPolicy(): unknown {
    return Lazy.uncachedAny({ produce: () => this.document.isEmpty ? undefined : this.document });
  }

  private name(): string {
    const { point, content } = this;
    if (content.accessPointName !== undefined || this.isNaming) { return content.accessPointName ?? ''; }
    this.isNaming = true;
    try {
      const whole = Stack.of(point).resolve([content.recoveryPointArn, content.pointInTime, this.document]);
      return generatedAccessPointName(point.node.path, JSON.stringify(whole));
    } finally {
      this.isNaming = false;
    }
  }
}
