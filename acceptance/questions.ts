import type { Question } from './ask/question';
import { COPY_QUESTIONS } from './ask/questions/copies';
import { PLAN_QUESTIONS } from './ask/questions/plans';
import { REPORT_QUESTIONS } from './ask/questions/reports';
import { RESTORE_TESTING_QUESTIONS } from './ask/questions/restore-testing';
import { SCHEDULE_QUESTIONS } from './ask/questions/schedules';
import { SELECTION_QUESTIONS } from './ask/questions/selections';
import { TIERING_QUESTIONS } from './ask/questions/tiering';
import { LOCK_QUESTIONS, VAULT_QUESTIONS } from './ask/questions/vaults';
import { WINDOW_AND_LIFECYCLE_QUESTIONS } from './ask/questions/windows-and-lifecycles';

/**
 * Every question to AWS Backup. Each law that the library refuses by stands in one at least, or in `ask/questions/not-asked.ts` with the reason; `test/acceptance/questions.test.ts`
 * holds that, and that the library says of both calls what stands there.
 */
export const QUESTIONS: readonly Question[] = [
  ...PLAN_QUESTIONS,
  ...SCHEDULE_QUESTIONS,
  ...WINDOW_AND_LIFECYCLE_QUESTIONS,
  ...COPY_QUESTIONS,
  ...SELECTION_QUESTIONS,
  ...VAULT_QUESTIONS,
  ...LOCK_QUESTIONS,
  ...TIERING_QUESTIONS,
  ...RESTORE_TESTING_QUESTIONS,
  ...REPORT_QUESTIONS,
];
