import { inside, namesIn, valueOf } from './plan-in-policy';
import { readPolicy } from '../../model/organization/policy-tree';
import type { PolicyReading } from '../../model/organization/policy-tree';
import { isPartlyLater, laterInWords, namesLater } from '../../private/later';
import { writtenOut } from '../../private/messages/written-out';
import { Document } from '../document';
import type { Reading } from '../values/reading';

/** A plan of a policy. */
export interface PolicyPlan {
  readonly name: string;
  readonly reading: Reading;
  readonly regions: Reading;
}

/** A policy of an organization. */
export class PolicyDocument extends Document {
  public static readonly TYPE = 'AWS::Organizations::Policy';
  private tree?: PolicyReading;

  /** Whether it is one for backups. */
  public get isBackupPolicy(): boolean {
    return this.property('Type').knownText === 'BACKUP_POLICY';
  }

  public get policyName(): Reading {
    return this.property('Name');
  }

  public get description(): Reading {
    return this.property('Description');
  }

  /** Roots, organizational units and accounts that it is attached to. */
  public get targets(): Reading {
    return this.property('TargetIds');
  }

  /** What it says, also where that is written as JSON in a text. */
  public get content(): Reading {
    return this.property('Content').parsed;
  }

  /** The same with its operators, and what is wrong with them. */
  public get policy(): PolicyReading {
    this.tree ??= readPolicy(this.content.value, isPartlyLater);
    return this.tree;
  }

  /** Its plans, in their order. */
  public get plans(): readonly PolicyPlan[] {
    const plans = inside(this.content, 'plans');
    return namesIn(plans).map((name) => {
      const reading = plans.at(name);
      return { name, reading, regions: valueOf(reading, 'regions') };
    });
  }

  /** How many characters it has at least as it is deployed: what only deployment knows counts for none. Nothing where it is not known at all. */
  public get leastLength(): number | undefined {
    const content = this.property('Content');
    if (content.isAbsent) { return undefined; }
    const text = content.text ?? writtenOut(content.value);
    return text === undefined ? undefined : laterInWords(text, (part) => namesLater(part)[0].endsWith('AWS::Partition') ? 'aws' : '').length;
  }
}
