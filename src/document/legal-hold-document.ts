import { SelectedArns } from './arns/selected-arns';
import { VaultReference } from './arns/vault-reference';
import { Document } from './document';
import { told } from './told-once';
import type { Told } from './told-once';
import type { Reading } from './values/reading';

/** A legal hold: which recovery points nobody can delete. */
export class LegalHoldDocument extends Document {
  public static readonly TYPE = 'AWS::Backup::LegalHold';
  private selectedArns?: Told<SelectedArns>;

  public get title(): Reading {
    return this.property('Title');
  }

  public get description(): Reading {
    return this.property('Description');
  }

  /** Which recovery points it holds; all where it says no more. */
  public get selection(): Reading {
    return this.property('RecoveryPointSelection');
  }

  public get vaultNames(): Reading {
    return this.selection.at('VaultNames');
  }

  /** ARNs of what the recovery points are of. */
  public get resourceIds(): Reading {
    return this.selection.at('ResourceIdentifiers');
  }

  public get fromDate(): Reading {
    return this.selection.at('DateRange').at('FromDate');
  }

  public get toDate(): Reading {
    return this.selection.at('DateRange').at('ToDate');
  }

  /** The vaults, of its account and Region. */
  public get vaults(): readonly VaultReference[] {
    return (this.vaultNames.elements() ?? []).map((reading) => VaultReference.byName(this.documents, reading, this.template));
  }

  /** What its ARNs are of. */
  public get selected(): SelectedArns {
    this.selectedArns = told(this.documents, this.selectedArns, () => new SelectedArns(this.documents, this.resourceIds));
    return this.selectedArns.found;
  }
}
