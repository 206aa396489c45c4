import type { Validity } from '../../core/knowledge';
import { documentStates, supersessionDoubts } from './documents-in-use';

const dated = (path: string, validity: Partial<Validity> = {}) => ({
  id: `id of ${path}`,
  path,
  validity: { from: null, until: null, supersedes: [], withdrawnAt: null, ...validity },
});
const states = (documents: readonly ReturnType<typeof dated>[], on = '2026-11-21') =>
  [...documentStates(documents, on)].map(([id, state]) => `${id.slice(6)} ${state}`);

describe('documentStates', () => {
  it('tells what counts by the day, both ends inclusive', () => {
    const year = dated('a', { from: '2026-01-01', until: '2026-12-31' });
    const days = ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'];
    expect(days.flatMap((day) => states([year], day))).toEqual([
      'a not-yet-valid',
      'a in-use',
      'a in-use',
      'a expired',
    ]);
  });

  it('puts a withdrawal before everything', () => {
    expect(states([dated('a', { until: '2020-01-01', withdrawnAt: 1 })])).toEqual(['a withdrawn']);
  });

  it.each<[string, Partial<Validity>, string]>([
    ['in force', {}, 'superseded'],
    ['not yet in force', { from: '2026-11-22' }, 'in-use'],
    ['over', { until: '2026-11-20' }, 'superseded'],
    ['never in force', { from: '2026-11-20', until: '2026-11-01' }, 'in-use'],
    ['withdrawn', { withdrawnAt: 1 }, 'in-use'],
  ])('lets a document that is %s stand in accordingly', (_what, validity, state) => {
    expect(states([dated('old'), dated('new', { ...validity, supersedes: ['old'] })])[0]).toBe(`old ${state}`);
  });

  it('keeps what is superseded out of use though its own successor is superseded, too', () => {
    const chain = [dated('1'), dated('2', { supersedes: ['1'] }), dated('3', { supersedes: ['2'] })];
    expect(states(chain)).toEqual(['1 superseded', '2 superseded', '3 in-use']);
    expect(states(chain.reverse())).toEqual(['3 in-use', '2 superseded', '1 superseded']);
  });

  it('lets all of a circle count, and what stands outside of it give way', () => {
    const circle = [
      dated('1', { supersedes: ['3', 'old'] }),
      dated('2', { supersedes: ['1'] }),
      dated('3', { supersedes: ['2'] }),
      dated('own', { supersedes: ['own'] }),
      dated('old'),
    ];
    expect(states(circle)).toEqual(['1 in-use', '2 in-use', '3 in-use', 'own in-use', 'old superseded']);
  });

  it('passes over names of no document', () => {
    expect(states([dated('a', { supersedes: ['gone', '', '../x'] })])).toEqual(['a in-use']);
  });
});

describe('supersessionDoubts', () => {
  it('tells of circles and of names of no document', () => {
    const doubts = supersessionDoubts([
      dated('1', { supersedes: ['2', 'gone'] }),
      dated('2', { supersedes: ['1', 'old'] }),
      dated('own', { supersedes: ['own'] }),
      dated('old'),
      dated('outside', { supersedes: ['1'] }),
    ]);
    expect([...doubts]).toEqual([
      ['id of 1', ['circle', 'missing']],
      ['id of 2', ['circle']],
      ['id of own', ['circle']],
    ]);
  });
});
