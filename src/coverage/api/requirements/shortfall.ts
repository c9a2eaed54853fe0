/** What something that is required is called: by its property, and `unprotected` where a resource is not backed up at all. */
export type RequirementId = 'unprotected' | 'unsupported' | 'recoveryPointObjective' | 'frequency' | 'pointInTimeRecovery' | 'minRetention' | 'maxRetention' | 'copies'
  | 'immutability' | 'customerManagedKey' | 'restoreTestedEvery';

/** Why a resource does not have what is required of it. */
export interface Shortfall {
  readonly id: RequirementId;
  /** The end of a sentence that begins with the name of the resource: `must be …, and …`. */
  readonly says: string;
  /** What helps. */
  readonly fix: string;
}
