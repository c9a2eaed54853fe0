import { Document } from './document';
import type { Reading } from './values/reading';

/** A role of IAM. */
export class RoleDocument extends Document {
  public static readonly TYPE = 'AWS::IAM::Role';

  public get roleName(): Reading {
    return this.property('RoleName');
  }

  /** Who may assume it. */
  public get trust(): Reading {
    return this.property('AssumeRolePolicyDocument').at('Statement');
  }

  /** The ARNs of managed policies. */
  public get managedPolicies(): Reading {
    return this.property('ManagedPolicyArns');
  }

  /** Its own policies. */
  public get inlinePolicies(): Reading {
    return this.property('Policies');
  }

  public get permissionsBoundary(): Reading {
    return this.property('PermissionsBoundary');
  }
}
