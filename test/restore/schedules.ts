import { Schedule } from 'aws-cdk-lib/aws-events';

/** When most restore tests of tests start. */
export const WEEKLY = Schedule.cron({ weekDay: 'SUN', hour: '4', minute: '0' });
