/** What of a report serves which controls: their numbers alone, since what they ask for is their owners' text. */
export interface ControlRow {
  readonly topic: string;
  /** Where the report shows it. */
  readonly shownBy: string;
  readonly soc2: string;
  readonly iso27001: string;
  readonly nist80053: string;
  readonly dora: string;
  readonly pciDss: string;
}

/** The controls, by what they are about. */
export const CONTROLS: readonly ControlRow[] = [
  {
    topic: 'All data is backed up, or exempt with a reason',
    shownBy: 'verdict and proof of each resource',
    soc2: 'A1.2',
    iso27001: 'A.8.13',
    nist80053: 'CP-9',
    dora: 'Art. 12',
    pciDss: '12.10.1',
  },
  {
    topic: 'Backups are made often enough',
    shownBy: 'longest time between recovery points',
    soc2: 'A1.2',
    iso27001: 'A.8.13',
    nist80053: 'CP-9',
    dora: 'Art. 12',
    pciDss: '12.10.1',
  },
  {
    topic: 'Backups are kept long enough',
    shownBy: 'retention of backups and copies',
    soc2: 'A1.2',
    iso27001: 'A.8.13',
    nist80053: 'SI-12',
    dora: 'Art. 12',
    pciDss: '10.5.1',
  },
  {
    topic: 'Copies are kept elsewhere',
    shownBy: 'copies, with account and Region',
    soc2: 'A1.2',
    iso27001: 'A.8.13',
    nist80053: 'CP-9(3), CP-9(5)',
    dora: 'Art. 12',
    pciDss: '10.3.3',
  },
  {
    topic: 'Backups cannot be changed or deleted',
    shownBy: 'immutability',
    soc2: 'A1.2',
    iso27001: 'A.8.13',
    nist80053: 'CP-9',
    dora: 'Art. 12',
    pciDss: '10.3.3',
  },
  {
    topic: 'Backups are encrypted',
    shownBy: 'key of each vault',
    soc2: 'A1.2',
    iso27001: 'A.8.13',
    nist80053: 'CP-9(8)',
    dora: 'Art. 12',
    pciDss: '—',
  },
  {
    topic: 'Restores are tested',
    shownBy: 'restore tests of each resource, and evidence beside this report',
    soc2: 'A1.3',
    iso27001: 'A.8.13',
    nist80053: 'CP-9(1), CP-9(2)',
    dora: 'Art. 12',
    pciDss: '12.10.1',
  },
  {
    topic: 'Operations can go on after a loss',
    shownBy: 'evidence beside this report',
    soc2: 'CC7.5',
    iso27001: 'A.5.29, A.5.30',
    nist80053: 'CP-10',
    dora: 'Art. 11',
    pciDss: '12.10.1',
  },
];
