import { BadInput } from '../app/failures';
import type { DocumentPicture } from '../core/document-picture';
import type { SafePicture } from '../core/picture';
import type { PictureFiles } from '../core/ports/document-picture-store';
import type { TextRecogniser } from '../core/ports/text-recogniser';
import type { Question } from '../core/question';
import type { FigureCopy } from '../evaluation/evaluate-image-retrieval.use-case';
import { photographed } from '../evaluation/pictures/image-copy';
import type { FigureSearch } from '../retrievers/figures/figure-search';
import { languageOf } from '../text/language';
import { note } from './output';

const PAUSE_MILLISECONDS = 500;

/** Waits until every configured model has made its vectors of the figures. */
export async function whenFound(search: Pick<FigureSearch, 'status'>): Promise<void> {
  for (;;) {
    const { texts, images } = search.status();
    const open = [texts, images].filter((vectors) => vectors !== null).filter(({ state }) => state !== 'ready');
    if (open.length === 0) return;
    const unreachable = open.find(({ state }) => state === 'unreachable');
    if (unreachable) throw new BadInput(`An embedding model cannot be reached: ${unreachable.problem ?? ''}`);
    for (const { done, total } of open) note(`Embedding ${done} of ${total}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
  }
}

export interface Copies {
  copies: FigureCopy[];
  /** Lines of text on each, where something reads letters. */
  letters: ReadonlyMap<SafePicture, readonly string[]>;
}

/** A photo of every kept picture, read as a member's would be. */
export async function copiesOf(
  kept: readonly DocumentPicture[],
  { files, recogniser }: { files: Pick<PictureFiles, 'read'>; recogniser: TextRecogniser | null },
): Promise<Copies> {
  const copies: FigureCopy[] = [];
  const letters = new Map<SafePicture, readonly string[]>();
  for (const key of new Set(kept.flatMap((picture) => picture.key ?? []))) {
    const same = kept.filter((picture) => picture.key === key);
    const [first] = same;
    const bytes = await files.read(key);
    if (!bytes || !first?.mediaType) continue;
    const { width, height, mediaType } = first;
    const picture = await photographed({ bytes, width, height, mediaType }, copies.length);
    copies.push({ picture, figures: same.map(({ id }) => id) });
    const read = await recogniser?.recognise(picture);
    if (read?.status !== 'read') continue;
    letters.set(
      picture,
      read.lines.map(({ words }) => words.map(({ text }) => text).join(' ')),
    );
  }
  return { copies, letters };
}

interface Asked {
  assistant: string;
  text: string;
  picture: SafePicture | undefined;
  lines: readonly string[];
}

/** A question as the pipeline has it once its pictures are read. */
export const questionAbout = ({ assistant, text, picture, lines }: Asked): Question => ({
  ...{ assistant, text, matchText: text, rewritten: null, language: languageOf(text), mentionsBot: false },
  conversation: { channel: 'terminal', id: 'eval' },
  member: { id: 'eval', name: 'eval' },
  ...{ attachments: [], articles: [], quoted: null },
  ...(picture && {
    pictures: [
      {
        ...{ id: 'copy', kind: 'figure', kindBy: 'text', rows: [], look: null, gaps: [], hidden: 0 },
        lines,
        shown: picture,
      },
    ],
  }),
});
