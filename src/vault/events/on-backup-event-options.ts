import type { aws_events as events } from 'aws-cdk-lib';
import type { BackupEventState } from './backup-event-state';

/**
 * Options of a rule for events of AWS Backup.
 */
export interface OnBackupEventOptions extends events.OnEventOptions {
  /**
   * The states that the rule takes. An element is one state; the order is kept in the template and does not matter.
   *
   * @default - every state
   */
  readonly states?: BackupEventState[];
}

/**
 * Which end of a copy a vault is.
 */
export enum CopyJobSide {
  /** The vault that is copied from. */
  SOURCE = 'SOURCE',
  /** The vault that is copied into. */
  DESTINATION = 'DESTINATION',
}

/**
 * Options of a rule for copy jobs of a vault.
 */
export interface OnCopyJobEventOptions extends OnBackupEventOptions {
  /**
   * Which end of the copy the vault is.
   *
   * @default - either
   */
  readonly side?: CopyJobSide;
}
