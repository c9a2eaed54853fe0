import * as fc from 'fast-check';
import { timeZoneProblems, WallClock } from '../../../src/model/schedule/time-zone';

describe('timeZoneProblems', () => {
  test.each([
    'UTC', 'GMT', 'Etc/UTC', 'Etc/GMT+5', 'Europe/Paris', 'America/New_York', 'America/Argentina/Buenos_Aires',
    'US/Pacific', 'Asia/Calcutta', 'Asia/Kolkata', 'CET', 'EST', 'EST5EDT', 'europe/paris',
  ])('takes %s', name => {
    expect(timeZoneProblems(name)).toEqual([]);
  });

  test.each([
    '', ' ', '+02:00', '-0500', '02:00', 'Z', 'UTC+2', 'GMT+2', 'PST', 'bst', 'Mars/Olympus', 'Europe/Paris ', 'Europe', 'Local',
  ])('refuses "%s"', name => {
    expect(timeZoneProblems(name)).toEqual([`time zone must be an IANA name such as 'Europe/Paris' or 'Etc/UTC', got '${name}'`]);
  });
});

/** What Java and `Intl` take for a zone, and the IANA database does not have. */
test.each([
  'ACT', 'AET', 'AGT', 'ART', 'AST', 'BET', 'BST', 'CAT', 'CNT', 'CST', 'CTT', 'EAT', 'ECT',
  'IET', 'IST', 'JST', 'MIT', 'NET', 'NST', 'PLT', 'PNT', 'PRT', 'PST', 'SST', 'VST',
])('the abbreviation %s is no name', (name) => {
  expect(timeZoneProblems(name)).toHaveLength(1);
  expect(timeZoneProblems(name.toLowerCase())).toHaveLength(1);
});

describe('WallClock', () => {
  const instant = Date.parse;

  test.each([
    ['UTC', '2027-07-01T12:34:56.789Z', '2027-07-01T12:34:56Z'],
    ['Europe/Paris', '2027-01-01T23:30:00Z', '2027-01-02T00:30:00Z'],
    ['Europe/Paris', '2027-07-01T12:00:00Z', '2027-07-01T14:00:00Z'],
    ['Asia/Kolkata', '2027-07-01T18:30:00Z', '2027-07-02T00:00:00Z'],
    ['America/New_York', '2027-01-01T00:00:00Z', '2026-12-31T19:00:00Z'],
  ])('of %s shows at %s the time %s', (zone, at, shown) => {
    expect(WallClock.of(zone).timeAt(instant(at))).toBe(instant(shown));
  });

  test.each([
    ['Europe/Paris', '2027-07-01T14:00:00Z', '2027-07-01T12:00:00Z'],
    // The clock goes back from 03:00 to 02:00 at 01:00 UTC.
    ['Europe/Paris', '2027-10-31T02:00:00Z', '2027-10-31T00:00:00Z'],
    ['Europe/Paris', '2027-10-31T02:59:00Z', '2027-10-31T00:59:00Z'],
    ['Europe/Paris', '2027-10-31T03:00:00Z', '2027-10-31T02:00:00Z'],
    // The clock goes forward from 02:00 to 03:00 at 01:00 UTC.
    ['Europe/Paris', '2027-03-28T01:59:00Z', '2027-03-28T00:59:00Z'],
    ['Europe/Paris', '2027-03-28T03:00:00Z', '2027-03-28T01:00:00Z'],
    // Half an hour forward and back.
    ['Australia/Lord_Howe', '2027-04-04T01:30:00Z', '2027-04-03T14:30:00Z'],
    // The whole of 30 December was left out.
    ['Pacific/Apia', '2011-12-29T23:59:00Z', '2011-12-30T09:59:00Z'],
    ['Pacific/Apia', '2011-12-31T00:00:00Z', '2011-12-30T10:00:00Z'],
  ])('of %s first shows %s at %s', (zone, shown, at) => {
    expect(WallClock.of(zone).firstInstantOf(instant(shown))).toBe(instant(at));
  });

  test.each([
    ['Europe/Paris', '2027-03-28T02:00:00Z'],
    ['Europe/Paris', '2027-03-28T02:59:00Z'],
    ['America/New_York', '2027-03-14T02:30:00Z'],
    ['Pacific/Apia', '2011-12-30T12:00:00Z'],
  ])('of %s never shows %s', (zone, shown) => {
    expect(WallClock.of(zone).firstInstantOf(instant(shown))).toBeUndefined();
  });
});

describe('any time zone', () => {
  const ZONES = ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca', 'Asia/Gaza', 'America/Scoresbysund', 'Asia/Kathmandu', 'UTC'];
  const CLOCK = new Map(ZONES.map((timeZone) => [timeZone, new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })]));
  /** The same, asked of `Intl` anew each time. */
  const shownAt = (zone: string, instant: number) => Date.parse(`${CLOCK.get(zone)!.format(instant).replace(' ', 'T')}Z`);
  const instants = fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2100, 0) });

  test('shows what Intl says', () => {
    fc.assert(fc.property(fc.constantFrom(...ZONES), instants, (zone, at) => {
      expect(WallClock.of(zone).timeAt(at)).toBe(shownAt(zone, at));
    }), { numRuns: 500 });
  });

  test.each(ZONES)('shows what Intl says in every hour of years with shifts: %s', (zone) => {
    const clock = WallClock.of(zone);
    for (const year of [2011, 2026]) {
      for (let at = Date.UTC(year, 0); at < Date.UTC(year + 1, 0); at += 1_799_000) {
        if (clock.timeAt(at) !== shownAt(zone, at)) { expect([at, clock.timeAt(at)]).toEqual([at, shownAt(zone, at)]); }
      }
    }
  });

  test('gives back the first instant that shows a time', () => {
    fc.assert(fc.property(fc.constantFrom(...ZONES), instants, (zone, at) => {
      const time = shownAt(zone, at);
      const first = WallClock.of(zone).firstInstantOf(time)!;
      expect(shownAt(zone, first)).toBe(time);
      expect(first).toBeLessThanOrEqual(at);
    }), { numRuns: 500 });
  });
});
