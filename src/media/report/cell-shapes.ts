import type { ColumnKind } from './column-names';
import { isQuality, markOf, measuredValue } from './measured-value';
import { plainCell } from './plain-cell';

export type CellShape = 'number' | 'compared' | 'range' | 'unit' | 'mark' | 'quality' | 'han' | 'latin' | 'sign';

const UNIT =
  /^(?:%|‰|fl|pg|s|秒|分|mm|g|kg|ml|l|h|°c|℃|个|次\/分|ratio|mmhg|kpa|ng|copies|iu|coi|s\/co|[×x*]?10[\^*°"']?\d{1,2}\/?l?|[^\d-]{0,8}\/(?:m?μ?d?u?f?l|ml|dl|hp|lp|hpf|h|min|24h|d|l|kg|g|gcr|mol|μl|ul|fl|高倍|低倍|1\.73m.{0,2}|.*1\.73m?.{0,2})|[munpfkμ]?(?:mol|iu|u|g|eq|osm|kat)\/[a-zμ0-9.^*²³]{1,10})$/i;
const RANGE_START = /^[([]?(?:[<>≤≥]?[\dOo.,]*\d[\dOo.,]*(?:-|一|至|到|\.\.)(?:\d|$)|男|女|成人|参考|[<>≤≥])/;
const TO = /^\(?-?[\d.,OolI]+(?:[-一至到]+|\.\.+)\+?[\d.,OolI]+\)?/;

/** What a word looks like by itself. */
export function shapeOf(text: string): CellShape {
  const plain = plainCell(text);
  if (/^[-=_|:;.,'"()[\]{}<>≤≥×^/\\]+$/.test(plain)) return 'sign';
  if (TO.test(plain) || (/^[男女].{0,3}[\d<>≤≥]/.test(plain) && /\d/.test(plain))) return 'range';
  const value = measuredValue(plain);
  if (value.number) {
    return /^[<>≤≥]/.test(value.text) ? 'compared' : value.number.low === value.number.high ? 'number' : 'range';
  }
  if (markOf(plain)) return 'mark';
  if (UNIT.test(plain)) return 'unit';
  if (isQuality(plain)) return 'quality';
  if (RANGE_START.test(plain) && /\d/.test(plain)) return 'range';
  return /[\u3400-\u9fff]/.test(plain) ? 'han' : 'latin';
}

/** How badly a word of a shape goes with a kind of column, from 0; other than told: 1. */
const misfits: Readonly<Record<ColumnKind, Partial<Record<CellShape, number>>>> = {
  number: { number: 0, sign: 0.5, han: 1.6, range: 1.6, compared: 1.6, unit: 1.4 },
  abbreviation: { latin: 0, unit: 0.6, mark: 0.6, sign: 0.4, quality: 0.6 },
  item: { han: 0, latin: 0.2, sign: 0.4, quality: 0.6, unit: 0.8, number: 1.2, range: 1.5, compared: 1.5 },
  value: { number: 0, compared: 0.1, quality: 0.1, mark: 0.5, range: 0.7, han: 0.7, latin: 0.9, sign: 0.4, unit: 1.2 },
  flag: { mark: 0, sign: 0.3, number: 0.9, latin: 0.8, han: 1, range: 1.6, unit: 1.4, compared: 1.5 },
  unit: { unit: 0, latin: 0.3, sign: 0.3, han: 0.6, number: 0.9, compared: 1.3, range: 1.4 },
  range: { range: 0, compared: 0.1, quality: 0.2, sign: 0.1, number: 0.4, han: 0.5, latin: 0.8, unit: 0.8 },
  other: { han: 0.4, latin: 0.4, number: 0.4, sign: 0.4, range: 0.8 },
};

export const misfit = (kind: ColumnKind, shape: CellShape): number => misfits[kind][shape] ?? 1;
