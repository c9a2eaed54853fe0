/** What cannot be asked with one account and one call, and why. */
export interface NotAsked {
  readonly law: string;
  readonly why: string;
}

const OF_HOLDS = 'a hold that is cancelled goes on to be listed, so that nothing of it could be removed';
const OF_POINTS = 'it takes a recovery point of a bucket';
const OF_SCANS = 'it takes the rights of a scanner of GuardDuty, and an account that pays for it';
const OF_SETTINGS = 'it would change the settings of a whole account';

export const NOT_ASKED: readonly NotAsked[] = [
  { law: 'invalidLegalHold', why: OF_HOLDS },
  { law: 'tooManyLegalHolds', why: OF_HOLDS },
  { law: 'invalidAccessPoint', why: OF_POINTS },
  { law: 'duplicateAccessPointName', why: OF_POINTS },
  { law: 'tooManyAccessPoints', why: OF_POINTS },
  { law: 'invalidMalwareScan', why: OF_SCANS },
  { law: 'invalidRegionSettings', why: OF_SETTINGS },
  { law: 'secondSettings', why: OF_SETTINGS },
  { law: 'copyIntoVaultWithoutKey', why: 'only a copy job into a second account shows it' },
  { law: 'open: parameters of the controls of frameworks', why: 'the account needs a recorder of AWS Config; the library does not judge them' },
  { law: 'open: syntax of backup policies of organizations', why: 'it takes the management account of an organization; the library does not judge it' },
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
};
