/**
 * Why something is not to be backed up.
 */
export interface BackupExemption {
  /**
   * The reason, in words that an auditor understands.
   *
   * Not empty.
   */
  readonly reason: string;

  /**
   * Who has approved it.
   *
   * @default - not said
   */
  readonly approvedBy?: string;

  /**
   * Until when it holds. From then on it exempts nothing: what is required and not met is an error again.
   *
   * Where `SOURCE_DATE_EPOCH` is set, that counts as now. Give a time zone.
   *
   * @default - for ever
   */
  readonly until?: Date;
}
