import { minutesOfIso } from '../../../../src/coverage/api/requirements/iso-duration';

test.each<[string, number | undefined]>([
  ['P1D', 1440], ['P2W', 20160], ['P1W1D', 11520], ['PT4H', 240], ['PT30M', 30], ['P1DT2H3M', 1563], ['P0D', 0],
  ['P1Y', undefined], ['P1M', undefined], ['PT1S', undefined], ['P', undefined], ['PT', undefined], ['P1DT', undefined], ['1D', undefined], ['P-1D', undefined], ['P1.5D', undefined], ['', undefined],
])('%s', (text, minutes) => {
  expect(minutesOfIso(text)).toBe(minutes);
});
