import { evidence, sourcedPassage } from '../../../test/fakes/journey';
import type { Evidence } from '../../core/answer';
import type { Passage, Place } from '../../core/knowledge';
import { mergeNeighbours } from './merge-neighbours';

interface Piece {
  id: string;
  ordinal: number;
  documentId?: string;
  overlap?: string;
  place?: Place | null;
  headingPath?: string[];
}

function merged(pieces: readonly Piece[], maxCharacters = 1000): Evidence[] {
  const ranked = pieces.map(({ id, overlap = '', place = null, headingPath = [] }) =>
    evidence(id, { text: `${overlap}${id}。`, place, headingPath }),
  );
  const passages = new Map<string, Passage>(
    pieces.map(({ id, ordinal, documentId = 'd', overlap = '' }) => [
      id,
      sourcedPassage(id, { ordinal, documentId, overlap, text: `${id}。` }),
    ]),
  );
  return mergeNeighbours({ ranked, passages, maxCharacters });
}
const page = (first: number, last = first): Place => ({ kind: 'page', first, last });

describe('mergeNeighbours', () => {
  it('makes one piece of two that follow each other, in the order of the document, where the better stood', () => {
    const found = merged([
      { id: '乙', ordinal: 4 },
      { id: '远', ordinal: 9 },
      { id: '甲', ordinal: 3 },
    ]);
    expect(found.map(({ id, text }) => [id, text])).toEqual([
      ['乙', '甲。\n乙。'],
      ['远', '远。'],
    ]);
  });

  it('joins three when the one between comes last', () => {
    const found = merged([
      { id: '丙', ordinal: 5 },
      { id: '甲', ordinal: 3 },
      { id: '乙', ordinal: 4 },
    ]);
    expect(found.map(({ id, text }) => [id, text])).toEqual([['丙', '甲。\n乙。\n丙。']]);
  });

  it('does not say twice what a passage repeats of the one before', () => {
    const [piece] = merged([
      { id: '甲', ordinal: 3 },
      { id: '乙', ordinal: 4, overlap: '甲。' },
    ]);
    expect(piece?.text).toBe('甲。\n乙。');
  });

  it('keeps other documents, gaps and what is no passage apart', () => {
    const apart = merged([
      { id: '甲', ordinal: 3 },
      { id: '乙', ordinal: 4, documentId: 'e' },
      { id: '丙', ordinal: 5 },
    ]);
    expect(apart).toHaveLength(3);
    const pair = evidence('甲', { kind: 'qa-pair' });
    const passages = new Map([['甲', sourcedPassage('甲')]]);
    expect(mergeNeighbours({ ranked: [pair], passages, maxCharacters: 9 })).toEqual([pair]);
    expect(mergeNeighbours({ ranked: [evidence('未知')], passages, maxCharacters: 9 })).toHaveLength(1);
  });

  it('stops at the bound', () => {
    const three = [
      { id: '甲', ordinal: 3 },
      { id: '乙', ordinal: 4 },
      { id: '丙', ordinal: 5 },
    ];
    expect(merged(three, 6).map(({ text }) => text)).toEqual(['甲。\n乙。', '丙。']);
  });

  it.each<[string, Place, Place, Place]>([
    ['pages', page(3), page(3, 4), page(3, 4)],
    [
      'lines',
      { kind: 'lines', first: 1, last: 9, symbol: 'open' },
      { kind: 'lines', first: 10, last: 12, symbol: 'close' },
      { kind: 'lines', first: 1, last: 12, symbol: null },
    ],
    [
      'cells',
      { kind: 'cells', sheet: '用药', range: 'A2:D9' },
      { kind: 'cells', sheet: '用药', range: 'A10:D17' },
      { kind: 'cells', sheet: '用药', range: 'A2:D17' },
    ],
    ['one slide', { kind: 'slide', number: 2 }, { kind: 'slide', number: 2 }, { kind: 'slide', number: 2 }],
  ])('names the place of both: %s', (_name, former, latter, both) => {
    const found = merged([
      { id: '乙', ordinal: 4, place: latter },
      { id: '甲', ordinal: 3, place: former },
    ]);
    expect(found.map(({ place }) => place)).toEqual([both]);
  });

  it.each<[string, Place | null, Place | null]>([
    ['two slides', { kind: 'slide', number: 2 }, { kind: 'slide', number: 3 }],
    ['two sheets', { kind: 'cells', sheet: '甲', range: 'A1:B2' }, { kind: 'cells', sheet: '乙', range: 'A1:B2' }],
    ['other columns', { kind: 'cells', sheet: '甲', range: 'A1:B2' }, { kind: 'cells', sheet: '甲', range: 'C1:D2' }],
    ['a page and none', page(1), null],
  ])('keeps apart what no one place can name: %s', (_name, former, latter) => {
    expect(
      merged([
        { id: '甲', ordinal: 3, place: former },
        { id: '乙', ordinal: 4, place: latter },
      ]),
    ).toHaveLength(2);
  });

  it('keeps the headings that both stand under', () => {
    const [piece] = merged([
      { id: '甲', ordinal: 3, headingPath: ['饮食', '盐'] },
      { id: '乙', ordinal: 4, headingPath: ['饮食', '油'] },
    ]);
    expect(piece?.headingPath).toEqual(['饮食']);
  });
});
