import type { ParsedDocument } from '../parsed-document';
import { collectPictures } from '../pictures/collect-pictures';
import type { PictureMark } from '../pictures/picture-mark';
import { attributeOf, findElement, isElement, type PageElement, wholeText } from './parse-page';
import type { PageBlocks } from './page-markdown';

interface ShownPictures {
  page: PageBlocks;
  /** The blocks put together. */
  text: string;
  most: number;
  /** Where the picture of an `img` is; null where it cannot be had. */
  sourceOf: (element: PageElement) => PictureMark['source'] | null;
}

/** The figures and captioned tables of a page. */
export function pagePictures({
  page,
  text,
  most,
  sourceOf,
}: ShownPictures): Required<Pick<ParsedDocument, 'pictures' | 'notes'>> {
  const starts = startsOf(page.blocks);
  const captions = new Set<number>();
  const marks = page.marks.flatMap(({ element, block }): PictureMark[] => {
    const start = starts[block] ?? text.length;
    if (element.tagName !== 'img') {
      captions.add(start);
      return [];
    }
    const source = sourceOf(element);
    if (!source) return [];
    const alternative = (attributeOf(element, 'alt') ?? '').replace(/\s+/g, ' ').trim();
    const isFileName = /^\S+\.\w{2,5}$/.test(alternative);
    const at = alternative === '' ? -1 : (page.blocks[block] ?? '').indexOf(alternative);
    const own = at < 0 ? { start, end: start } : { start: start + at, end: start + at + alternative.length };
    return [
      { ...own, caption: captionOfFigure(element), alternative: isFileName ? '' : alternative, place: null, source },
    ];
  });
  return collectPictures({ text, marks, captions, most });
}

function startsOf(blocks: readonly string[]): number[] {
  let start = 0;
  return blocks.map((block) => {
    const own = start;
    start += block.length + '\n\n'.length;
    return own;
  });
}

const DEEPEST = 12;

/** Of the `figure` that it stands in. */
function captionOfFigure(element: PageElement): string {
  let parent = element.parentNode;
  for (let depth = 0; parent && depth < DEEPEST; depth++) {
    if (!isElement(parent)) return '';
    if (parent.tagName === 'figure') {
      const caption = findElement(parent, ({ tagName }) => tagName === 'figcaption');
      if (caption) return wholeText(caption).replace(/\s+/g, ' ').trim().slice(0, 300);
    }
    parent = parent.parentNode;
  }
  return '';
}
