/** What cannot be asked with one account and one call, and why. */
export interface NotAsked {
  readonly law: string;
  readonly why: string;
}

const OF_HOLDS = 'a hold that is cancelled goes on to be listed, so that nothing of it could be removed';
const OF_POINTS = 'it takes a recovery point of a bucket';
const OF_SCANS = 'it takes the rights of a scanner of GuardDuty, and an account that pays for it';
const OF_SETTINGS = 'it would change the settings of a whole account';
const OF_FRAMEWORKS = 'a framework needs a recorder of AWS Config, which costs and is of the whole account; without one nobody knows what a refusal is for';
const OF_ORGANIZATIONS = 'it takes the management account of an organization, or its delegate: any other is refused whatever it asks for';
const OF_MANY = 'it takes more of them than one call makes, in an account that has none of its own, and AWS raises the quota of an account that asks: the library only warns';

export const NOT_ASKED: readonly NotAsked[] = [
  { law: 'invalidPlanId', why: 'the address of the call has the id of a plan in it, and says so only of what is a part of an address' },
  { law: 'invalidLegalHold', why: OF_HOLDS },
  { law: 'tooManyLegalHolds', why: OF_HOLDS },
  { law: 'invalidAccessPoint', why: OF_POINTS },
  { law: 'duplicateAccessPointName', why: OF_POINTS },
  { law: 'tooManyAccessPoints', why: OF_POINTS },
  { law: 'invalidMalwareScan', why: OF_SCANS },
  { law: 'invalidRegionSettings', why: OF_SETTINGS },
  { law: 'secondSettings', why: OF_SETTINGS },
  { law: 'backupsDenied', why: 'only a backup job shows it: AWS Backup takes the plan and the policy' },
  { law: 'copyIntoVaultWithoutKey', why: 'only a copy job into a second account shows it' },
  { law: 'invalidFramework', why: OF_FRAMEWORKS },
  { law: 'invalidOrganizationPolicy', why: OF_ORGANIZATIONS },
  { law: 'organizationPolicyTooLong', why: OF_ORGANIZATIONS },
  { law: 'tooManyOrganizationPolicies', why: OF_ORGANIZATIONS },
];

/** Of the model, what is no law of the service by itself or is not asked of, and why. */
export const NO_LAWS: Readonly<Record<string, string>> = {
  'unknownTypeProblems': 'it is about values of this library',
  'dateRangeProblems': OF_HOLDS,
  'emptyTextProblems': OF_HOLDS,
  'Instant': OF_HOLDS,
  'Quota.LEGAL_HOLDS': OF_HOLDS,
  'accessPointNameProblems': OF_POINTS,
  'recoveryPointArnProblems': OF_POINTS,
  'policyLengthProblems': OF_POINTS,
  'Quota.ACCESS_POINTS': OF_POINTS,
  'scannedTypeProblems': OF_SCANS,
  'regionSettingsProblems': OF_SETTINGS,
  'parameterProblems': OF_FRAMEWORKS,
  'listProblems': OF_FRAMEWORKS,
  'rangeProblems': OF_FRAMEWORKS,
  'Quota.EXEMPT_ROLES': OF_FRAMEWORKS,
  'Quota.ACCOUNTS_OF_CONTROL': OF_FRAMEWORKS,
  'Quota.FRAMEWORKS_OF_REPORT': 'a report on 1,000 frameworks takes as many, and an account has 15',
  'Quota.FRAMEWORKS': OF_MANY,
  'Quota.CONTROLS': OF_MANY,
  'Quota.REPORT_PLANS': OF_MANY,
  'reportAccountProblems': OF_ORGANIZATIONS,
  'reportUnitProblems': OF_ORGANIZATIONS,
  'nameProblems': OF_ORGANIZATIONS,
  'policyDescriptionProblems': OF_ORGANIZATIONS,
  'targetProblems': OF_ORGANIZATIONS,
  'regionProblems': OF_ORGANIZATIONS,
  'lengthProblems': OF_ORGANIZATIONS,
  'policyIdProblems': OF_ORGANIZATIONS,
  'Quota.POLICIES_OF_TARGET': OF_ORGANIZATIONS,
  'schemaProblems': OF_ORGANIZATIONS,
};
