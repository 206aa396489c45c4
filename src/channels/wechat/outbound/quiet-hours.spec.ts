import { awakeFor, quietMillisecondsLeft, readQuietHours } from './quiet-hours';

const minute = 60_000;
const at = (time: string) => Date.parse(`2026-03-01T${time}+08:00`);

describe('readQuietHours', () => {
  it.each([
    ['23:00-07:00', { from: 1380, to: 420 }],
    ['9:30-10:05', { from: 570, to: 605 }],
    ['22:00-0:00', { from: 1320, to: 0 }],
  ])('reads %s', (text, hours) => {
    expect(readQuietHours(text)).toEqual(hours);
  });

  it.each(['', 'night', '25:00-07:00', '23:60-07:00', '23:00', '23:00-23:00', '22:00-24:00'])(
    'refuses "%s"',
    (text) => {
      expect(readQuietHours(text)).toBeNull();
    },
  );
});

describe('quietMillisecondsLeft', () => {
  const night = readQuietHours('23:00-07:00');
  const left = (time: string, hours = night) => quietMillisecondsLeft(hours, at(time), 'Asia/Shanghai');

  it('counts to the end of a night over midnight, by the clock of the group', () => {
    expect(left('23:00:00')).toBe(8 * 60 * minute);
    expect(left('03:30:00')).toBe(210 * minute);
    expect(left('06:59:30')).toBe(minute / 2);
  });

  it('is over by day, and never is without hours', () => {
    expect(left('07:00:00')).toBe(0);
    expect(left('12:00:00')).toBe(0);
    expect(left('22:59:59')).toBe(0);
    expect(left('03:00:00', null)).toBe(0);
  });

  it('knows a nap within a day', () => {
    const noon = readQuietHours('12:00-13:30');
    expect(left('12:00:00', noon)).toBe(90 * minute);
    expect(left('13:30:00', noon)).toBe(0);
    expect(left('11:59:00', noon)).toBe(0);
  });
});

describe('awakeFor', () => {
  const night = readQuietHours('23:00-07:00');
  const awake = (time: string, hours = night) => awakeFor(30 * minute, hours, at(time), 'Asia/Shanghai');

  it('leaves out the night for as long as it lies within the time', () => {
    expect(awake('07:00:00')).toBe((480 + 30) * minute);
    expect(awake('07:29:00')).toBe((480 + 30) * minute);
    expect(awake('07:30:00')).toBe(30 * minute);
    expect(awake('15:00:00')).toBe(30 * minute);
    expect(awake('01:00:00')).toBe((120 + 30) * minute);
    expect(awake('07:00:00', null)).toBe(30 * minute);
  });
});
