import type { OfficePackage } from '../office-package';
import { captionIn, shortCaption } from '../pictures/captions';
import type { PictureMark } from '../pictures/picture-mark';

export interface SlideContent {
  blocks: string[];
  /** `part`: path of its bytes; null where it is not in the file. `before`: how many blocks stand before it. */
  pictures: readonly { part: string | null; before: number; alternative: string }[];
}

interface PlacedSlide {
  number: number;
  /** Of each block in the text of the document. */
  starts: readonly number[];
  end: number;
}

/** The pictures of a slide; one without a caption bears the title of its slide. */
export function slideMarks(
  office: OfficePackage,
  { blocks, pictures }: SlideContent,
  { number, starts, end }: PlacedSlide,
): PictureMark[] {
  const captions = blocks.flatMap((block) => block.split('\n')).flatMap((line) => captionIn(line, 'figure') ?? []);
  const [first = ''] = blocks;
  const title = first.startsWith('## ') ? shortCaption(first.slice('## '.length)) : '';
  return pictures.flatMap(({ part, before, alternative }, at): PictureMark[] => {
    const bytes = part === null ? null : office.picture(part);
    if (!bytes) return [];
    const start = starts[before] ?? end;
    const caption = captions[at] ?? captions.at(-1) ?? title;
    return [{ start, end: start, caption, alternative, place: { kind: 'slide', number }, source: { bytes } }];
  });
}
