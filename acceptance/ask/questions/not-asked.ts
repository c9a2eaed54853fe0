/** What cannot be asked with one account and one call, and why. */
export interface NotAsked {
  readonly law: string;
  readonly why: string;
}

export const NOT_ASKED: readonly NotAsked[] = [
  { law: 'copyIntoVaultWithoutKey', why: 'only a copy job into a second account shows it' },
  { law: 'open: parameters of the controls of frameworks', why: 'the account needs a recorder of AWS Config; the library does not judge them' },
  { law: 'open: syntax of backup policies of organizations', why: 'it takes the management account of an organization; the library does not judge it' },
];

/** Of the model, what is no law of the service by itself, and why. */
export const NO_LAWS: Readonly<Record<string, string>> = {
  unknownTypeProblems: 'it is about values of this library',
};
