import { MovedClock } from '../../../../test/fakes/intake';
import { ReplyRequests } from './reply-requests';

it('knows the latest request of a message for a day', () => {
  const clock = new MovedClock();
  const sut = new ReplyRequests(clock);
  sut.note('m1', 'r1');
  sut.note('m1', 'r2');
  expect([sut.of('m1'), sut.of('m2'), sut.of('')]).toEqual(['r2', null, null]);
  clock.advance(86_400_001);
  expect(sut.of('m1')).toBeNull();
});

it('forgets the oldest of very many', () => {
  const sut = new ReplyRequests(new MovedClock());
  for (let number = 0; number <= 10_000; number++) sut.note(`m${number}`, `r${number}`);
  expect([sut.of('m0'), sut.of('m1')]).toEqual([null, 'r1']);
});
