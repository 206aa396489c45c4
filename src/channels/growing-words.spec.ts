import { setTimeout as pause } from 'node:timers/promises';
import { GrowingWords, type GrowingWordsOptions } from './growing-words';

let shown: string[];
let ends: unknown[];
beforeEach(() => {
  shown = [];
  ends = [];
});

const words = (changes: Partial<GrowingWordsOptions> = {}) =>
  new GrowingWords({
    pauseMilliseconds: 1,
    takeTurn: () => true,
    showState: (text) => Promise.resolve(void shown.push(text)),
    mayPass: () => false,
    onEnd: (error) => ends.push(error),
    ...changes,
  });

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await pause(1);
};

describe('GrowingWords', () => {
  it('show the latest state, and go on after it', async () => {
    const draft = words();
    for (const text of [' ', '可', '可以', '可以吃']) draft.show(text);
    await until(() => shown.length > 0);
    draft.show('可以吃，要煮熟');
    await until(() => shown.length > 1);
    await draft.settle();
    expect(shown).toEqual(['可以吃', '可以吃，要煮熟']);
  });

  it('leave out what comes too fast', async () => {
    const turns = [false, false, true];
    const draft = words({
      takeTurn: () => {
        draft.show(`${turns.length}`);
        return turns.shift() ?? false;
      },
    });
    draft.show('first');
    await until(() => shown.length > 0);
    await draft.settle();
    expect(shown).toEqual(['1']);
  });

  it('show nothing more once they are settled', async () => {
    let free: (() => void) | undefined;
    const draft = words({
      showState: async (text) => {
        await new Promise<void>((resolve) => (free = resolve));
        shown.push(text);
      },
    });
    draft.show('a');
    await until(() => free !== undefined);
    draft.show('b');
    const settled = draft.settle();
    free?.();
    await settled;
    draft.show('c');
    await pause(20);
    expect(shown).toEqual(['a']);
  });

  it('go on after what may pass, and end with anything else', async () => {
    const errors = [new Error('busy'), new Error('gone')];
    let tries = 0;
    const draft = words({
      showState: () => Promise.reject(errors[tries++] ?? new Error('asked too often')),
      mayPass: (error) => error === errors[0],
    });
    draft.show('a');
    await until(() => tries === 1);
    expect(ends).toEqual([]);
    draft.show('b');
    await until(() => ends.length > 0);
    draft.show('c');
    await draft.settle();
    expect([ends, tries]).toEqual([[errors[1]], 2]);
  });
});
