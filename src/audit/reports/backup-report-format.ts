/**
 * How a report is written.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_ReportDeliveryChannel.html
 */
export enum BackupReportFormat {
  /** Comma-separated values, the only format of reports on several accounts or Regions. */
  CSV = 'CSV',
  /** JSON. */
  JSON = 'JSON',
}
