import { MovedClock } from '../../test/fakes/intake';
import { HourlyBudget } from './hourly-budget';

it('gives so much within an hour, and again in the next', () => {
  const clock = new MovedClock();
  const budget = new HourlyBudget(clock, 100);
  expect([budget.take(60), budget.take(60), budget.take(40), budget.take(1)]).toEqual([true, false, true, false]);
  clock.advance(3_600_000);
  expect([budget.take(100), budget.take(1)]).toEqual([true, false]);
});
