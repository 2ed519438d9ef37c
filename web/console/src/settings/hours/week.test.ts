import { describe, expect, it } from 'vitest';
import { check, keptEnd, more, ordered, shownEnd, under, usual, weekMinutes } from './week';

describe('working time', () => {
  it('begins with office hours, on the days of a week in the member’s order', () => {
    expect(check(usual('Europe/Paris'))).toEqual({});
    expect(weekMinutes(usual('UTC'))).toBe(5 * 8 * 60);
    expect(ordered('saturday').slice(0, 3)).toEqual(['saturday', 'sunday', 'monday']);
  });

  it('says which field is wrong', () => {
    const wrong = usual('Mars/Olympus');
    wrong.week.monday = [
      { from: '09:00', to: '12:00' },
      { from: '11:00', to: '13:00' },
    ];
    wrong.week.friday = [{ from: '09:00', to: '' }];
    wrong.holidays = ['soon'];
    expect(Object.keys(check(wrong))).toEqual(['time_zone', 'week.monday', 'week.friday', 'holidays']);
    const closed = { ...usual('UTC'), week: { ...usual('UTC').week } };
    for (const day of ordered('monday')) closed.week[day] = [];
    expect(under('own', check(closed))).toEqual({ 'own.week': 'time-week-wrong' });
  });

  it('offers hours after the last ones, and midnight as an end', () => {
    expect(more([])).toEqual({ from: '09:00', to: '17:00' });
    expect(more([{ from: '09:00', to: '12:00' }])).toEqual({ from: '13:00', to: '17:00' });
    expect(more([{ from: '09:00', to: '21:30' }])).toEqual({ from: '22:30', to: '24:00' });
    expect([shownEnd('24:00'), keptEnd('00:00'), keptEnd('17:00')]).toEqual(['00:00', '24:00', '17:00']);
  });
});
