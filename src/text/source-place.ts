/** Where something stands in a file; numbers count from 1. */
export type PlaceInFile =
  | { kind: 'page'; first: number; last: number }
  | { kind: 'slide'; number: number }
  | { kind: 'cells'; sheet: string; range: string }
  | { kind: 'lines'; first: number; last: number; symbol: string | null };

export interface SourcePlace {
  title: string;
  /** Outermost first. */
  headingPath: readonly string[];
  place?: PlaceInFile | null | undefined;
}

/** For a reader: title › heading › place in the file. */
export function sourcePlace({ title, headingPath, place }: SourcePlace, language: 'zh' | 'en'): string {
  const inFile = place ? [placeInFile(place, { headingPath, language })] : [];
  return [title, ...headingPath, ...inFile].join(' › ');
}

/** Only the place in the file; a sheet that is a heading already is not named again. */
export function placeInFile(
  place: PlaceInFile,
  { headingPath, language }: { headingPath: readonly string[]; language: 'zh' | 'en' },
): string {
  const isChinese = language === 'zh';
  switch (place.kind) {
    case 'page':
      return isChinese ? `第 ${range(place)} 页` : `${place.first === place.last ? 'p.' : 'pp.'} ${range(place)}`;
    case 'slide':
      return isChinese ? `第 ${place.number} 张幻灯片` : `slide ${place.number}`;
    case 'cells':
      return headingPath.includes(place.sheet) ? place.range : `${place.sheet} ${place.range}`;
    case 'lines': {
      const lines = isChinese
        ? `第 ${range(place)} 行`
        : `${place.first === place.last ? 'line' : 'lines'} ${range(place)}`;
      return place.symbol === null ? lines : `${place.symbol}, ${lines}`;
    }
  }
}

const range = ({ first, last }: { first: number; last: number }): string =>
  first === last ? String(first) : `${first}–${last}`;
