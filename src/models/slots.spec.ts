import { Slots } from './slots';

const never = new AbortController().signal;
const patient = { isUrgent: false, signal: never };
const urgent = { isUrgent: true, signal: never };

/** Work that ends when the test says so. */
function work(begun: string[], name: string) {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return {
    end: () => {
      end();
    },
    run: async () => {
      begun.push(name);
      await ended;
      return name;
    },
  };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

it('runs no more at a time than it may, in order, and what somebody waits for first', async () => {
  const begun: string[] = [];
  const [a, b, c] = [work(begun, 'a'), work(begun, 'b'), work(begun, 'c')];
  const slots = new Slots(1);
  const results = [slots.run(a.run, patient), slots.run(b.run, patient), slots.run(c.run, urgent)];
  await settle();
  expect(begun).toEqual(['a']);
  a.end();
  await settle();
  expect(begun).toEqual(['a', 'c']);
  c.end();
  b.end();
  expect(await Promise.all(results)).toEqual(['a', 'b', 'c']);
});

it('goes on behind work that failed', async () => {
  const slots = new Slots(1);
  await expect(slots.run(() => Promise.reject(new Error('no')), patient)).rejects.toThrow('no');
  expect(await slots.run(() => Promise.resolve(1), patient)).toBe(1);
});

it('forgets who gave up waiting', async () => {
  const begun: string[] = [];
  const [a, b] = [work(begun, 'a'), work(begun, 'b')];
  const slots = new Slots(1);
  const first = slots.run(a.run, patient);
  const caller = new AbortController();
  const second = slots.run(b.run, { isUrgent: false, signal: caller.signal });
  caller.abort(new Error('too late'));
  await expect(second).rejects.toThrow('too late');
  await expect(slots.run(b.run, { isUrgent: true, signal: caller.signal })).rejects.toThrow('too late');
  a.end();
  await first;
  expect(begun).toEqual(['a']);
});
